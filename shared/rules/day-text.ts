import type { ClinicDay } from '../records/time.ts'
import { latinDigits } from './latin-digits.ts'

export type DayTextProblem = 'empty' | 'not_a_date' | 'ambiguous' | 'short_year'
export type DayReading = { ok: true; day: ClinicDay } | { ok: false; problem: DayTextProblem }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a date copied from a paper book: `03-Feb-2026`, `3 February 2026`, `2026-02-03`, `23/02/2026`. Figures that
 * make two real days (`3/2/2026`) and years of two digits are refused, never guessed. Digits of any script.
 */
export function readDay(text: string): DayReading {
  const typed = latinDigits(text).normalize('NFKC').trim().toLowerCase()
  if (typed === '') return refused('empty')
  const [first = '', second = '', third = '', more] = typed.split(/[\s.,/-]+/).filter((part) => part !== '')
  if (more !== undefined) return refused('not_a_date')
  if (/^\d{4}$/.test(first)) return dayOf(first, second, third)
  if (/^\d{1,2}$/.test(third)) return refused(/^\d{1,2}$/.test(first) ? 'short_year' : 'not_a_date')
  const month = monthOf(second)
  if (month !== null) return dayOf(third, month, first)
  const [dayFirst, monthFirst] = [dayOf(third, second, first), dayOf(third, first, second)]
  if (dayFirst.ok && monthFirst.ok && dayFirst.day !== monthFirst.day) return refused('ambiguous')
  return dayFirst.ok ? dayFirst : monthFirst
}

function dayOf(year: string, month: string, day: string): DayReading {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day))
    return refused('not_a_date')
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false
  return real ? { ok: true, day: text as ClinicDay } : refused('not_a_date')
}

/** Its number for `feb`, `sept`, `february`; null for anything else. */
function monthOf(text: string): string | null {
  const place = /^[a-z]{3,9}$/.test(text) ? months.indexOf(text.slice(0, 3)) : -1
  return place < 0 ? null : String(place + 1)
}

function refused(problem: DayTextProblem): DayReading {
  return { ok: false, problem }
}
