import type { ClinicDay } from '../records/time.ts'
import type { PlanOutcome } from '../records/treatment-plan.ts'
import { daysBetween } from './days.ts'

export type PlanState =
  /** It runs, and is looked at again on a day; `overdue` counts the days since, 0 on the day itself. */
  | { state: 'running'; reviewDay: ClinicDay; overdue: number | null }
  | { state: 'ended'; outcome: 'reached' | 'given_up'; day: ClinicDay }

/** Where the plan in force stands: the last review decides, else the day that was set when it was written. */
export function planState(
  plan: { reviewDay: ClinicDay },
  reviews: readonly { day: ClinicDay; outcome: PlanOutcome; nextDay: ClinicDay | null }[],
  today: ClinicDay,
): PlanState {
  const last = reviews.at(-1)
  if (last && (last.outcome === 'reached' || last.outcome === 'given_up'))
    return { state: 'ended', outcome: last.outcome, day: last.day }
  const reviewDay = last?.nextDay ?? plan.reviewDay
  return { state: 'running', reviewDay, overdue: reviewDay <= today ? daysBetween(reviewDay, today) : null }
}

/** The furthest day to look at a plan again: half a year [inference]. */
export const longestPlanDays = 183

/** Why a day will not do for the next look at a plan: null when it will. */
export function reviewDayProblem(
  day: ClinicDay,
  today: ClinicDay,
): 'review_in_past' | 'review_too_far' | null {
  if (day <= today) return 'review_in_past'
  return daysBetween(today, day) > longestPlanDays ? 'review_too_far' : null
}
