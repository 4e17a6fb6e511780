import { NumberParser } from '@internationalized/number'
import { latinDigits } from '../../shared/rules/latin-digits.ts'

export type ReadAmount =
  | { micrograms: number }
  | { problem: 'empty' | 'not_an_amount' | 'comma' | 'too_fine' }

const parser = new NumberParser('en-IN', { style: 'decimal' })
const bare = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/**
 * Milligrams as people type them, in whole micrograms. Digits of other scripts are understood. A comma counts
 * only between thousands: `1,5` is refused, because reading it as 15 would be a tenfold dose.
 */
export function readAmount(typed: string): ReadAmount {
  const text = latinDigits(typed)
    .trim()
    .replace(/\s*mg$/i, '')
    .replace(/^\./, '0.')
  if (text === '') return { problem: 'empty' }
  if (!bare.test(text)) return { problem: text.includes(',') ? 'comma' : 'not_an_amount' }
  const decimals = text.split('.')[1] ?? ''
  if (decimals.replace(/0+$/, '').length > 3) return { problem: 'too_fine' }
  const milligrams = parser.parse(text)
  return Number.isFinite(milligrams)
    ? { micrograms: Math.round(milligrams * 1000) }
    : { problem: 'not_an_amount' }
}
