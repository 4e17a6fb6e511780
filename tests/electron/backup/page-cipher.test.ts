import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  claimedPageCount,
  decryptPage,
  encryptPage,
  freshPageKeys,
  PageUnreadable,
  pageBytes,
  pageKeys,
  saltBytes,
} from '../../../electron/backup/page-cipher.ts'
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
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  return Buffer.concat(
    [...pagesOf(bytes)].map(({ number, page }) => {
      decryptPage(keys, number, page)
      return page
    }),
  )
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
  const sealed = [...pagesOf(decryptAll(bytes, key))].map(({ number, page }) => {
    encryptPage(keys, number, page)
    return page
  })
  const file = join(folder, 'again.db')
  writeFileSync(file, Buffer.concat(sealed))
  const db = openReader(file, other)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.prepare('SELECT count(*), sum(length(note)) FROM dose').raw().get()).toEqual([40, 12_000])
  db.close()
})

it('refuses a page with any one byte changed, and leaves it as it was', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  let tried = 0
  for (const { number, page } of pagesOf(bytes)) {
    const first = number === 1 ? saltBytes : 0
    for (let at = first; at < pageBytes; at += 37) {
      const changed = Buffer.from(page)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      const before = Buffer.from(changed)
      expect(() => decryptPage(keys, number, changed)).toThrow(PageUnreadable)
      expect(changed.equals(before)).toBe(true)
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(400)
})

it('refuses a page that stands in another place, or under another key', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  const second = Buffer.from(bytes.subarray(pageBytes, 2 * pageBytes))
  expect(() => decryptPage(keys, 3, Buffer.from(second))).toThrow(PageUnreadable)
  const foreign = pageKeys(randomBytes(32), bytes.subarray(0, saltBytes))
  expect(() => decryptPage(foreign, 2, Buffer.from(second))).toThrow(PageUnreadable)
})

it('keeps a free page of zeros, that SQLite never wrote, a page of zeros', () => {
  const { key, bytes } = encryptedFile()
  const keys = pageKeys(key, bytes.subarray(0, saltBytes))
  const empty = Buffer.alloc(pageBytes)
  decryptPage(keys, 7, empty)
  expect(empty).toEqual(Buffer.alloc(pageBytes))
})

it('encrypts no first page that is not that of a register', () => {
  const keys = freshPageKeys(randomBytes(32))
  expect(() => encryptPage(keys, 1, Buffer.alloc(pageBytes, 0x41))).toThrow(PageUnreadable)
})
