import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'

export type ReadDate =
  | { day: ClinicDay }
  | { either: readonly [ClinicDay, ClinicDay] }
  | { problem: 'empty' | 'not_a_date' }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date as people type it. Numbers alone that make two real days (`3/2/2026`) are never guessed: the screen
 * asks which one is meant.
 */
export function readDate(typed: string): ReadDate {
  const text = latinDigits(typed).trim().toLowerCase()
  if (text === '') return { problem: 'empty' }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return one(iso[1], iso[2], iso[3])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*([a-z]{3,9})\.?,?[\s.\-/]*(\d{2}|\d{4})$/.exec(text)
  if (named) return one(named[3], monthOf(named[2] ?? ''), named[1])
  const numbers = /^(\d{1,2})[\s.\-/]+(\d{1,2})[\s.\-/]+(\d{2}|\d{4})$/.exec(text)
  if (!numbers) return { problem: 'not_a_date' }
  const dayFirst = dayFrom(numbers[3], numbers[2], numbers[1])
  const monthFirst = dayFrom(numbers[3], numbers[1], numbers[2])
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { either: [dayFirst, monthFirst] }
  const day = dayFirst ?? monthFirst
  return day ? { day } : { problem: 'not_a_date' }
}

function one(...parts: (string | undefined)[]): ReadDate {
  const day = dayFrom(...parts)
  return day ? { day } : { problem: 'not_a_date' }
}

/** `feb`, `february`, `sept`: the first letters of one month, and nothing that is none. */
function monthOf(name: string): string {
  const index = MONTHS.indexOf(name.slice(0, 3))
  const full = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2026, Math.max(0, index), 1)))
    .toLowerCase()
  return index >= 0 && full.startsWith(name.replace(/^sept$/, 'sep')) ? String(index + 1) : ''
}

function dayFrom(year = '', month = '', date = ''): ClinicDay | undefined {
  const century = year.length === 2 ? `20${year}` : year
  const text = `${century}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const real = new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false
  return real && Number(century) >= 1900 ? (text as ClinicDay) : undefined
}
