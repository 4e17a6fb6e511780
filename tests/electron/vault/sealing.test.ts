import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  openBytes,
  openText,
  PrivateColumnError,
  sealBytes,
  sealText,
} from '../../../electron/vault/private-column.ts'
import { deriveKey, openBox, sealBox } from '../../../electron/vault/sealed-box.ts'
import { everyFlip, everyTruncation } from './every-fault.ts'

const key = Uint8Array.from(randomBytes(32))
const place = { table: 'client', column: 'name', id: 412 }

const aPlace = fc.record({
  table: fc.stringMatching(/^[a-z_]{1,12}$/),
  column: fc.stringMatching(/^[a-z_]{1,12}$/),
  id: fc.oneof(fc.nat(), fc.uuid()),
})

test('every text of every script comes back from its place', () => {
  fc.assert(
    fc.property(aPlace, fc.string({ unit: 'grapheme', maxLength: 300 }), (where, text) => {
      expect(openText(key, where, sealText(key, where, text))).toBe(text)
    }),
  )
  expect(openText(key, place, sealText(key, place, 'লালরিনমাওয়ি · Ṭhanga'))).toBe('লালরিনমাওয়ি · Ṭhanga')
})

test('every bytes come back, those that look like padding too', () => {
  const padding = fc.uint8Array({ maxLength: 200 }).map((bytes) => bytes.map((b) => (b % 2 ? 0x80 : 0)))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 1_000 }), padding), (content) => {
      expect([...openBytes(key, place, sealBytes(key, place, content))]).toEqual([...content])
    }),
  )
})

test('a blob opens in no other table, column or row', () => {
  fc.assert(
    fc.property(aPlace, aPlace, (here, there) => {
      fc.pre(`${here.table}|${here.column}|${here.id}` !== `${there.table}|${there.column}|${there.id}`)
      const blob = sealText(key, here, 'Zova')
      expect(() => openText(key, there, blob)).toThrow(PrivateColumnError)
    }),
  )
})

test('a blob opens under no other key, and the error names the place but nothing that is sealed', () => {
  const blob = sealText(key, place, 'Zova')
  const opening = () => openText(randomBytes(32), place, blob)
  expect(opening).toThrow(expect.objectContaining({ name: 'PrivateColumnError', reason: 'altered' }))
  expect(opening).toThrow('private column client.name of row 412: altered')
})

test('every flipped byte and every truncation of a blob is noticed', () => {
  const blob = sealText(key, place, 'reactive')
  let faults = 0
  for (const { bytes } of everyFlip(blob)) {
    expect(() => openText(key, place, bytes)).toThrow(PrivateColumnError)
    faults += 1
  }
  for (const bytes of everyTruncation(blob))
    expect(() => openText(key, place, bytes)).toThrow(PrivateColumnError)
  expect(faults).toBe(blob.length * 3)
})

test('results of different lengths have blobs of one length, and one text never the same blob twice', () => {
  expect(sealText(key, place, 'reactive').length).toBe(sealText(key, place, 'non-reactive').length)
  expect(sealText(key, place, '').length).toBe(sealText(key, place, 'x'.repeat(63)).length)
  expect(sealText(key, place, 'Zova').equals(sealText(key, place, 'Zova'))).toBe(false)
})

test('a place that is not named as in the database cannot blur two places into one', () => {
  expect(() => sealText(key, { table: 'client|name', column: 'x', id: 1 }, 'Zova')).toThrow(TypeError)
})

test('a box opens under its key and its context only', () => {
  const box = sealBox(key, 'here', Buffer.from('content'))
  expect(openBox(key, 'here', box)?.toString()).toBe('content')
  expect(openBox(key, 'there', box)).toBeUndefined()
  expect(openBox(deriveKey(key, 'other'), 'here', box)).toBeUndefined()
  for (const { bytes } of everyFlip(box)) expect(openBox(key, 'here', bytes)).toBeUndefined()
  for (const bytes of everyTruncation(box)) expect(openBox(key, 'here', bytes)).toBeUndefined()
})

test('keys derived for two purposes have nothing in common', () => {
  expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'))
  expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'))
  expect(deriveKey(key, 'a').length).toBe(32)
})
