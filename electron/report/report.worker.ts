import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/connection.ts'
import { answerReport } from './answer.ts'
import type { FromReport, ReportAsk, ReportSource } from './run-report.ts'

const main = parentPort
if (main === null) throw new Error('this file is the report worker and runs in no other place')

const { file, key } = workerData as ReportSource
const db = openReader(file, key)
main.on('message', ({ id, order }: { id: number; order: ReportAsk }) => {
  try {
    main.postMessage({ id, answer: answerReport(db, order) } satisfies FromReport)
  } catch (cause) {
    main.postMessage({ id, fault: cause instanceof Error ? cause.message : 'fault' } satisfies FromReport)
  }
})
