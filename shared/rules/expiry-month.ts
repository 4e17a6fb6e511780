import type { ClinicDay } from '../records/time.ts'
import { latinDigits } from './latin-digits.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Most packs bear a month alone (`03/2027`, `03/27`, `Mar 2027`, `2027-03`), and may be used to its end. The last
 * day of that month; null when the text is no month alone, such as a full date.
 */
export function endOfExpiryMonth(typed: string): ClinicDay | null {
  const parts = latinDigits(typed)
    .trim()
    .toLowerCase()
    .split(/[\s\-/.]+/)
  const [first = '', second = ''] = parts
  if (parts.length !== 2) return null
  const [year, month] = /^\d{4}$/.test(first)
    ? [yearOf(first), monthOf(second)]
    : [yearOf(second), monthOf(first)]
  if (year < 2000 || month < 1 || month > 12) return null
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as ClinicDay
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
