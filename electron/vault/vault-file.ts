import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readFileIfThere, writeFileAtomically } from './atomic-file.ts'
import type { RegisterKeys } from './keys.ts'
import { deriveKey, openBox, sealBox } from './sealed-box.ts'
import { canonicalJson } from './signature.ts'

/**
 * register.vault = magic (4) ‖ version (1) ‖ key check (16) ‖ nonce ‖ ciphertext ‖ tag ‖ SHA-256 (32).
 * The hash, which needs no key, finds damage; the key check, one way from the database key, finds a key that
 * belongs to another vault; the tag, which covers all before it, finds what was altered on purpose.
 */
const magic = Buffer.from('OSTV', 'latin1')
const version = 1
const keyCheckLength = 16
const headerLength = magic.length + 1 + keyCheckLength
const hashLength = 32

const key32 = z.string().regex(/^[0-9a-f]{64}$/)
const VaultContent = z.strictObject({
  privateKey: key32,
  signingSecretKey: key32,
  signingPublicKey: key32,
  siteIdentity: z.string().startsWith('AGE-SECRET-KEY-1'),
  siteRecipient: z.string().startsWith('age1'),
  pinPepper: key32,
  highWaterKey: key32,
})

/** `wrong-key`: the vault is whole and belongs to another database. `newer`: whole, of a later version. */
export type VaultOpening =
  | { outcome: 'opened'; keys: RegisterKeys }
  | { outcome: 'missing' }
  | { outcome: 'damaged' }
  | { outcome: 'newer' }
  | { outcome: 'wrong-key' }

/** The bytes of `register.vault`: all keys but the database key, under a key from the database key. */
export function sealVault(keys: RegisterKeys): Buffer {
  const content = canonicalJson({
    privateKey: hexOf(keys.privateKey),
    signingSecretKey: hexOf(keys.signing.secretKey),
    signingPublicKey: hexOf(keys.signing.publicKey),
    siteIdentity: keys.siteIdentity,
    siteRecipient: keys.siteRecipient,
    pinPepper: hexOf(keys.pinPepper),
    highWaterKey: hexOf(keys.highWaterKey),
  } satisfies z.infer<typeof VaultContent>)
  const header = Buffer.concat([magic, Buffer.of(version), keyCheck(keys.databaseKey)])
  const box = sealBox(vaultKey(keys.databaseKey), header, Buffer.from(content, 'utf8'))
  const body = Buffer.concat([header, box])
  return Buffer.concat([body, sha256(body)])
}

/** Undoes `sealVault`; every changed bit and every cut is one of the outcomes, never an exception. */
export function openVault(bytes: Uint8Array, databaseKey: Uint8Array): VaultOpening {
  const file = Buffer.from(bytes)
  const body = file.subarray(0, Math.max(0, file.length - hashLength))
  const isWhole = body.length > headerLength && sha256(body).equals(file.subarray(body.length))
  if (!isWhole || !body.subarray(0, magic.length).equals(magic)) return { outcome: 'damaged' }
  const storedVersion = body.readUInt8(magic.length)
  if (storedVersion !== version) return { outcome: storedVersion > version ? 'newer' : 'damaged' }
  const header = body.subarray(0, headerLength)
  if (!header.subarray(magic.length + 1).equals(keyCheck(databaseKey))) return { outcome: 'wrong-key' }
  const content = openBox(vaultKey(databaseKey), header, body.subarray(headerLength))
  if (content === undefined) return { outcome: 'damaged' }
  const parsed = VaultContent.safeParse(JSON.parse(content.toString('utf8')))
  content.fill(0)
  if (!parsed.success) return { outcome: 'damaged' }
  const stored = parsed.data
  return {
    outcome: 'opened',
    keys: {
      databaseKey: Uint8Array.from(databaseKey),
      privateKey: fromHex(stored.privateKey),
      signing: { secretKey: fromHex(stored.signingSecretKey), publicKey: fromHex(stored.signingPublicKey) },
      siteIdentity: stored.siteIdentity,
      siteRecipient: stored.siteRecipient,
      pinPepper: fromHex(stored.pinPepper),
      highWaterKey: fromHex(stored.highWaterKey),
    },
  }
}

/** Writes `register.vault`, the whole of it or nothing. */
export async function writeVaultFile(path: string, keys: RegisterKeys): Promise<void> {
  await writeFileAtomically(path, sealVault(keys))
}

/** Reads `register.vault`. @throws the file system's error, other than that there is no such file */
export async function readVaultFile(path: string, databaseKey: Uint8Array): Promise<VaultOpening> {
  const bytes = await readFileIfThere(path)
  return bytes === undefined ? { outcome: 'missing' } : openVault(bytes, databaseKey)
}

function vaultKey(databaseKey: Uint8Array): Uint8Array {
  return deriveKey(databaseKey, 'ost-register/vault/v1')
}

function keyCheck(databaseKey: Uint8Array): Uint8Array {
  return deriveKey(databaseKey, 'ost-register/vault/v1/key-check').subarray(0, keyCheckLength)
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function hexOf(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'))
}
