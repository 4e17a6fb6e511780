import type { ReportPeriod } from '../../../shared/records/report.ts'
import type { SessionKind } from '../../../shared/records/session.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'

/** Something that happened to somebody on a day, with the row that says so. */
export interface EventRow {
  readonly rowId: number
  readonly day: ClinicDay
  readonly clientId: number | null
}

export type SessionRow = EventRow & { readonly kind: SessionKind }

/** Sessions that were held; the client of those with one alone. */
export function sessionsHeld(db: Reader, { firstDay, lastDay }: ReportPeriod): SessionRow[] {
  return rowsOf(
    db,
    `SELECT s.session_id AS row_id, s.day, s.kind, CASE s.clients WHEN 1 THEN (
       SELECT k.client_id FROM session_client k WHERE k.session_id = s.session_id) END AS client_id
     FROM session_held s WHERE s.day BETWEEN ? AND ? ORDER BY s.day, s.session_id`,
    firstDay,
    lastDay,
  )
}

/** Everybody who was at a session, with the day of the first. */
export function counselledClients(
  db: Reader,
  { firstDay, lastDay }: ReportPeriod,
): { clientId: number; day: ClinicDay }[] {
  return rowsOf(
    db,
    'SELECT client_id, min(day) AS day FROM session_attended WHERE day BETWEEN ? AND ? GROUP BY client_id',
    firstDay,
    lastDay,
  )
}

export interface MeetingRow {
  readonly rowId: number
  readonly day: ClinicDay
  readonly kind: string
  readonly members: number
  readonly family: number
  readonly guests: number
}

export function meetingsHeld(db: Reader, { firstDay, lastDay }: ReportPeriod): MeetingRow[] {
  return rowsOf(
    db,
    `SELECT group_meeting_id AS row_id, day, kind, members, family, guests FROM group_meeting_held
     WHERE day BETWEEN ? AND ? ORDER BY day, group_meeting_id`,
    firstDay,
    lastDay,
  )
}

export type DetoxRow = EventRow & { readonly cell: string }

export function detoxStarted(db: Reader, { firstDay, lastDay }: ReportPeriod): DetoxRow[] {
  return rowsOf(
    db,
    `SELECT episode_id AS row_id, day, client_id, setting AS cell FROM detox_stay WHERE day BETWEEN ? AND ?
     ORDER BY day, episode_id`,
    firstDay,
    lastDay,
  )
}

/** Ended in the period: with an outcome, or by a death, which has no discharge. */
export function detoxEnded(db: Reader, { firstDay, lastDay }: ReportPeriod): DetoxRow[] {
  return rowsOf(
    db,
    `SELECT s.episode_id AS row_id, s.discharge_day AS day, s.client_id, s.outcome AS cell FROM detox_stay s
     WHERE s.discharge_day BETWEEN ? AND ?
     UNION ALL
     SELECT s.episode_id, t.closed_day, s.client_id, 'died' FROM detox_stay s
     JOIN treatment t ON t.episode_id = s.episode_id
     WHERE s.discharge_day IS NULL AND t.closed_for = 'died' AND t.closed_day BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM treatment n WHERE n.client_id = t.client_id AND n.kind = 'detox' AND n.reopened = 1
                         AND n.episode_id > t.episode_id)
     ORDER BY 2, 1`,
    firstDay,
    lastDay,
    firstDay,
    lastDay,
  )
}

export function detoxTalks(db: Reader, { firstDay, lastDay }: ReportPeriod): DetoxRow[] {
  return rowsOf(
    db,
    'SELECT id AS row_id, day, client_id, kind AS cell FROM detox_talk WHERE day BETWEEN ? AND ? ORDER BY day, id',
    firstDay,
    lastDay,
  )
}

export type OverdoseRow = EventRow & {
  readonly place: string
  readonly naloxone: string
  readonly outcome: string
}

export function overdosesTold(db: Reader, { firstDay, lastDay }: ReportPeriod): OverdoseRow[] {
  return rowsOf(
    db,
    `SELECT overdose_id AS row_id, day, client_id, place, naloxone, outcome FROM overdose_told
     WHERE day BETWEEN ? AND ? ORDER BY day, overdose_id`,
    firstDay,
    lastDay,
  )
}

export function kitsGiven(
  db: Reader,
  { firstDay, lastDay }: ReportPeriod,
): (EventRow & { recipient: string; kits: number })[] {
  return rowsOf(
    db,
    `SELECT naloxone_entry_id AS row_id, day, client_id, recipient, kits FROM naloxone_kit_given
     WHERE day BETWEEN ? AND ? ORDER BY day, naloxone_entry_id`,
    firstDay,
    lastDay,
  )
}
