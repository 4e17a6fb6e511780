import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  claimedPageCount,
  decryptPages,
  encryptPages,
  freshPageKeys,
  PageUnreadable,
  pageBytes,
  pageKeys,
  saltBytes,
} from '../../../electron/backup/page-cipher.ts'
import { pageSeal } from '../../../electron/backup/page-seal.ts'
import { openReader, openWriter } from '../../../electron/db/connection.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ost-pages-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A register of 40 rows, checkpointed and closed; its key and its encrypted bytes. */
function encryptedFile(): { key: Buffer; bytes: Buffer } {
  const key = randomBytes(32)
  const file = join(folder, 'register.db')
  const db = openWriter(file, key)
  db.exec('CREATE TABLE dose (id INTEGER PRIMARY KEY, note TEXT) STRICT')
  for (let index = 0; index < 40; index += 1)
    db.prepare('INSERT INTO dose (note) VALUES (?)').run('x'.repeat(300))
  db.close()
  return { key, bytes: readFileSync(file) }
}

function* pagesOf(bytes: Buffer): Generator<{ number: number; page: Buffer }> {
  for (let at = 0; at < bytes.length; at += pageBytes) {
    yield {
      number: at / pageBytes + 1,
      page: Buffer.from(bytes.subarray(at, at + pageBytes)),
    }
  }
}

function decryptAll(bytes: Buffer, key: Buffer): Buffer {
  return decryptPages(pageKeys(key, bytes.subarray(0, saltBytes)), 1, bytes)
}

it('turns the pages of an encrypted register into a plain SQLite file of the same length', () => {
  const { key, bytes } = encryptedFile()
  const plain = decryptAll(bytes, key)
  expect(plain.length).toBe(bytes.length)
  expect(plain.toString('latin1', 0, 15)).toBe('SQLite format 3')
  expect([plain[18], plain[19]]).toEqual([1, 1])
  expect(claimedPageCount(plain)).toBe(bytes.length / pageBytes)
  expect(plain.includes('x'.repeat(300))).toBe(true)
  expect(bytes.includes('x'.repeat(300))).toBe(false)
})

it('leaves nothing of the cipher in the reserved bytes of a plain page', () => {
  const { key, bytes } = encryptedFile()
  for (const { page } of pagesOf(decryptAll(bytes, key))) {
    expect(page.subarray(pageBytes - 80)).toEqual(Buffer.alloc(80))
  }
})

it('encrypts plain pages so that SQLite opens them under the new key, every row in its place', () => {
  const { key, bytes } = encryptedFile()
  const other = randomBytes(32)
  const keys = freshPageKeys(other)
  const sealed = decryptAll(bytes, key)
  encryptPages(keys, 1, sealed.subarray(0, 2 * pageBytes))
  encryptPages(keys, 3, sealed.subarray(2 * pageBytes))
  const file = join(folder, 'again.db')
  writeFileSync(file, sealed)
  const db = openReader(file, other)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.prepare('SELECT count(*), sum(length(note)) FROM dose').raw().get()).toEqual([40, 12_000])
  db.close()
})

it('refuses a page with any one byte changed', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  let tried = 0
  for (const { number, page } of pagesOf(bytes)) {
    const first = number === 1 ? saltBytes : 0
    for (let at = first; at < pageBytes; at += 37) {
      const changed = Buffer.from(page)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      expect(() => decryptPages(keys, number, changed)).toThrow(PageUnreadable)
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(400)
})

it('refuses a page that stands in another place, or under another key', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  const second = Buffer.from(bytes.subarray(pageBytes, 2 * pageBytes))
  expect(() => decryptPages(keys, 3, Buffer.from(second))).toThrow(PageUnreadable)
  const foreign = pageKeys(randomBytes(32), bytes.subarray(0, saltBytes))
  expect(() => decryptPages(foreign, 2, Buffer.from(second))).toThrow(PageUnreadable)
})

it('keeps a free page of zeros, that SQLite never wrote, a page of zeros', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  const second = bytes.subarray(pageBytes, 2 * pageBytes)
  const empty = Buffer.alloc(pageBytes)
  const plain = decryptPages(keys, 2, Buffer.concat([second, empty]))
  expect(plain.subarray(0, pageBytes)).toEqual(decryptPages(keys, 2, second))
  expect(plain.subarray(pageBytes)).toEqual(empty)
})

it('encrypts no first page that is not that of a register', () => {
  const keys = freshPageKeys(randomBytes(32))
  expect(() => encryptPages(keys, 1, Buffer.alloc(pageBytes, 0x41))).toThrow(PageUnreadable)
})

it('gives every page an IV of its own, and decrypts alone what was encrypted beside others', () => {
  const { key, bytes } = encryptedFile()
  const plain = decryptAll(bytes, key)
  const keys = freshPageKeys(randomBytes(32))
  const sealed = Buffer.from(plain)
  encryptPages(keys, 1, sealed)
  const ivs = new Set<string>()
  for (const { number, page } of pagesOf(sealed)) {
    ivs.add(page.toString('hex', pageBytes - 80, pageBytes - 64))
    const from = (number - 1) * pageBytes
    expect(decryptPages(keys, number, page)).toEqual(plain.subarray(from, from + pageBytes))
  }
  expect(ivs.size).toBe(bytes.length / pageBytes)
})

it('seals as HMAC-SHA512 does', () => {
  const key = randomBytes(32)
  const seal = pageSeal(key)
  for (const length of [4016, 4032, 0, 4096]) {
    const bytes = randomBytes(length)
    const number = Buffer.alloc(4)
    number.writeUInt32LE(0xfedcba98)
    expect(seal(bytes, 0xfedcba98)).toEqual(createHmac('sha512', key).update(bytes).update(number).digest())
  }
})
