import type { MonthlyReturn, SentHow } from '../../shared/records/monthly-return.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** A return with its two signatures and its way out, without its text. */
export interface ReturnStored extends Omit<MonthlyReturn, 'body'> {
  readonly approvedBy: number | null
  readonly approvedAt: Instant | null
  readonly sentHow: SentHow | null
  readonly sentBy: number | null
  readonly sentAt: Instant | null
}

const RETURNS = `SELECT r.id, r.month, r.digest, r.ledger_seq, r.staff_id, r.at, a.staff_id AS approved_by, a.at AS approved_at,
    s.how AS sent_how, s.staff_id AS sent_by, s.at AS sent_at
  FROM monthly_return r
  LEFT JOIN monthly_return_approval a ON a.monthly_return_id = r.id
  LEFT JOIN monthly_return_sent s ON s.monthly_return_id = r.id`

/** All returns that were ever prepared, the oldest first. */
export function allReturns(db: Reader): ReturnStored[] {
  return rowsOf(db, `${RETURNS} ORDER BY r.id`)
}

export function returnById(db: Reader, id: number): ReturnStored | undefined {
  return rowOf(db, `${RETURNS} WHERE r.id = ?`, id)
}

/** The text as it was signed. */
export function returnText(db: Reader, id: number): string | undefined {
  return oneOf(db, 'SELECT body FROM monthly_return WHERE id = ?', id)
}

export function newestReturnOf(db: Reader, month: string): ReturnStored | undefined {
  return rowOf(db, `${RETURNS} WHERE r.month = ? ORDER BY r.id DESC LIMIT 1`, month)
}

/** The first day that this register knows: of its first clinic day, a client brought over, or its making. */
export function firstKnownDay(db: Reader): ClinicDay | null {
  return oneOf<ClinicDay>(db, 'SELECT min(day) FROM clinic_day_held') ?? null
}

/** A clinic day of the period that nobody closed; the earliest. */
export function openDayWithin(db: Reader, { firstDay, lastDay }: ReportPeriod): ClinicDay | null {
  return (
    oneOf<ClinicDay>(
      db,
      'SELECT min(day) FROM clinic_day_held WHERE closed_at IS NULL AND day BETWEEN ? AND ?',
      firstDay,
      lastDay,
    ) ?? null
  )
}

/** Days of a period of which something is known: held, closed by a mark, or a holiday. */
export function knownDays(db: Reader, { firstDay, lastDay }: ReportPeriod): Set<string> {
  const days = rowsOf<{ day: string }>(
    db,
    `SELECT day FROM clinic_day_held WHERE day BETWEEN ? AND ? UNION SELECT day FROM closure WHERE day BETWEEN ? AND ?
     UNION SELECT day FROM holiday WHERE day BETWEEN ? AND ?`,
    ...[firstDay, lastDay, firstDay, lastDay, firstDay, lastDay],
  )
  return new Set(days.map(({ day }) => day))
}
