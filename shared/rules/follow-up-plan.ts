import type { ClosingReason, EpisodeKind } from '../records/episode.ts'
import type { FollowUpOutcome, FollowUpSpan, VisitMet } from '../records/follow-up.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween } from './days.ts'

export interface PlannedStep {
  /** 1 is the first date after the discharge. */
  readonly step: number
  readonly dueDay: ClinicDay
}

export interface VisitFacts {
  readonly id: number
  readonly step: number
  readonly day: ClinicDay
  readonly met: VisitMet
  /** Null: a failed attempt. */
  readonly outcome: FollowUpOutcome | null
}

/** So many days before its date a visit already counts for it: the route of a week goes round once. */
export const earlyDays = 6

/** After so many failed attempts in a row *lost* is suggested; a person decides (issue 5, item 3). */
export const attemptsUntilLost = 3

/** Whether there is anybody to follow up: not who died, went on to another site, or was a guest. */
export function isFollowedUp(kind: EpisodeKind, closedFor: ClosingReason): boolean {
  if (kind !== 'detox' && kind !== 'rehabilitation') return false
  return closedFor !== 'died' && closedFor !== 'transferred_out' && closedFor !== 'guest_left'
}

/** The same date so many calendar months on; the last of a shorter month: 31-Jan and one month is 28-Feb. */
export function addMonths(day: ClinicDay, months: number): ClinicDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // Day 0 of the month after: the last of the month that is meant.
  const reached = new Date(Date.UTC(year, month + months, 0))
  reached.setUTCDate(Math.min(date, reached.getUTCDate()))
  return reached.toISOString().slice(0, 10) as ClinicDay
}

/**
 * The dates of the plan after a closing, in order. Source of the default template: clinic.md, *Detoxification and
 * follow-up* (1, 2, 4 weeks, 2, 3, 6, 12 months); a site sets its own.
 */
export function followUpPlan(closedDay: ClinicDay, template: readonly FollowUpSpan[]): PlannedStep[] {
  const days = template.map(({ unit, count }) =>
    unit === 'weeks' ? addDays(closedDay, 7 * count) : addMonths(closedDay, count),
  )
  return [...new Set(days)].sort().map((dueDay, index) => ({ step: index + 1, dueDay }))
}

/** Steps whose outcome is known. */
const doneSteps = (visits: readonly VisitFacts[]): ReadonlySet<number> =>
  new Set(visits.filter(({ outcome }) => outcome !== null).map(({ step }) => step))

/**
 * The step that a visit on a day is made for: the last date that has come, if it has no outcome yet; else the next
 * one, if it is at most `earlyDays` ahead; else 0, a visit between two dates.
 */
export function stepFor(plan: readonly PlannedStep[], visits: readonly VisitFacts[], day: ClinicDay): number {
  const done = doneSteps(visits)
  const reached = plan.findLast(({ dueDay }) => dueDay <= day)
  if (reached && !done.has(reached.step)) return reached.step
  const next = plan.find(({ dueDay, step }) => dueDay > day && !done.has(step))
  return next && daysBetween(day, next.dueDay) <= earlyDays ? next.step : 0
}

export type StepState = 'done' | 'missed' | 'due' | 'ahead'

export interface FollowUpState {
  readonly steps: readonly (PlannedStep & { state: StepState; outcome: FollowUpOutcome | null })[]
  /** The one to be visited: the last that has come, or the next one. Null when none is left. */
  readonly next: PlannedStep | null
  /** Why no more visits are planned. */
  readonly ended: 'died' | 'lost' | 'finished' | null
  /** Attempts since somebody was last met. */
  readonly failedInARow: number
  readonly suggestLost: boolean
  readonly last: { outcome: FollowUpOutcome; day: ClinicDay } | null
}

/**
 * Where a plan stands on a day. A date passes by when the next one has come: it was *missed*. *Lost* rests the plan
 * until somebody meets the person again; a death ends it.
 */
export function followUpState(
  plan: readonly PlannedStep[],
  visits: readonly VisitFacts[],
  today: ClinicDay,
): FollowUpState {
  const inOrder = [...visits].sort((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1))
  const lastKnown = inOrder.findLast(({ outcome }) => outcome !== null)
  const outcomes = new Map(
    inOrder.flatMap(({ step, outcome }) => (outcome ? [[step, outcome] as const] : [])),
  )
  const reached = plan.findLast(({ dueDay }) => dueDay <= today)
  const steps = plan.map((planned) => {
    const outcome = outcomes.get(planned.step) ?? null
    const state: StepState =
      outcome !== null ? 'done' : planned.dueDay > today ? 'ahead' : planned === reached ? 'due' : 'missed'
    return { ...planned, state, outcome }
  })
  const last = lastKnown?.outcome ? { outcome: lastKnown.outcome, day: lastKnown.day } : null
  const open = steps.find(({ state }) => state === 'due') ?? steps.find(({ state }) => state === 'ahead')
  const stopped = last?.outcome === 'died' || last?.outcome === 'lost' ? last.outcome : null
  const since = lastKnown ? inOrder.slice(inOrder.indexOf(lastKnown) + 1) : inOrder
  const failedInARow = since.length
  return {
    steps,
    next: stopped === null && open ? { step: open.step, dueDay: open.dueDay } : null,
    ended: stopped ?? (open ? null : 'finished'),
    failedInARow,
    suggestLost: stopped === null && failedInARow >= attemptsUntilLost,
    last,
  }
}
