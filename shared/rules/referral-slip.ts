import { latinDigits } from './latin-digits.ts'

/**
 * The digits of a feedback slip: 4 site number, 10 of which the last 8 are the random number of the referral, 2 check
 * digits by ISO 7064 MOD 97-10, as on a card. Two digits longer than a card, so that neither is taken for the other;
 * nothing in them says who or for what.
 */
const slipDigits = 16

export type SlipReading =
  | { ok: true; slip: number }
  | { ok: false; problem: 'not_a_referral_slip' | 'slip_misread' | 'slip_of_other_site' }

/** @param site 1–9999 @param slip 0–99,999,999 @throws RangeError when either is outside its range */
export function makeReferralSlip(site: number, slip: number): string {
  if (!Number.isInteger(site) || site < 1 || site > 9999) throw new RangeError('site number')
  if (!Number.isInteger(slip) || slip < 0 || slip > 99_999_999) throw new RangeError('slip number')
  const body = String(site).padStart(4, '0') + String(slip).padStart(10, '0')
  return body + String(98 - remainder97(`${body}00`)).padStart(2, '0')
}

/** Reads what was scanned or typed; blanks and hyphens do not count. */
export function readReferralSlip(text: string, ownSite: number): SlipReading {
  const digits = latinDigits(text).replace(/[\s-]/g, '')
  if (digits.length !== slipDigits || !/^[0-9]+$/.test(digits))
    return { ok: false, problem: 'not_a_referral_slip' }
  if (remainder97(digits) !== 1) return { ok: false, problem: 'slip_misread' }
  if (Number(digits.slice(0, 4)) !== ownSite) return { ok: false, problem: 'slip_of_other_site' }
  const slip = Number(digits.slice(4, 14))
  return slip > 99_999_999 ? { ok: false, problem: 'not_a_referral_slip' } : { ok: true, slip }
}

/** Sixteen digits are above 2^53: taken one by one. */
function remainder97(digits: string): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}
