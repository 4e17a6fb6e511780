import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

export type SiteAge = 'never' | 'good' | 'late' | 'very_late' | 'ended'

/** A weekly backup and the road to the office: the second week is late, the fifth very late [inference]. */
const LATE_DAYS = 14
const VERY_LATE_DAYS = 35

/** How old a site's data are at the office. @param lastDay the clinic day of its newest import */
export function siteAge(
  { lastDay, counted }: { lastDay: ClinicDay | null; counted: boolean },
  today: ClinicDay,
): { daysAgo: number | null; state: SiteAge } {
  const daysAgo = lastDay === null ? null : Math.max(0, daysBetween(lastDay, today))
  if (!counted) return { daysAgo, state: 'ended' }
  if (daysAgo === null) return { daysAgo, state: 'never' }
  return { daysAgo, state: daysAgo > VERY_LATE_DAYS ? 'very_late' : daysAgo > LATE_DAYS ? 'late' : 'good' }
}
