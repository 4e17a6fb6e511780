import type { ClinicDay, Instant } from '../records/time.ts'

const msPerDay = 86_400_000

/** Days that were reckoned with before: a return asks for the same few thousand again and again. */
const numbers = new Map<ClinicDay, number>()
const names = new Map<number, ClinicDay>()

/** Whole days since 1970-01-01 of the proleptic Gregorian calendar. No zone: a clinic day is a date. */
export function dayNumber(day: ClinicDay): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const found = Date.parse(`${day}T00:00:00Z`) / msPerDay
  numbers.set(day, found)
  return found
}

/** The clinic day `number` whole days after 1970-01-01. */
export function dayFromNumber(number: number): ClinicDay {
  const known = names.get(number)
  if (known !== undefined) return known
  const found = new Date(number * msPerDay).toISOString().slice(0, 10) as ClinicDay
  names.set(number, found)
  return found
}

/** The day `days` whole days later; earlier when negative. */
export function addDays(day: ClinicDay, days: number): ClinicDay {
  return dayFromNumber(dayNumber(day) + days)
}

/** Whole days from `from` to `to`: 0 on the same day, 4 from Monday to Friday, negative when `to` is earlier. */
export function daysBetween(from: ClinicDay, to: ClinicDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 is Monday, 7 is Sunday, as in `site.weeklyClosedDays`. */
export function isoWeekday(day: ClinicDay): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The later of two days; a day in ISO form sorts as text. */
export function laterDay(a: ClinicDay, b: ClinicDay): ClinicDay {
  return a >= b ? a : b
}

/** Every day from `first` to `last`, both included; empty when `last` is earlier. */
export function daysFromTo(first: ClinicDay, last: ClinicDay): ClinicDay[] {
  const from = dayNumber(first)
  return Array.from({ length: Math.max(0, dayNumber(last) - from + 1) }, (_, index) =>
    dayFromNumber(from + index),
  )
}

/** One formatter a zone: making one costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar day of a moment in the site's zone.
 *
 * @param timeZone IANA name, such as `Asia/Kolkata`
 * @throws RangeError when the zone is unknown
 */
export function dayOfInstant(instant: Instant, timeZone: string): ClinicDay {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  const parts = new Map(formatter.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}` as ClinicDay
}

/**
 * What a birth year alone says about age, in whole years on `day`: the birthday of that year may be past or
 * still to come. `adult` is certain only when the younger of both ages is 18 (clinic.md, *Enrolment and people*).
 */
export function ageFromBirthYear(
  birthYear: number,
  day: ClinicDay,
): { youngest: number; oldest: number; adult: 'yes' | 'no' | 'ask' } {
  const oldest = Number(day.slice(0, 4)) - birthYear
  const youngest = Math.max(0, oldest - 1)
  return { youngest, oldest, adult: youngest >= 18 ? 'yes' : oldest < 18 ? 'no' : 'ask' }
}
