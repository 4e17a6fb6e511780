import type { ClockReset } from '../../shared/records/clock-reset.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** Every reset, the newest first, with the day that was taken back. */
export function clockResets(db: Reader): (ClockReset & { day: ClinicDay | null })[] {
  return rowsOf(
    db,
    `SELECT r.*, d.day FROM clock_reset r LEFT JOIN clinic_day d ON d.id = r.clinic_day_id ORDER BY r.id DESC`,
  )
}

/** The earliest clinic day after `today` that stands, with the number of doses written on it. */
export function dayAhead(
  db: Reader,
  today: ClinicDay,
): { id: number; day: ClinicDay; closed: 0 | 1; doses: number } | undefined {
  return rowOf(
    db,
    `SELECT d.id, d.day, EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = d.id) AS closed,
       (SELECT count(*) FROM dose x WHERE x.clinic_day_id = d.id) AS doses
     FROM clinic_day d
     WHERE d.day > ? AND NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = d.id)
     ORDER BY d.id LIMIT 1`,
    today,
  )
}

/** The last clinic day opened before another that stands, or the true day of one taken back. */
export function dayBefore(db: Reader, clinicDayId: number): ClinicDay | null {
  return (
    oneOf<ClinicDay | null>(
      db,
      `SELECT max(coalesce(r.true_day, d.day)) FROM clinic_day d
       LEFT JOIN clock_reset r ON r.clinic_day_id = d.id
       WHERE d.id < ? AND (r.id IS NULL OR r.true_day IS NOT NULL)`,
      clinicDayId,
    ) ?? null
  )
}

export interface DayTakenBack {
  readonly clinicDayId: number
  /** The date that was written, and the one that it was; equal when nothing was dosed. */
  readonly day: ClinicDay
  readonly trueDay: ClinicDay
  /** When it was taken back, by a clock that was right: nothing on it happened later. */
  readonly at: Instant
}

/** Days taken back by their keys; almost always none. */
export function daysTakenBack(db: Reader): Map<number, DayTakenBack> {
  const rows = rowsOf<DayTakenBack>(
    db,
    `SELECT r.clinic_day_id, d.day, coalesce(r.true_day, d.day) AS true_day, r.at
     FROM clock_reset r JOIN clinic_day d ON d.id = r.clinic_day_id`,
  )
  return new Map(rows.map((row) => [row.clinicDayId, row]))
}

/**
 * A dose as it really was: on its true day, days carried home as far after it, and not later than the reset. What was
 * entered from paper for an earlier day keeps that day.
 */
export function asItWas<T extends { clinicDay: ClinicDay; clinicDayId: number; at: Instant }>(
  dose: T,
  takenBack: ReadonlyMap<number, DayTakenBack>,
): T {
  const reset = takenBack.get(dose.clinicDayId)
  if (!reset) return dose
  const after = Date.parse(dose.clinicDay) - Date.parse(reset.day)
  if (after < 0) return { ...dose, at: earlier(dose.at, reset.at) }
  const clinicDay = new Date(Date.parse(reset.trueDay) + after).toISOString().slice(0, 10) as ClinicDay
  return { ...dose, clinicDay, at: earlier(dose.at, reset.at) }
}

export const earlier = (at: Instant, limit: Instant | undefined): Instant =>
  limit !== undefined && limit < at ? limit : at
