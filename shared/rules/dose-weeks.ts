import type { ClinicDay } from '../records/time.ts'
import type { DayMark } from './day-mark.ts'
import { addDays, isoWeekday } from './days.ts'

/** Marks of days on which the client had the medicine: seen here, carried home, elsewhere, or in the paper book. */
const HAD: ReadonlySet<DayMark> = new Set<DayMark>([
  'taken',
  'not_checked',
  'take_home',
  'elsewhere',
  'on_paper',
])

export interface DoseWeek {
  /** Monday. */
  readonly from: ClinicDay
  /** Days of it with the medicine, 0 to 7. */
  readonly days: number
}

/** Days of which the register knows nothing: nobody opened them, or they are to come. */
const UNKNOWN: ReadonlySet<DayMark> = new Set<DayMark>(['not_opened', 'to_come'])

/**
 * How many days of each week the client had the medicine: a word of attendance, without any amount. A week of which
 * nothing is known is left out.
 */
export function doseWeeks(days: readonly { day: ClinicDay; mark: DayMark }[]): DoseWeek[] {
  const weeks = new Map<ClinicDay, number>()
  for (const { day, mark } of days) {
    if (UNKNOWN.has(mark)) continue
    const from = addDays(day, 1 - isoWeekday(day))
    weeks.set(from, (weeks.get(from) ?? 0) + (HAD.has(mark) ? 1 : 0))
  }
  return [...weeks].map(([from, count]) => ({ from, days: count }))
}
