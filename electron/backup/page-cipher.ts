import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { type PageSeal, pageSeal } from './page-seal.ts'

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
  readonly seal: PageSeal
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
    seal: pageSeal(pbkdf2Sync(key, sealSalt, 2, 32, 'sha512')),
  }
}

/** Fresh page keys for a file that must be noise once this process forgets them. */
export function freshPageKeys(key: Uint8Array): PageKeys {
  return pageKeys(key, randomBytes(saltBytes))
}

/**
 * Opens encrypted pages that follow each other. The reserved bytes become zeros, and page 1 that of a rollback-journal
 * file (header bytes 18 and 19 = 1), so that any sqlite3 reads the result without a write-ahead log.
 * A page of zeros stays one: SQLite may leave a free page unwritten, and there is nothing in it.
 * @param first number of the first of them, from 1.  @returns a new buffer
 * @throws PageUnreadable
 */
export function decryptPages(keys: PageKeys, first: number, sealed: Buffer): Buffer {
  requireSeals(keys, first, sealed)
  // One pass over all pages costs a quarter of a cipher a page: CBC chains each block to the one before it, so only
  // the first block of a page comes out wrong, and what it was chained to instead of its IV is known.
  const plain = createDecipheriv('aes-256-cbc', keys.cipher, Buffer.alloc(ivBytes))
    .setAutoPadding(false)
    .update(sealed)
  for (let at = 0; at < sealed.length; at += pageBytes) {
    if (isEmpty(sealed, at)) {
      plain.fill(0, at, at + pageBytes)
      continue
    }
    const start = first === 1 && at === 0 ? saltBytes : at
    for (let byte = 0; byte < ivBytes; byte += 1) {
      const chained = start === 0 ? 0 : sealed.readUInt8(start - ivBytes + byte)
      const wrong = plain.readUInt8(start + byte)
      plain.writeUInt8(wrong ^ chained ^ sealed.readUInt8(at + usableBytes + byte), start + byte)
    }
    plain.fill(0, at + usableBytes, at + pageBytes)
  }
  if (first === 1 && !isEmpty(sealed, 0)) {
    plain.set(magic)
    plain.writeUInt16BE(0x0101, 18)
  }
  return plain
}

/**
 * The inverse of `decryptPages`: seals plain pages in place, over whatever stands in their reserved bytes.
 * @param first number of the first of them, from 1.  @throws PageUnreadable when page 1 is no such SQLite file
 */
export function encryptPages(keys: PageKeys, first: number, pages: Buffer): void {
  if (first === 1 && !isPlainRegisterStart(pages)) throw new PageUnreadable('this is no SQLite file of ours')
  // One pass again: behind each page's content a random block is encrypted, and what it becomes is the next page's IV.
  const chain = Buffer.allocUnsafe((pages.length / pageBytes) * sealStart)
  const random = randomBytes((pages.length / pageBytes) * ivBytes)
  for (let page = 0; page * pageBytes < pages.length; page += 1) {
    pages.copy(chain, page * sealStart, page * pageBytes, page * pageBytes + usableBytes)
    random.copy(chain, page * sealStart + usableBytes, page * ivBytes, (page + 1) * ivBytes)
  }
  const firstIv = randomBytes(ivBytes)
  const sealed = createCipheriv('aes-256-cbc', keys.cipher, firstIv).setAutoPadding(false).update(chain)
  for (let page = 0; page * pageBytes < pages.length; page += 1) {
    const [number, at, from] = [first + page, page * pageBytes, page * sealStart]
    const start = number === 1 ? saltBytes : 0
    sealed.copy(pages, at, from, from + usableBytes)
    if (from + start === 0) firstIv.copy(pages, at + usableBytes)
    else sealed.copy(pages, at + usableBytes, from + start - ivBytes, from + start)
    if (number === 1) pages.set(keys.salt)
    pages.set(keys.seal(pages.subarray(at + start, at + sealStart), number), at + sealStart)
  }
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

/** The seal covers ciphertext, IV and the page number, so that pages cannot be swapped. */
function requireSeals({ seal }: PageKeys, first: number, sealed: Buffer): void {
  for (let at = 0; at < sealed.length; at += pageBytes) {
    if (isEmpty(sealed, at)) continue
    const number = first + at / pageBytes
    const start = number === 1 ? at + saltBytes : at
    const stated = sealed.subarray(at + sealStart, at + pageBytes)
    if (!timingSafeEqual(seal(sealed.subarray(start, at + sealStart), number), stated)) {
      throw new PageUnreadable(`page ${number} is damaged`)
    }
  }
}

function isEmpty(pages: Buffer, at: number): boolean {
  return pages[at] === 0 && pages.compare(emptyPage, 0, pageBytes, at, at + pageBytes) === 0
}
