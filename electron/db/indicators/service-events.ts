import type { ReportPeriod } from '../../../shared/records/report.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'
import type { EventRow } from './care-events.ts'

export type ServiceEventRow = EventRow & {
  readonly tableName: string
  readonly kind: string
  readonly quantity: number
}

/** Everything given or done that stands; STI care, whose day is sealed, is not in it. */
export function servicesGiven(db: Reader, { firstDay, lastDay }: ReportPeriod): ServiceEventRow[] {
  return rowsOf(
    db,
    `SELECT table_name, row_id, day, kind, quantity, client_id FROM service_given WHERE day BETWEEN ? AND ?
     ORDER BY day, table_name, row_id`,
    firstDay,
    lastDay,
  )
}

export type TestRow = EventRow & {
  readonly kind: string
  readonly resultDay: ClinicDay | null
  readonly talkDay: ClinicDay | null
}

export function testsTaken(db: Reader, { firstDay, lastDay }: ReportPeriod): TestRow[] {
  return rowsOf(
    db,
    `SELECT health_test_id AS row_id, day, client_id, kind, result_day, talk_day FROM test_taken
     WHERE day BETWEEN ? AND ? ORDER BY day, health_test_id`,
    firstDay,
    lastDay,
  )
}

export type ReferralRow = EventRow & {
  readonly purpose: string
  readonly attendedDay: ClinicDay | null
  readonly resultDay: ClinicDay | null
}

export function referralsMade(db: Reader, { firstDay, lastDay }: ReportPeriod): ReferralRow[] {
  return rowsOf(
    db,
    `SELECT referral_id AS row_id, day, client_id, purpose, attended_day, result_day FROM referral_made
     WHERE day BETWEEN ? AND ? ORDER BY day, referral_id`,
    firstDay,
    lastDay,
  )
}

export type CarriedRow = EventRow & { readonly returned: 0 | 1 }

/** Doses handed over to carry, by the day of the hand-over. */
export function dosesCarried(db: Reader, { firstDay, lastDay }: ReportPeriod): CarriedRow[] {
  return rowsOf(
    db,
    `SELECT dose_id AS row_id, day, client_id, returned FROM take_home_given WHERE day BETWEEN ? AND ?
     ORDER BY day, dose_id`,
    firstDay,
    lastDay,
  )
}

export type VisitRow = EventRow & { readonly outcome: string | null }

export function followUpsMade(db: Reader, { firstDay, lastDay }: ReportPeriod): VisitRow[] {
  return rowsOf(
    db,
    `SELECT follow_up_visit_id AS row_id, day, client_id, outcome FROM follow_up_made WHERE day BETWEEN ? AND ?
     ORDER BY day, follow_up_visit_id`,
    firstDay,
    lastDay,
  )
}

/** Every stretch of care of any kind, guests' too: a dose outside all of a client's is said to be one. */
export function careSpans(
  db: Reader,
): { clientId: number; openedDay: ClinicDay; closedDay: ClinicDay | null }[] {
  return rowsOf(
    db,
    `SELECT e.client_id, e.opened_day, x.day AS closed_day FROM episode e
     LEFT JOIN episode_closing x ON x.episode_id = e.id`,
  )
}
