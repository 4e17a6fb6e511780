import type { ReportPeriod } from '../records/report.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysFromTo, isoWeekday } from './days.ts'

export const monthOf = (day: ClinicDay): string => day.slice(0, 7)

/** All days of a month, `YYYY-MM`. */
export function periodOfMonth(month: string): ReportPeriod {
  const firstDay = `${month}-01` as ClinicDay
  return { firstDay, lastDay: addDays(`${monthAfter(month)}-01` as ClinicDay, -1) }
}

export function monthAfter(month: string): string {
  return monthOf(addDays(`${month}-28` as ClinicDay, 4))
}

export function monthBefore(month: string): string {
  return monthOf(addDays(`${month}-01` as ClinicDay, -1))
}

/** The months from one to another, the newest first; none when the later one is earlier. */
export function monthsBack(from: string, newest: string): string[] {
  const months: string[] = []
  for (let month = newest; month >= from; month = monthBefore(month)) months.push(month)
  return months
}

export interface ReturnMonthFacts {
  readonly month: string
  /** The clinic's own day, so that a wrong clock of the PC does not decide. */
  readonly today: ClinicDay
  /** When the register of this site began. */
  readonly began: ClinicDay
  /** A clinic day of the month that nobody closed. */
  readonly openDay: ClinicDay | null
}

/**
 * Why no return of a month can be prepared; null when one can. A month that goes on is refused and not merely warned
 * of: what two people sign is whole, and a look at the days so far is the report of a free period. `today` is the open
 * clinic day: at the first of a month the last day of the month before is over.
 */
export function returnRefusal({ month, today, began, openDay }: ReturnMonthFacts): string | null {
  const { firstDay, lastDay } = periodOfMonth(month)
  if (firstDay > today) return 'return_in_future'
  if (lastDay >= today) return 'return_month_not_over'
  if (lastDay < began) return 'return_before_register'
  return openDay === null ? null : 'return_day_open'
}

export interface MissingDaysFacts {
  readonly period: ReportPeriod
  readonly began: ClinicDay
  /** ISO weekday digits, as of the site. */
  readonly weeklyClosedDays: string
  /** Days held, holidays and closures. */
  readonly known: ReadonlySet<string>
}

/** Working days of which nobody knows anything: not held, no closure, no holiday, no closed weekday. */
export function daysWithoutRegister({
  period,
  began,
  weeklyClosedDays,
  known,
}: MissingDaysFacts): ClinicDay[] {
  return daysFromTo(began > period.firstDay ? began : period.firstDay, period.lastDay).filter(
    (day) => !known.has(day) && !weeklyClosedDays.includes(String(isoWeekday(day))),
  )
}

/** Whether last month's return is late: not sent on the day of the month that the site set, or after. */
export function returnIsDue(today: ClinicDay, dueDay: number): boolean {
  return Number(today.slice(8)) >= dueDay
}
