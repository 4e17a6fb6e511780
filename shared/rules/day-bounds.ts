import type { ClinicDay, Instant } from '../records/time.ts'
import { dayNumber, dayOfInstant } from './days.ts'

const msPerDay = 86_400_000

/**
 * The moments between which a calendar day lies in a zone: from its first millisecond to the first of the next.
 * Found by halving, as no library of dates is needed for one question; a day may have 23 or 25 hours.
 *
 * @throws RangeError when the zone is unknown
 */
export function boundsOfDay(day: ClinicDay, timeZone: string): { from: Instant; to: Instant } {
  const midnight = dayNumber(day) * msPerDay
  const firstOf = (isAfter: (other: ClinicDay) => boolean): Instant => {
    let [before, after] = [midnight - msPerDay, midnight + 2 * msPerDay]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (isAfter(dayOfInstant(Math.max(0, middle) as Instant, timeZone))) after = middle
      else before = middle
    }
    return after as Instant
  }
  return { from: firstOf((other) => other >= day), to: firstOf((other) => other > day) }
}
