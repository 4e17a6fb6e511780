import type { ClinicDay } from '../shared/records/time.ts'
import { dayOfInstant } from '../shared/rules/days.ts'
import { openClinicDay } from './db/clinic-day.ts'
import { siteOf } from './db/site.ts'
import type { Register } from './register.ts'

/** The clinic day that is open; without one the day that the machine's calendar shows in the site's zone. */
export function todayOf(register: Register): ClinicDay {
  return openClinicDay(register.db)?.day ?? dayOfInstant(register.now(), siteOf(register.db).timeZone)
}

/** Minutes after midnight by the clinic's wall clock; past midnight an open clinic day has had all of its minutes. */
export function minuteOfDay(register: Register): number {
  const { timeZone } = siteOf(register.db)
  const now = register.now()
  if (dayOfInstant(now, timeZone) > todayOf(register)) return 1439
  const time = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
