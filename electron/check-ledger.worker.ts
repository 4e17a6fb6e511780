import { parentPort, workerData } from 'node:worker_threads'
import type { CheckOrder } from './check-ledger.ts'
import { openReader } from './db/connection.ts'
import { inOneMoment } from './db/ledger-check.ts'
import { checkLedger } from './ledger-check-steps.ts'

const main = parentPort
if (main === null) throw new Error('this file is the ledger worker and runs in no other place')

const { file, key, mark } = workerData as CheckOrder
const db = openReader(file, key)
try {
  inOneMoment(db, () => {
    for (const step of checkLedger(db, mark)) main.postMessage(step)
  })
} finally {
  db.close()
}
