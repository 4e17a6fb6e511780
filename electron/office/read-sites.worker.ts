import { parentPort } from 'node:worker_threads'
import { openReader, type Reader } from '../db/connection.ts'
import { countFindings, FINDINGS, type FindingName, findingsOf } from '../db/inspection-findings.ts'
import { registerNumberOf } from '../db/ledger-read.ts'
import { LATEST, schemaVersion } from '../db/migrate.ts'
import { codeOfReason } from '../private-words.ts'
import { answerReport } from '../report/answer.ts'
import type { FindingFound, FromSites, SiteAnswer, SiteAsk, SiteOrder } from './read-order.ts'
import type { SiteData } from './site-store.ts'
import { bringUp } from './take-in.ts'

const main = parentPort
if (main === null) throw new Error('this file is the worker that reads the sites and runs in no other place')

/** One site after the other: a connection lives as long as its answer. */
main.on('message', ({ id, data, ask }: SiteOrder) => {
  const say = (message: FromSites): void => main.postMessage(message)
  try {
    say({ id, answer: ask.kind === 'bringUp' ? toLatest(data) : over(data, (db) => answerTo(db, ask)) })
  } catch (cause) {
    say({ id, fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  }
})

function over<T>({ file, key }: SiteData, read: (db: Reader) => T): T {
  const db = openReader(file, key)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

function toLatest(data: SiteData): null {
  const version = over(data, schemaVersion)
  if (version < LATEST) bringUp(data.file, data.key, version)
  return null
}

function answerTo(db: Reader, ask: Exclude<SiteAsk, { kind: 'bringUp' }>): SiteAnswer {
  if (ask.kind === 'report') return answerReport(db, ask.ask)
  if (ask.kind === 'counts')
    return (Object.keys(FINDINGS) as FindingName[]).map((kind) => ({
      kind,
      ...countFindings(db, kind, ask.look),
    }))
  const { table } = FINDINGS[ask.finding]
  return findingsOf(db, ask.finding, ask.look, ask.page).map(
    ({ clientId, staffId: _, reason, ...row }): FindingFound => ({
      ...row,
      reason: reason === null ? null : codeOfReason(reason),
      registerNumber:
        clientId === null ? registerNumberOf(db, table, row.rowId) : registerNumberOf(db, 'client', clientId),
    }),
  )
}
