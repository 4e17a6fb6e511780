import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { normalisePin } from '../../shared/rules/pin-policy.ts'
import { pinStretch, type StretchParameters, stretch } from './stretch.ts'

/** What the database keeps of a PIN. Without the pepper, which no backup holds, a million guesses say nothing. */
export type PinVerifier = {
  /** 16 bytes */
  salt: Uint8Array
  /** 32 bytes */
  verifier: Uint8Array
  parameters: StretchParameters
}

/** A verifier of a new PIN: scrypt(HMAC-SHA-256(pepper, PIN), salt). Whether the PIN is good is `pinProblem`. */
export async function hashPin(
  pepper: Uint8Array,
  pin: string,
  parameters: StretchParameters = pinStretch,
): Promise<PinVerifier> {
  const salt = Uint8Array.from(randomBytes(16))
  return { salt, verifier: await stretch(peppered(pepper, pin), salt, parameters), parameters }
}

/**
 * Whether this is the PIN. Count the attempt first (`pinGate`), and outside any transaction: it takes time.
 *
 * @throws RangeError when the stored parameters are out of bounds
 */
export async function checkPin(pepper: Uint8Array, pin: string, stored: PinVerifier): Promise<boolean> {
  const verifier = await stretch(peppered(pepper, pin), stored.salt, stored.parameters)
  return stored.verifier.length === verifier.length && timingSafeEqual(stored.verifier, verifier)
}

function peppered(pepper: Uint8Array, pin: string): Buffer {
  return createHmac('sha256', pepper).update(normalisePin(pin), 'utf8').digest()
}
