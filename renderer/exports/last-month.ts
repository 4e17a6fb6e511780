import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { monthBefore, monthOf, periodOfMonth } from '../../shared/rules/return-month.ts'

/** What is exported most: the month that is over. */
export const lastMonthBefore = (today: ClinicDay): ReportPeriod => periodOfMonth(monthBefore(monthOf(today)))

/** The month, where a period is one. */
export function wholeMonth({ firstDay, lastDay }: ReportPeriod): string | null {
  const month = monthOf(firstDay)
  const whole = periodOfMonth(month)
  return whole.firstDay === firstDay && whole.lastDay === lastDay ? month : null
}
