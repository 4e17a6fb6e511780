import type { ClinicDay, Instant } from '../records/time.ts'
import { daysBetween } from './days.ts'

/** After so many days without a clinic day a second person looks at the date (decisions.md, *clinic_day*). */
export const LONGEST_GAP_DAYS = 7
/** A wall clock that a time server sets right moves by seconds; more than this is somebody's hand. */
export const LARGEST_DRIFT_MS = 300_000

export interface DayOpenFacts {
  /** The date that the person typed. */
  readonly typed: ClinicDay
  /** What the machine's calendar says, in the site's zone. */
  readonly calendarDay: ClinicDay
  /** The day that was opened and never closed. */
  readonly openDay: ClinicDay | null
  /** The latest day that was ever opened. */
  readonly lastDay: ClinicDay | null
  readonly now: Instant
  /** The latest instant that any act of the register bears. */
  readonly highestSeen: Instant
  /** How far the wall clock moved against monotonic time since the register was opened, in ms. */
  readonly driftMs: number
}

/** Why a second person has to look at the date; the day may be opened all the same. */
export type DayDoubt = 'day_not_calendar' | 'clock_behind' | 'clock_jumped' | 'day_long_gap'

export type DayOpenVerdict =
  | { allowed: true; doubts: readonly DayDoubt[] }
  | { allowed: false; why: 'day_still_open' | 'day_not_after_last' }

/**
 * May this day be opened. One day is open at a time, and days only go forward: a day that has been is never
 * opened again, or its doses could be given twice. Source: decisions.md, *clinic_day*; trust.md, T8.
 */
export function dayOpenVerdict(facts: DayOpenFacts): DayOpenVerdict {
  const { typed, calendarDay, openDay, lastDay, now, highestSeen, driftMs } = facts
  if (openDay !== null) return { allowed: false, why: 'day_still_open' }
  if (lastDay !== null && typed <= lastDay) return { allowed: false, why: 'day_not_after_last' }
  const doubts: DayDoubt[] = []
  if (typed !== calendarDay) doubts.push('day_not_calendar')
  if (now < highestSeen) doubts.push('clock_behind')
  if (Math.abs(driftMs) > LARGEST_DRIFT_MS) doubts.push('clock_jumped')
  if (lastDay !== null && daysBetween(lastDay, typed) > LONGEST_GAP_DAYS) doubts.push('day_long_gap')
  return { allowed: true, doubts }
}
