import { storedBlobs } from '../db/blobs.ts'
import type { Reader } from '../db/connection.ts'
import { openBytes, PrivateColumnError } from '../vault/private-column.ts'

/** A private value and its place. `content` is null where it looks sealed and does not open: it was altered. */
export interface PrivateContent {
  readonly table: string
  readonly column: string
  readonly id: number
  readonly content: Buffer | null
}

/** Every private value of a register, opened; digests, salts and the like are passed over. */
export function* privateContents(register: Reader, privateKey: Uint8Array): Generator<PrivateContent> {
  for (const { blob, ...place } of storedBlobs(register)) {
    const content = contentOf(privateKey, place, blob)
    if (content !== null || looksSealed(blob)) yield { ...place, content }
  }
}

/** The value as text, where it is one; else null (a picture). */
export function asText(content: Buffer): string | null {
  const text = content.toString('utf8')
  return Buffer.from(text, 'utf8').equals(content) ? text : null
}

function contentOf(
  privateKey: Uint8Array,
  place: { table: string; column: string; id: number },
  blob: Buffer,
): Buffer | null {
  try {
    return openBytes(privateKey, place, blob)
  } catch (cause) {
    if (cause instanceof PrivateColumnError) return null
    throw cause
  }
}

/** A version byte, nonce and tag around whole blocks of 64 bytes: no digest or salt of a register has that length. */
function looksSealed(blob: Buffer): boolean {
  const around = 1 + 12 + 16
  return blob[0] === 1 && blob.length > around && (blob.length - around) % 64 === 0
}
