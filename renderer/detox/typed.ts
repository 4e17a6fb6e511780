import type { Problem } from '../../shared/contract/call.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from '../ui/read-date.ts'

/** The day that stands in a field, or null. */
export function dayOf(typed: string): ClinicDay | null {
  const read = readDate(typed)
  return 'day' in read ? read.day : null
}

/** A whole number, or null. */
export function wholeOf(typed: string): number | null {
  const text = latinDigits(typed).trim()
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** Money in its smallest unit: 1500, 1,500 or 1500.50; null for what is no amount. */
export function minorOf(typed: string): number | null {
  const text = latinDigits(typed).replace(/[\s,]/g, '')
  return /^\d{1,8}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}

/** The problems of those fields of which this is true. */
export const wrong = (...found: [boolean, string, string][]): Problem[] =>
  found.flatMap(([is, field, code]) => (is ? [{ field, code }] : []))
