import type { ClinicDay } from '../records/time.ts'
import { daysBetween, daysFromTo } from './days.ts'

export interface CampSpan {
  readonly firstDay: ClinicDay
  /** As planned, or as it went once the camp has ended. */
  readonly lastDay: ClinicDay
}

/** From admission to discharge; null while it lasts. */
export interface Stay {
  readonly from: ClinicDay
  readonly to: ClinicDay | null
}

/** A year: what somebody typed with a wrong year is longer. */
const LONGEST = 366

export type CampProblem = {
  field: 'firstDay' | 'lastDay'
  code: 'camp_ends_before' | 'camp_too_long' | 'camps_overlap'
}

/** What stands against a camp: `others` are those of the same place that were not cancelled. */
export function campProblems(camp: CampSpan, others: readonly CampSpan[]): CampProblem[] {
  if (camp.lastDay < camp.firstDay) return [{ field: 'lastDay', code: 'camp_ends_before' }]
  if (daysBetween(camp.firstDay, camp.lastDay) >= LONGEST)
    return [{ field: 'lastDay', code: 'camp_too_long' }]
  const overlaps = others.some((other) => other.firstDay <= camp.lastDay && other.lastDay >= camp.firstDay)
  return overlaps ? [{ field: 'firstDay', code: 'camps_overlap' }] : []
}

/**
 * Whether a stay takes a bed on a day: the day of admission counts, the day of discharge does not, and who came and
 * went on one day counts that day. So a bed that is left in the morning is free for the next one.
 */
export function takesBed({ from, to }: Stay, day: ClinicDay): boolean {
  if (day < from) return false
  return to === null || day < to || (to === from && day === from)
}

/** Beds taken on each day of a span, both ends included. */
export function occupancy(
  stays: readonly Stay[],
  { firstDay, lastDay }: CampSpan,
): { day: ClinicDay; taken: number }[] {
  return daysFromTo(firstDay, lastDay).map((day) => ({
    day,
    taken: stays.filter((stay) => takesBed(stay, day)).length,
  }))
}

/** The days from an admission to the camp's end on which every bed is taken already; empty when there is room. */
export function fullDays(
  stays: readonly Stay[],
  camp: CampSpan & { readonly beds: number },
  from: ClinicDay,
): ClinicDay[] {
  return occupancy(stays, { firstDay: from, lastDay: camp.lastDay })
    .filter(({ taken }) => taken >= camp.beds)
    .map(({ day }) => day)
}

/** Days that a stay has lasted up to `today`, as beds are counted: at least one. */
export function stayDays({ from, to }: Stay, today: ClinicDay): number {
  return to === null ? daysBetween(from, today) + 1 : Math.max(1, daysBetween(from, to))
}
