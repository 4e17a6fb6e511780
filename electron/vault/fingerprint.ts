import { createHash } from 'node:crypto'

/**
 * What two people read to each other to compare a public key: 128 bits of its SHA-256 as eight groups of four
 * hex digits. A key is raw bytes (Ed25519) or an age1… text, hashed as it stands.
 */
export function fingerprint(key: Uint8Array | string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return (digest.match(/.{4}/g) ?? []).join(' ')
}
