import type { ClinicDay } from '../records/time.ts'
import { isoWeekday } from './days.ts'

/** When the site does not dose: weekly days and holidays are site data, closures are acts, also of the past. */
export type ClinicCalendar = {
  /** ISO weekday digits, '7' is Sunday; as `site.weeklyClosedDays`. */
  weeklyClosedDays: string
  holidays: ReadonlySet<ClinicDay>
  closures: ReadonlySet<ClinicDay>
}

/**
 * Why the clinic is closed on a day, or null when it is open. A closed day makes nobody missed and is in no doses
 * due; the ladder counts it all the same (clinic.md, *Calendar and absence*).
 */
export function closedBy(day: ClinicDay, calendar: ClinicCalendar): 'closure' | 'holiday' | 'weekly' | null {
  if (calendar.closures.has(day)) return 'closure'
  if (calendar.holidays.has(day)) return 'holiday'
  return calendar.weeklyClosedDays.includes(String(isoWeekday(day))) ? 'weekly' : null
}
