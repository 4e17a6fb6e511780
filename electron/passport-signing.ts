import { randomBytes } from 'node:crypto'
import type { Passport, PassportReturn } from '../shared/records/passport.ts'
import { passportToDigits, readPassport, readReturn, returnToDigits } from '../shared/rules/passport-slip.ts'
import { siteOf } from './db/site.ts'
import { listedSite } from './db/site-list.ts'
import type { Register } from './register.ts'
import { signValue, verifyValue } from './vault/signature.ts'

/** Signed as `ost-register/passport/v1` and the RFC 8785 JSON of what the slip says. */
const kind = 'passport'
const returnKind = 'passport-return'

export const newSerial = (): string => randomBytes(6).toString('hex')

export function signPassport({ keys }: Register, passport: Passport): string {
  return passportToDigits(passport, signValue(kind, passport, keys.signing.secretKey))
}

export function signReturn({ keys }: Register, slip: PassportReturn): string {
  return returnToDigits(slip, signValue(returnKind, slip, keys.signing.secretKey))
}

export type SignatureFact = 'good' | 'bad' | 'no_key'

/** A slip as it was read, and whether the site that it names has signed it. */
export function openPassport(register: Register, digits: string) {
  const read = readPassport(digits)
  if (!read.ok) return read
  const signature = checked(register, kind, read.value, read.signature, read.value.homeSite)
  return { ok: true as const, passport: read.value, signature }
}

/** The same for a return slip, which the receiving site signs. */
export function openReturn(register: Register, digits: string) {
  const read = readReturn(digits)
  if (!read.ok) return read
  const signature = checked(register, returnKind, read.value, read.signature, read.value.receivingSite)
  return { ok: true as const, slip: read.value, signature }
}

/** This site's own key is its own; every other's stands in the office's list, or nowhere. */
function checked(
  register: Register,
  what: string,
  value: unknown,
  signature: Uint8Array,
  site: number,
): SignatureFact {
  const key =
    site === siteOf(register.db).number
      ? register.keys.signing.publicKey
      : Buffer.from(listedSite(register.db, site)?.ed25519 ?? '', 'base64')
  if (key.length === 0) return 'no_key'
  return verifyValue(what, value, signature, key) ? 'good' : 'bad'
}
