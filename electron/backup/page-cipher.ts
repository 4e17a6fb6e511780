import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'

/** Bytes of one page of the register, encrypted or plain. */
export const pageBytes = 4096
/** Length of the salt that stands where a plain file says "SQLite format 3". */
export const saltBytes = 16

const ivBytes = 16
const reservedBytes = ivBytes + 64
const usableBytes = pageBytes - reservedBytes
const sealStart = usableBytes + ivBytes
const magic = Buffer.from('SQLite format 3\0', 'latin1')
const emptyPage = Buffer.alloc(pageBytes)

/** A page whose seal does not fit: damaged, edited, or of another key. */
export class PageUnreadable extends Error {
  override name = 'PageUnreadable'
}

/** The two keys of a sqlcipher-4 file. Make them with `pageKeys`. */
export interface PageKeys {
  readonly salt: Uint8Array
  readonly cipher: KeyObject
  readonly seal: KeyObject
}

/**
 * Derives the page keys of a sqlcipher-4 file (SQLCipher 4 design, "raw key" form): the raw key encrypts, and
 * PBKDF2-SHA512 of it, 2 rounds, over salt XOR 0x3a seals.
 * @param key 32 raw bytes.  @param salt the file's first 16 bytes.
 */
export function pageKeys(key: Uint8Array, salt: Uint8Array): PageKeys {
  const sealSalt = salt.map((byte) => byte ^ 0x3a)
  return {
    salt,
    cipher: createSecretKey(key),
    seal: createSecretKey(pbkdf2Sync(key, sealSalt, 2, 32, 'sha512')),
  }
}

/** Fresh page keys for a file that must be noise once this process forgets them. */
export function freshPageKeys(key: Uint8Array): PageKeys {
  return pageKeys(key, randomBytes(saltBytes))
}

/**
 * Opens one encrypted page in place. The reserved bytes become zeros, and page 1 that of a rollback-journal file
 * (header bytes 18 and 19 = 1), so that any sqlite3 reads the result without a write-ahead log.
 * A page of zeros stays one: SQLite may leave a free page unwritten, and there is nothing in it.
 * @param number page number, from 1.  @throws PageUnreadable; the page is then as it was
 */
export function decryptPage(keys: PageKeys, number: number, page: Buffer): void {
  if (page.equals(emptyPage)) return
  const start = number === 1 ? saltBytes : 0
  if (!timingSafeEqual(sealOf(keys, number, page), page.subarray(sealStart))) {
    throw new PageUnreadable(`page ${number} is damaged`)
  }
  const iv = page.subarray(usableBytes, sealStart)
  const decipher = createDecipheriv('aes-256-cbc', keys.cipher, iv).setAutoPadding(false)
  page.set(decipher.update(page.subarray(start, usableBytes)), start)
  page.fill(0, usableBytes)
  if (number === 1) {
    page.set(magic)
    page[18] = 1
    page[19] = 1
  }
}

/**
 * The inverse of `decryptPage`: seals one plain page in place, over whatever stands in the reserved bytes.
 * @param number page number, from 1.  @throws PageUnreadable when page 1 is no such SQLite file
 */
export function encryptPage(keys: PageKeys, number: number, page: Buffer): void {
  if (number === 1 && !isPlainRegisterStart(page)) throw new PageUnreadable('this is no SQLite file of ours')
  const start = number === 1 ? saltBytes : 0
  randomFillSync(page, usableBytes, ivBytes)
  const iv = page.subarray(usableBytes, sealStart)
  const cipher = createCipheriv('aes-256-cbc', keys.cipher, iv).setAutoPadding(false)
  if (number === 1) page.set(keys.salt)
  page.set(cipher.update(page.subarray(start, usableBytes)), start)
  page.set(sealOf(keys, number, page), sealStart)
}

/** The number of pages that page 1 of a plain file claims (SQLite file format, offset 28). */
export function claimedPageCount(plainFirstPage: Buffer): number {
  return plainFirstPage.readUInt32BE(28)
}

/** Magic, page size 4096 (offset 16) and the cipher's 80 reserved bytes (offset 20). */
function isPlainRegisterStart(page: Buffer): boolean {
  return (
    page.subarray(0, magic.length).equals(magic) &&
    page.readUInt16BE(16) === pageBytes &&
    page[20] === reservedBytes
  )
}

/** HMAC-SHA512 over ciphertext, IV and the page number (little endian), so that pages cannot be swapped. */
function sealOf(keys: PageKeys, number: number, page: Buffer): Buffer {
  const pageNumber = Buffer.alloc(4)
  pageNumber.writeUInt32LE(number)
  return createHmac('sha512', keys.seal)
    .update(page.subarray(number === 1 ? saltBytes : 0, sealStart))
    .update(pageNumber)
    .digest()
}
