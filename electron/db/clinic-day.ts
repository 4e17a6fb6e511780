import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf } from './rows.ts'

/** The day that is open now: opened and not closed. There is at most one. */
export function openClinicDay(db: Reader): ClinicDayRow | undefined {
  return rowOf(
    db,
    `SELECT d.* FROM clinic_day d LEFT JOIN clinic_day_close c ON c.clinic_day_id = d.id
     WHERE c.clinic_day_id IS NULL ORDER BY d.day DESC LIMIT 1`,
  )
}

export function lastClinicDay(db: Reader): ClinicDayRow | undefined {
  return rowOf(db, 'SELECT * FROM clinic_day ORDER BY day DESC LIMIT 1')
}

/** The latest instant that any act of the register bears: the clock never rightly shows less. */
export function highestInstant(db: Reader): number {
  return oneOf<number>(db, 'SELECT utc_ms FROM ledger ORDER BY seq DESC LIMIT 1') ?? 0
}

/** The clinic day with this date, open or closed. */
export function clinicDayOf(db: Reader, day: ClinicDay): ClinicDayRow | undefined {
  return rowOf(db, 'SELECT * FROM clinic_day WHERE day = ?', day)
}
