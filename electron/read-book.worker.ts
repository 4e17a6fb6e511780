import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from './db/connection.ts'
import { type BookOrder, readBook } from './read-book.ts'

const main = parentPort
if (main === null) throw new Error('this file is the worker that reads books and runs in no other place')

const { file, key, scope } = workerData as BookOrder
const db = openReader(file, key)
try {
  for (const rows of readBook(db, scope)) main.postMessage(rows)
  main.postMessage('done')
} finally {
  db.close()
}
