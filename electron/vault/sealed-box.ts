import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Bytes that a box is longer than what lies in it. */
export const boxOverhead = nonceLength + tagLength

/**
 * AES-256-GCM with a fresh random nonce: nonce ‖ ciphertext ‖ tag. `context` is authenticated, not stored.
 * Random nonces are safe for some 2³² boxes a key; ten years of five people's drafts, saved every two
 * seconds, are 2²⁷.
 */
export function sealBox(key: Uint8Array, context: Uint8Array | string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(bytesOf(context))
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** What lies in a box; nothing when the key, the context or a single bit of the box is another. */
export function openBox(key: Uint8Array, context: Uint8Array | string, box: Uint8Array): Buffer | undefined {
  if (box.length < boxOverhead) return undefined
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(bytesOf(context))
  decipher.setAuthTag(box.subarray(box.length - tagLength))
  const content = decipher.update(box.subarray(nonceLength, box.length - tagLength))
  try {
    return Buffer.concat([content, decipher.final()])
  } catch {
    return undefined
  }
}

/** A 32-byte key for one purpose out of a 32-byte key: HKDF-SHA-256, the purpose as its info. */
export function deriveKey(from: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), purpose, 32))
}

function bytesOf(context: Uint8Array | string): Uint8Array {
  return typeof context === 'string' ? Buffer.from(context, 'utf8') : context
}
