import { ClinicDay } from '../records/time.ts'
import { latinDigits } from './latin-digits.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The last day of use that a pack bears, as a person copies it: `31-Mar-2027`, `31/03/2027`, `2027-03-31`, or, as on
 * most packs, a month alone (`03/2027`, `03/27`, `Mar 2027`), which lasts to its end. Null when it is none of these,
 * or no day of the calendar.
 */
export function expiryDayOf(typed: string): ClinicDay | null {
  const parts = latinDigits(typed)
    .trim()
    .toLowerCase()
    .split(/[\s\-/.]+/)
  const [first = '', second = '', third = ''] = parts
  if (parts.length === 2) return endOfMonth(yearOf(second), monthOf(first))
  if (parts.length !== 3) return null
  return /^\d{4}$/.test(first)
    ? dayOf(Number(first), monthOf(second), third)
    : dayOf(yearOf(third), monthOf(second), first)
}

function monthOf(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  return text.length >= 3 ? MONTHS.indexOf(text.slice(0, 3)) + 1 : 0
}

/** No pack of this century is meant by another one. */
function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text)
  return /^\d{2}$/.test(text) ? 2000 + Number(text) : 0
}

function endOfMonth(year: number, month: number): ClinicDay | null {
  if (year < 2000 || month < 1 || month > 12) return null
  return dayOf(year, month, String(new Date(Date.UTC(year, month, 0)).getUTCDate()))
}

function dayOf(year: number, month: number, day: string): ClinicDay | null {
  if (year < 2000 || !/^\d{1,2}$/.test(day)) return null
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = ClinicDay.safeParse(text)
  return parsed.success ? parsed.data : null
}
