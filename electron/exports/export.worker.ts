import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/connection.ts'
import { compareReturns, countReturn, lookAtTables } from './count.ts'
import type { ExportAnswers, ExportSource, FromExport } from './export-order.ts'
import { NotPut } from './put-files.ts'

const main = parentPort
if (main === null) throw new Error('this file is the export worker and runs in no other place')
const say = (message: FromExport) => main.postMessage(message)

async function answer({ file, key, order }: ExportSource): Promise<ExportAnswers[keyof ExportAnswers]> {
  // What writes workbooks takes longer to load than a month takes to count.
  if (order.kind === 'names') return (await import('./write-names.ts')).writeNames(order)
  if (file === null || key === null) throw new Error('this order reads the register')
  const db = openReader(file, key)
  try {
    if (order.kind === 'count') return countReturn(db, order)
    if (order.kind === 'look') return lookAtTables(db, order)
    if (order.kind === 'compare') return compareReturns(db, order)
    const { writeFiles } = await import('./write-files.ts')
    return await writeFiles(db, order, (rows) => say({ kind: 'progress', rows }))
  } finally {
    db.close()
  }
}

try {
  say({ kind: 'answer', answer: await answer(workerData as ExportSource) })
} catch (cause) {
  if (!(cause instanceof NotPut)) throw cause
  say({ kind: 'not_put', code: cause.code, file: cause.file })
}
