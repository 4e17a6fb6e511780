import { scrypt } from 'node:crypto'

/** scrypt's cost: N and r set the memory (128·N·r bytes), p the repetitions. */
export type StretchParameters = { readonly N: number; readonly r: number; readonly p: number }

/** Keyholders' passphrases: 128 MiB and about a third of a second on an ordinary PC. */
export const passphraseStretch: StretchParameters = { N: 2 ** 17, r: 8, p: 1 }
/** PINs: 16 MiB, as a morning has hundreds; the secret pepper, not the cost, guards six digits. */
export const pinStretch: StretchParameters = { N: 2 ** 14, r: 8, p: 1 }

const leastN = 2 ** 14
const mostN = 2 ** 17
const blockSize = 8
const mostRepetitions = 4
const maxmem = 256 * 1024 * 1024

/**
 * Whether stored parameters may be used: a lower bound so that nobody can cheapen a guess, an upper one so
 * that a forged file cannot take the memory or the morning of the PC that reads it.
 */
export function mayStretchWith({ N, r, p }: StretchParameters): boolean {
  const isPowerOfTwo = Number.isSafeInteger(N) && N > 0 && Number.isInteger(Math.log2(N))
  const isRepetition = Number.isInteger(p) && p >= 1 && p <= mostRepetitions
  return isPowerOfTwo && N >= leastN && N <= mostN && r === blockSize && isRepetition
}

/**
 * 32 bytes from a secret, off the main thread. scrypt, as Electron's BoringSSL has no argon2.
 *
 * @throws RangeError when the parameters lie outside the bounds
 */
export function stretch(
  secret: Uint8Array | string,
  salt: Uint8Array,
  parameters: StretchParameters,
): Promise<Uint8Array> {
  if (!mayStretchWith(parameters)) throw new RangeError('scrypt parameters out of bounds')
  const { N, r, p } = parameters
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
