import type { ClinicDay } from '../records/time.ts'

export interface ClockResetFacts {
  /** What the computer's calendar says now, in the site's zone. */
  readonly calendarDay: ClinicDay
  /** The day to be taken back; null resets only the highest moment seen. */
  readonly day: {
    readonly day: ClinicDay
    readonly open: boolean
    /** Doses written on it, whatever became of them. */
    readonly doses: number
  } | null
  /** The last clinic day before it that stands. */
  readonly before: ClinicDay | null
  /** What day it really was, as the two keyholders say. */
  readonly trueDay: ClinicDay | null
}

export type ClockResetRefusal =
  | 'day_not_ahead'
  | 'close_the_day_first'
  | 'true_day_missing'
  | 'true_day_not_wanted'
  | 'true_day_taken'
  | 'true_day_ahead'

/**
 * May a clinic day that was opened in the future be taken back. All doses are kept: a day on which any was written is
 * closed first and gets the date that it really had, after which that date is over. Source: trust.md, T8; decisions.md,
 * *clock reset* (manager + another keyholder, always two).
 *
 * @returns null when it may
 */
export function clockResetRefusal(facts: ClockResetFacts): ClockResetRefusal | null {
  const { calendarDay, day, before, trueDay } = facts
  if (day === null) return trueDay === null ? null : 'true_day_not_wanted'
  if (day.day <= calendarDay) return 'day_not_ahead'
  if (day.doses === 0) return trueDay === null ? null : 'true_day_not_wanted'
  if (day.open) return 'close_the_day_first'
  if (trueDay === null) return 'true_day_missing'
  if (before !== null && trueDay <= before) return 'true_day_taken'
  return trueDay > calendarDay ? 'true_day_ahead' : null
}
