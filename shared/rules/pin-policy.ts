import { latinDigits } from './latin-digits.ts'

/** A PIN says who acts while the register is open; it never wraps a key (trust.md, *Keys* 3). */
export const pinDigits = 6
/** The third failed attempt is the first that is followed by a wait. */
export const firstDelayedFailure = 3
/** So many failed attempts, and only a keyholder's passphrase enables the PIN again. */
export const disablingFailure = 10

const firstDelayMs = 5_000
const longestDelayMs = 300_000

/** Six-digit PINs that head every published count of chosen PINs and that no pattern below catches. */
const oftenChosen = new Set([
  '112233',
  '123321',
  '131313',
  '147258',
  '147852',
  '159357',
  '159753',
  '246810',
  '258456',
  '696969',
  '789456',
  '456123',
  '123654',
  '321456',
  '102030',
  '100200',
])

export type PinProblem = 'not-six-digits' | 'repeated' | 'sequential' | 'often-chosen' | 'birth-year'

export type PinGate = { outcome: 'allowed' } | { outcome: 'wait'; ms: number } | { outcome: 'disabled' }

/** Outer blanks gone and Bengali, Devanagari, Arabic and full-width digits as ASCII, so that the layout is no matter. */
export function normalisePin(typed: string): string {
  return latinDigits(typed.trim())
}

/**
 * Why a new PIN is refused, or nothing. Where the site knows the person's birth year (four digits), it is
 * refused anywhere in the PIN.
 */
export function pinProblem(typed: string, facts: { birthYear?: number } = {}): PinProblem | undefined {
  const pin = normalisePin(typed)
  if (pin.length !== pinDigits || !/^[0-9]+$/.test(pin)) return 'not-six-digits'
  if (/^(.+?)\1+$/.test(pin) || /^(.)\1\1(.)\2\2$/.test(pin)) return 'repeated'
  if (isSequential(pin)) return 'sequential'
  if (oftenChosen.has(pin)) return 'often-chosen'
  if (facts.birthYear !== undefined && pin.includes(String(facts.birthYear))) return 'birth-year'
  return undefined
}

/**
 * Whether an attempt may be evaluated now. `failures` are the attempts counted since the last success (an
 * attempt is counted *before* it is evaluated); `lastFailureAt` and `now` are UTC ms.
 *
 * The wait doubles from 5 s at the third failure to 5 min. A clock that was set back prolongs it to twice at
 * most: beyond that the wait counts as served, or a corrected clock would lock the nurse out for days. It
 * costs nothing, since the tenth failure ends the guessing whatever the clock says.
 */
export function pinGate(failures: number, lastFailureAt: number | undefined, now: number): PinGate {
  if (failures >= disablingFailure) return { outcome: 'disabled' }
  if (failures < firstDelayedFailure || lastFailureAt === undefined) return { outcome: 'allowed' }
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - firstDelayedFailure))
  const elapsed = now - lastFailureAt
  if (elapsed >= delay || elapsed < -delay) return { outcome: 'allowed' }
  return { outcome: 'wait', ms: delay - Math.max(0, elapsed) }
}

/** Every digit one more, or every digit one less, than the one before, with 9 and 0 as neighbours. */
function isSequential(pin: string): boolean {
  const steps = new Set<number>()
  for (let place = 1; place < pin.length; place += 1) {
    steps.add((Number(pin[place]) - Number(pin[place - 1]) + 10) % 10)
  }
  return steps.size === 1 && (steps.has(1) || steps.has(9))
}
