import { latinDigits } from './latin-digits.ts'

/**
 * A card's fourteen digits: 4 site number, 8 random card number (revocable, never the register number), 2 check
 * digits (decisions.md, *Records*). The check is ISO 7064 MOD 97-10: all fourteen digits, read as one number,
 * leave 1 when divided by 97. As 97 is a prime that divides neither 9 nor a power of ten, every single wrong
 * digit and every swap of two neighbours is found.
 */
const cardDigits = 14

export type CardReading =
  | { ok: true; cardNumber: number }
  | { ok: false; problem: 'not_a_card' }
  | { ok: false; problem: 'check_digit' }
  | { ok: false; problem: 'other_site'; site: number }

/**
 * The digits printed on a card and in its QR.
 *
 * @param site 1–9999
 * @param cardNumber 0–99,999,999
 * @throws RangeError when either is outside its range
 */
export function makeCardText(site: number, cardNumber: number): string {
  if (!Number.isInteger(site) || site < 1 || site > 9999) throw new RangeError('site number')
  if (!Number.isInteger(cardNumber) || cardNumber < 0 || cardNumber > 99_999_999)
    throw new RangeError('card number')
  const body = String(site).padStart(4, '0') + String(cardNumber).padStart(8, '0')
  const check = 98 - remainder97(`${body}00`)
  return body + String(check).padStart(2, '0')
}

/**
 * Reads what a scanner or a person typed. Blanks and hyphens between groups do not
 * count, nor does the script of the digits. A wrong check digit is
 * said before another site's number, for that number may itself be misread.
 */
export function readCardText(text: string, ownSite: number): CardReading {
  const digits = latinDigits(text).replace(/[\s-]/g, '')
  if (digits.length !== cardDigits || !/^[0-9]+$/.test(digits)) return { ok: false, problem: 'not_a_card' }
  if (remainder97(digits) !== 1) return { ok: false, problem: 'check_digit' }
  const site = Number(digits.slice(0, 4))
  if (site === 0) return { ok: false, problem: 'not_a_card' }
  if (site !== ownSite) return { ok: false, problem: 'other_site', site }
  return { ok: true, cardNumber: Number(digits.slice(4, 12)) }
}

/** Fourteen digits are below 2^53, so one division is exact. */
function remainder97(digits: string): number {
  return Number(digits) % 97
}
