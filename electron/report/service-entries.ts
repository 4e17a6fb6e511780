import type { ReportPeriod } from '../../shared/records/report.ts'
import type { Reader } from '../db/connection.ts'
import { dosesCarried, referralsMade, servicesGiven, testsTaken } from '../db/indicators/service-events.ts'
import { type Entry, entry } from './entries.ts'

/** What was given and done, by kind; the stages of tests and referrals stand under the day on which they began. */
export function* serviceEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  const clients = new Set<string>()
  for (const { tableName, rowId, day, kind, quantity, clientId } of servicesGiven(db, period)) {
    const row = { table: tableName, rowId, day, clientId, cell: kind }
    yield entry('service_times', row)
    yield entry('service_quantity', { ...row, count: quantity })
    if (clientId === null || clients.has(`${kind} ${clientId}`)) continue
    clients.add(`${kind} ${clientId}`)
    yield entry('service_clients', row)
  }
  for (const { rowId, day, clientId, kind, resultDay, talkDay } of testsTaken(db, period)) {
    const row = { table: 'health_test', rowId, day, clientId, cell: kind, of: 1 }
    yield entry('tests_with_result', { ...row, count: resultDay === null ? 0 : 1 })
    yield entry('tests_with_talk', { ...row, count: talkDay === null ? 0 : 1 })
  }
}

export function* referralEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  for (const { rowId, day, clientId, purpose, attendedDay, resultDay } of referralsMade(db, period)) {
    const row = { table: 'referral', rowId, day, clientId, cell: purpose }
    yield entry('referred', row)
    yield entry('referral_attended', { ...row, count: attendedDay === null ? 0 : 1, of: 1 })
    yield entry('referral_result', { ...row, count: resultDay === null ? 0 : 1, of: 1 })
  }
}

export function* carriedEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  const clients = new Set<number>()
  for (const { rowId, day, clientId, returned } of dosesCarried(db, period)) {
    const row = { table: 'dose', rowId, day, clientId }
    yield entry('take_home_given', { ...row, cell: '' })
    yield entry('take_home_returned', { ...row, cell: '', count: returned, of: 1 })
    if (clientId === null || clients.has(clientId)) continue
    clients.add(clientId)
    yield entry('take_home_clients', { clientId, day })
  }
}
