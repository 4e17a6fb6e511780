import { randomBytes } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { newSigningKey } from './signature.ts'

/** Every secret of an open register. Only `databaseKey` is not in the vault file: it opens the vault. */
export type RegisterKeys = {
  /** 32 bytes, the raw key of the database; wrapped in each keyholder's slot */
  databaseKey: Uint8Array
  /** 32 bytes, seals the private columns */
  privateKey: Uint8Array
  /** Ed25519: the 32-byte seed, and the 32-byte public key of the site's card */
  signing: { secretKey: Uint8Array; publicKey: Uint8Array }
  /** AGE-SECRET-KEY-1…, reads the site's own backups; wrapped in each keyholder's slot */
  siteIdentity: string
  /** age1…, of the site's card */
  siteRecipient: string
  /** 32 bytes, mixed into every PIN before it is stretched */
  pinPepper: Uint8Array
  /** 32 bytes, of the high-water file's HMAC */
  highWaterKey: Uint8Array
}

/**
 * Fresh keys. A restored register keeps only `privateKey`, under which its rows are sealed: everything else
 * is new, so that neither a stolen backup nor its site speaks for it.
 */
export async function newRegisterKeys(kept: { privateKey?: Uint8Array } = {}): Promise<RegisterKeys> {
  const siteIdentity = await generateX25519Identity()
  return {
    databaseKey: newKey(),
    privateKey: kept.privateKey === undefined ? newKey() : Uint8Array.from(kept.privateKey),
    signing: newSigningKey(),
    siteIdentity,
    siteRecipient: await identityToRecipient(siteIdentity),
    pinPepper: newKey(),
    highWaterKey: newKey(),
  }
}

/**
 * Overwrites the keys with zeros, at lock and at the end. A string cannot be overwritten: `siteIdentity` is
 * let go, and stays in memory until that memory is used again.
 */
export function forget(keys: RegisterKeys): void {
  for (const key of [
    keys.databaseKey,
    keys.privateKey,
    keys.signing.secretKey,
    keys.pinPepper,
    keys.highWaterKey,
  ]) {
    key.fill(0)
  }
  keys.siteIdentity = ''
}

/** Not Buffer.subarray of a pool: 32 bytes of their own, so that zeroing them is all there is to zero. */
function newKey(): Uint8Array {
  return Uint8Array.from(randomBytes(32))
}
