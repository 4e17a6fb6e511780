import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf } from './rows.ts'

/** A day that two keyholders took back, because the clock was wrong, is as if it had not been. */
const STANDS = 'NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = d.id)'

/** The day that is open now: opened and not closed. There is at most one. */
export function openClinicDay(db: Reader): ClinicDayRow | undefined {
  return rowOf(
    db,
    `SELECT d.* FROM clinic_day d LEFT JOIN clinic_day_close c ON c.clinic_day_id = d.id
     WHERE c.clinic_day_id IS NULL AND ${STANDS} ORDER BY d.day DESC LIMIT 1`,
  )
}

export function lastClinicDay(db: Reader): ClinicDayRow | undefined {
  return rowOf(db, `SELECT d.* FROM clinic_day d WHERE ${STANDS} ORDER BY d.day DESC LIMIT 1`)
}

/** The latest date that is over: of the days that stand, and of the true days of those that were taken back. */
export function lastDayOver(db: Reader): ClinicDay | null {
  const trueDay = oneOf<ClinicDay | null>(db, 'SELECT max(true_day) FROM clock_reset') ?? null
  const last = lastClinicDay(db)?.day ?? null
  if (trueDay === null || last === null) return trueDay ?? last
  return trueDay > last ? trueDay : last
}

/**
 * The latest instant that the register has seen: of the last act, and of all days opened and closed, since two
 * keyholders last set the clock right. The clock never rightly shows less.
 */
export function highestInstant(db: Reader): number {
  const resetSeq =
    oneOf<number | null>(db, "SELECT max(seq) FROM ledger WHERE table_name = 'clock_reset'") ?? 0
  const act = oneOf<number>(db, 'SELECT utc_ms FROM ledger ORDER BY seq DESC LIMIT 1') ?? 0
  const days = oneOf<number | null>(
    db,
    `SELECT max(utc_ms) FROM ledger WHERE seq > ? AND table_name IN ('clinic_day', 'clinic_day_close')`,
    resetSeq,
  )
  return Math.max(act, days ?? 0)
}

/** The clinic day with this date, open or closed. */
export function clinicDayOf(db: Reader, day: ClinicDay): ClinicDayRow | undefined {
  return rowOf(db, `SELECT d.* FROM clinic_day d WHERE d.day = ? AND ${STANDS}`, day)
}
