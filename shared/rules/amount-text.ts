import { latinDigits } from './latin-digits.ts'

export type AmountProblem =
  | 'empty'
  | 'not_a_number'
  | 'negative'
  | 'zero'
  /** `8 mL`, `8 g`: the field is in mg. */
  | 'unit_volume'
  | 'unit_other'
  /** `2,5`: no comma stands for a point; `1,200` is read as one thousand two hundred. */
  | 'decimal_comma'
  /** `.4`: written `0.4`, so that nobody reads 4. */
  | 'no_leading_zero'
  /** Finer than a microgram. */
  | 'too_fine'
  | 'too_large'

export type AmountReading = { ok: true; amountMicrograms: number } | { ok: false; problem: AmountProblem }

/** More mg than any dose or bottle; what is typed above it is a slip of the key. */
const mostMilligrams = 10_000

const volumes = new Set(['ml', 'l', 'cc', 'mls'])

/**
 * Reads an amount that a person typed into a field labelled mg, in Latin, Bengali or Devanagari digits. The unit may
 * be left out, for the field says it; another one is refused, never converted. Five- and tenfold slips are the
 * business of order-checks.ts, which knows the last dose.
 */
export function readAmount(text: string): AmountReading {
  const typed = latinDigits(text).normalize('NFKC').replace(/[−–]/g, '-').trim().toLowerCase()
  if (typed === '') return { ok: false, problem: 'empty' }
  const match = /^([-+]?)([\d.,]+)\s*(\p{L}*)\.?$/u.exec(typed)
  if (match === null) return { ok: false, problem: 'not_a_number' }
  const [, sign = '', digits = '', unit = ''] = match
  if (unit !== '' && unit !== 'mg')
    return { ok: false, problem: volumes.has(unit) ? 'unit_volume' : 'unit_other' }
  return readNumber(sign, digits)
}

function readNumber(sign: string, digits: string): AmountReading {
  if (/^\.\d+$/.test(digits)) return { ok: false, problem: 'no_leading_zero' }
  const grouped = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)
  if (!grouped && /^\d+,\d*$/.test(digits)) return { ok: false, problem: 'decimal_comma' }
  const plain = digits.replaceAll(',', '')
  if ((!grouped && plain !== digits) || !/^\d+(\.\d+)?$/.test(plain))
    return { ok: false, problem: 'not_a_number' }
  if (Number(plain) === 0) return { ok: false, problem: 'zero' }
  if (sign === '-') return { ok: false, problem: 'negative' }
  const [whole = '', fraction = ''] = plain.split('.')
  if (/[1-9]/.test(fraction.slice(3))) return { ok: false, problem: 'too_fine' }
  if (Number(whole) > mostMilligrams) return { ok: false, problem: 'too_large' }
  return { ok: true, amountMicrograms: Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) }
}

/**
 * `8 mg`, `0.4 mg`, `1,200 mg`: a leading zero, no trailing one, a comma from 1,000, a no-break space before the unit
 * (people.md, rule 12). Latin digits in every language, for every dose.
 *
 * @param amountMicrograms 0 or more
 */
export function formatAmount(amountMicrograms: number): string {
  return `${formatMilligrams(amountMicrograms)}\u00a0mg`
}

/** The figure alone, in mg: `1,200`, `0.4`. */
export function formatMilligrams(amountMicrograms: number): string {
  const whole = String(Math.floor(amountMicrograms / 1000)).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = String(amountMicrograms % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}
