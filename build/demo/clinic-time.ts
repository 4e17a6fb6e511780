import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'

const HOUR_MS = 3_600_000
/** 02:40 UTC is ten past eight in India, where the clinic of the demonstration stands. */
const OPENING_MS = 2 * HOUR_MS + 40 * 60_000
/** A clinic morning and some more: all of it lies in the past, so that nothing is ever ahead of the real clock. */
const MORNING_MS = 5 * HOUR_MS

/** The latest morning that is over, and how far the register's clock must be set back to play it. */
export function lastMorning(
  now: number,
  timeZone: string,
): { day: ClinicDay; opens: number; offset: number } {
  const today = dayOfInstant(now as Instant, timeZone)
  const opening = (day: ClinicDay) => Date.parse(`${day}T00:00:00Z`) + OPENING_MS
  const day = opening(today) + MORNING_MS <= now ? today : addDays(today, -1)
  return { day, opens: opening(day), offset: opening(day) - now }
}
