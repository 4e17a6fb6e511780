import type { ClinicDay } from '../shared/records/time.ts'
import { dayOfInstant } from '../shared/rules/days.ts'
import { openClinicDay } from './db/clinic-day.ts'
import { siteOf } from './db/site.ts'
import type { Register } from './register.ts'

/** The clinic day that is open; without one the day that the machine's calendar shows in the site's zone. */
export function todayOf(register: Register): ClinicDay {
  return openClinicDay(register.db)?.day ?? dayOfInstant(register.now(), siteOf(register.db).timeZone)
}
