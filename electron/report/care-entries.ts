import type { ReportPeriod } from '../../shared/records/report.ts'
import type { Reader } from '../db/connection.ts'
import {
  counselledClients,
  detoxEnded,
  detoxStarted,
  detoxTalks,
  type EventRow,
  kitsGiven,
  meetingsHeld,
  overdosesTold,
  sessionsHeld,
} from '../db/indicators/care-events.ts'
import { followUpsMade } from '../db/indicators/service-events.ts'
import { followUpDates } from '../follow-up-dates.ts'
import type { ReportClinic } from './clinic.ts'
import { type Entry, entry } from './entries.ts'
import { activeWithin, type Walked } from './flow.ts'

const at = (table: string, { rowId, day, clientId }: EventRow) => ({ table, rowId, day, clientId })

/** Sessions and meetings of peer groups that were held, and how many in treatment had a session. */
export function* counsellingEntries(clinic: ReportClinic, walked: readonly Walked[]): Generator<Entry> {
  const { period } = clinic.scope
  for (const row of sessionsHeld(clinic.db, period))
    yield entry('sessions', { ...at('session', row), cell: row.kind })
  const met = new Map(counselledClients(clinic.db, period).map(({ clientId, day }) => [clientId, day]))
  for (const clientId of new Set(walked.filter(activeWithin).map(({ stay }) => stay.clientId))) {
    const day = met.get(clientId) ?? null
    yield entry('counselled', { clientId, day, count: day === null ? 0 : 1, of: 1 })
  }
  for (const { rowId, day, kind, members, family, guests } of meetingsHeld(clinic.db, period)) {
    const row = { table: 'group_meeting', rowId, day }
    yield entry('group_meetings', { ...row, cell: kind })
    yield entry('group_attendance', { ...row, cell: 'members', count: members })
    yield entry('group_attendance', { ...row, cell: 'family', count: family })
    yield entry('group_attendance', { ...row, cell: 'guests', count: guests })
  }
}

export function* detoxEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  for (const row of detoxStarted(db, period))
    yield entry('detox_started', { ...at('detox_admission', row), cell: row.cell })
  for (const row of detoxEnded(db, period))
    yield entry('detox_ended', { ...at('detox_admission', row), cell: row.cell })
  for (const row of detoxTalks(db, period))
    yield entry('detox_talks', { ...at('detox_talk', row), cell: row.cell })
}

/** Dates of plans that fell due, and the visits that were made, by their own day. */
export function* followUpEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  for (const { episodeId, clientId, dueDay, done } of followUpDates(db, period))
    yield entry('follow_ups_done', {
      ...{ clientId, table: 'episode', rowId: episodeId, day: dueDay },
      ...{ count: done ? 1 : 0, of: 1 },
    })
  for (const row of followUpsMade(db, period))
    yield entry('follow_up_outcome', { ...at('follow_up_visit', row), cell: row.outcome ?? 'nobody_met' })
}

export function* overdoseEntries(db: Reader, period: ReportPeriod): Generator<Entry> {
  for (const row of overdosesTold(db, period)) {
    const told = at('overdose', row)
    yield entry('overdoses', { ...told, cell: row.place })
    yield entry('overdose_naloxone', { ...told, cell: '', count: row.naloxone === 'given' ? 1 : 0, of: 1 })
    yield entry('overdose_deaths', { ...told, cell: '', count: row.outcome === 'died' ? 1 : 0, of: 1 })
  }
  for (const row of kitsGiven(db, period))
    yield entry('naloxone_kits', { ...at('naloxone_entry', row), cell: row.recipient, count: row.kits })
}
