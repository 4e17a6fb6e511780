import { boxOverhead, openBox, sealBox } from './sealed-box.ts'

/** The place of a private value. It is authenticated, so that no blob passes in another row or column. */
export type PrivatePlace = {
  /** snake_case, as in the database */
  table: string
  column: string
  /** the row's key */
  id: number | string
}

/** A private column that does not open: another place, another key, or changed bytes (`altered`). */
export class PrivateColumnError extends Error {
  override readonly name = 'PrivateColumnError'
  readonly reason: 'altered' | 'newer'

  constructor(reason: 'altered' | 'newer', { table, column, id }: PrivatePlace) {
    super(`private column ${table}.${column} of row ${id}: ${reason}`)
    this.reason = reason
  }
}

const version = 1
/**
 * Contents are padded (0x80, zeros) to a multiple of so many bytes: the office reads the blob's length, and
 * "reactive" must not be told from "non-reactive" by it.
 */
const paddedTo = 64

/** Blob of a text: version byte ‖ nonce ‖ ciphertext of the padded text ‖ tag. `privateKey` has 32 bytes. */
export function sealText(privateKey: Uint8Array, place: PrivatePlace, text: string): Buffer {
  return sealBytes(privateKey, place, Buffer.from(text, 'utf8'))
}

/** The text of a blob. @throws PrivateColumnError */
export function openText(privateKey: Uint8Array, place: PrivatePlace, blob: Uint8Array): string {
  return openBytes(privateKey, place, blob).toString('utf8')
}

/** As `sealText`, for a photo. */
export function sealBytes(privateKey: Uint8Array, place: PrivatePlace, content: Uint8Array): Buffer {
  const padded = Buffer.alloc((Math.floor(content.length / paddedTo) + 1) * paddedTo)
  padded.set(content)
  padded[content.length] = 0x80
  return Buffer.concat([Buffer.of(version), sealBox(privateKey, contextOf(place), padded)])
}

/** The bytes of a blob. @throws PrivateColumnError */
export function openBytes(privateKey: Uint8Array, place: PrivatePlace, blob: Uint8Array): Buffer {
  const storedVersion = blob[0]
  if (storedVersion !== version) {
    throw new PrivateColumnError(blob.length > boxOverhead ? 'newer' : 'altered', place)
  }
  const padded = openBox(privateKey, contextOf(place), blob.subarray(1))
  const end = padded?.lastIndexOf(0x80) ?? -1
  if (padded === undefined || end < 0) throw new PrivateColumnError('altered', place)
  return padded.subarray(0, end)
}

function contextOf({ table, column, id }: PrivatePlace): string {
  if (!/^[a-z0-9_]+$/.test(table) || !/^[a-z0-9_]+$/.test(column)) {
    throw new TypeError('a private place is named as in the database')
  }
  return `${table}|${column}|${id}`
}
