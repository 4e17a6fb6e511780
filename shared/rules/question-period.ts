import type { QuestionPeriod } from '../records/question.ts'
import type { ReportPeriod } from '../records/report.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays } from './days.ts'
import { addMonths } from './follow-up-plan.ts'

const firstOfMonth = (day: ClinicDay): ClinicDay => `${day.slice(0, 8)}01` as ClinicDay
const firstOfYear = (day: ClinicDay): ClinicDay => `${day.slice(0, 4)}-01-01` as ClinicDay

/**
 * The days that a question means, today being given; null for all days. The last three and twelve months end with
 * today and begin with a month's first day, so that parts by month are whole.
 */
export function questionDays(asked: QuestionPeriod, today: ClinicDay): ReportPeriod | null {
  if (asked.kind === 'days') return asked.period
  const month = firstOfMonth(today)
  switch (asked.name) {
    case 'this_month':
      return { firstDay: month, lastDay: today }
    case 'last_month':
      return { firstDay: addMonths(month, -1), lastDay: addDays(month, -1) }
    case 'last_3_months':
      return { firstDay: addMonths(month, -2), lastDay: today }
    case 'last_12_months':
      return { firstDay: addMonths(month, -11), lastDay: today }
    case 'this_year':
      return { firstDay: firstOfYear(today), lastDay: today }
    case 'last_year': {
      const lastDay = addDays(firstOfYear(today), -1)
      return { firstDay: firstOfYear(lastDay), lastDay }
    }
    case 'all':
      return null
  }
}
