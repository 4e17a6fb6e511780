import {
  createPrivateKey,
  createPublicKey,
  sign as ed25519Sign,
  verify as ed25519Verify,
  randomBytes,
} from 'node:crypto'
import canonicalize from 'canonicalize'

const keyLength = 32
const signatureLength = 64
/** The fixed DER beginnings of RFC 8410: raw Ed25519 keys are what the cards and the vault hold. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** A new Ed25519 key pair, raw: 32-byte seed and 32-byte public key. */
export function newSigningKey(): { secretKey: Uint8Array; publicKey: Uint8Array } {
  const secretKey = Uint8Array.from(randomBytes(keyLength))
  return { secretKey, publicKey: publicKeyOf(secretKey) }
}

/** The 32-byte public key of a 32-byte seed. */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  const der = createPublicKey(privateKeyFrom(secretKey)).export({ format: 'der', type: 'spki' })
  return Uint8Array.from(der.subarray(publicPrefix.length))
}

/**
 * The bytes that are signed: `ost-register/KIND/v1`, a newline, and the RFC 8785 JSON of the value.
 *
 * @throws when the value has no such JSON, or the kind is not kebab-case
 */
export function signedBytes(kind: string, value: unknown): Buffer {
  if (!/^[a-z][a-z0-9-]*$/.test(kind)) throw new TypeError('a kind of statement is kebab-case')
  return Buffer.from(`ost-register/${kind}/v1\n${canonicalJson(value)}`, 'utf8')
}

/**
 * RFC 8785 JSON: one text for one value, so that it can be signed, hashed and compared byte by byte.
 *
 * @throws when the value has no such form (undefined, NaN, infinite, circular, half a surrogate pair)
 */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('no JSON form')
  return json
}

/** The 64-byte Ed25519 signature of a value under a 32-byte seed. */
export function signValue(kind: string, value: unknown, secretKey: Uint8Array): Uint8Array {
  return Uint8Array.from(ed25519Sign(null, signedBytes(kind, value), privateKeyFrom(secretKey)))
}

/** Whether `signature` is that of this value and kind under the 32-byte public key; anything malformed: no. */
export function verifyValue(
  kind: string,
  value: unknown,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (signature.length !== signatureLength || publicKey.length !== keyLength) return false
  let statement: Buffer
  try {
    statement = signedBytes(kind, value)
  } catch {
    return false
  }
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
  return ed25519Verify(null, statement, key, signature)
}

function privateKeyFrom(secretKey: Uint8Array) {
  if (secretKey.length !== keyLength) throw new RangeError('an Ed25519 seed has 32 bytes')
  return createPrivateKey({ key: Buffer.concat([privatePrefix, secretKey]), format: 'der', type: 'pkcs8' })
}
