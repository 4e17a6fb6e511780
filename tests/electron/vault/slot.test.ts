import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  makeSlot,
  openSlot,
  type Slot,
  StoredSlot,
  stretchFor,
  unwrapSecrets,
  wrapSecrets,
} from '../../../electron/vault/slot.ts'
import { mayStretchWith, passphraseStretch, pinStretch, stretch } from '../../../electron/vault/stretch.ts'

const passphrase = 'unwashed placidly crewmate sixtyfold duller'
const secrets = {
  databaseKey: Uint8Array.from(randomBytes(32)),
  siteIdentity: `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
}
let slot: Slot
let stretched: Uint8Array

beforeAll(async () => {
  slot = await makeSlot({ label: 'Manager', passphrase }, secrets, pinStretch)
  stretched = await stretchFor(slot, passphrase)
})

test('a slot in the strength of production opens with its passphrase, however it is spaced, and no other', async () => {
  const strong = await makeSlot({ label: 'Manager', passphrase }, secrets)
  expect(strong.kdf).toMatchObject({ name: 'scrypt', N: 2 ** 17, r: 8, p: 1 })
  expect(await openSlot(strong, ` ${passphrase.toUpperCase().replace(' ', '   ')}`)).toEqual(secrets)
  expect(await openSlot(strong, `${passphrase} dab`)).toBeUndefined()
})

test('no secret stands in a slot as it is', () => {
  const text = JSON.stringify(slot)
  expect(text).not.toContain(Buffer.from(secrets.databaseKey).toString('hex'))
  expect(text).not.toContain('AGE-SECRET')
  expect(text).not.toContain(Buffer.from('AGE-SECRET').toString('hex'))
})

test('every secret that is wrapped is given back, and only that', () => {
  const { wrapped: _, ...header } = slot
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string({ minLength: 1 }), (key, text) => {
      for (const some of [
        { databaseKey: key },
        { siteIdentity: text },
        { databaseKey: key, siteIdentity: text },
      ]) {
        expect(unwrapSecrets(wrapSecrets(header, stretched, some), stretched)).toEqual(some)
      }
    }),
  )
})

test('an altered label, id, cost or salt opens nothing, as the header is authenticated', () => {
  const { kdf } = slot
  for (const altered of [
    { ...slot, label: 'Nurse' },
    { ...slot, id: '0'.repeat(16) },
    { ...slot, kdf: { ...kdf, N: kdf.N * 2 } },
    { ...slot, kdf: { ...kdf, salt: '0'.repeat(64) } },
  ]) {
    expect(unwrapSecrets(slot, stretched)).toEqual(secrets)
    expect(unwrapSecrets(altered, stretched)).toBeUndefined()
  }
})

test('every altered byte of what is wrapped, and one box in the place of the other, opens nothing', () => {
  for (const purpose of ['databaseKey', 'siteIdentity'] as const) {
    const box = Buffer.from(slot.wrapped[purpose] ?? '', 'hex')
    for (let at = 0; at < box.length; at += 1) {
      const flipped = Buffer.from(box)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      const altered = { ...slot, wrapped: { ...slot.wrapped, [purpose]: flipped.toString('hex') } }
      expect(unwrapSecrets(altered, stretched)).toBeUndefined()
    }
  }
  const swapped = { ...slot, wrapped: { databaseKey: slot.wrapped.siteIdentity } }
  expect(unwrapSecrets(StoredSlot.parse({ ...slot, wrapped: slot.wrapped }), stretched)).toEqual(secrets)
  expect(StoredSlot.safeParse(swapped).success).toBe(false)
})

test('every passphrase is stretched to a key of its own', async () => {
  const other = await stretchFor(slot, 'unwashed placidly crewmate sixtyfold dullest')
  expect(other).not.toEqual(stretched)
  expect(await stretchFor(slot, `${passphrase}\u200b `)).toEqual(stretched)
  expect(unwrapSecrets(slot, other)).toBeUndefined()
})

test.each([
  { N: 2 ** 13, r: 8, p: 1 },
  { N: 2 ** 18, r: 8, p: 1 },
  { N: 2 ** 14 + 1, r: 8, p: 1 },
  { N: 0, r: 8, p: 1 },
  { N: -(2 ** 14), r: 8, p: 1 },
  { N: Number.NaN, r: 8, p: 1 },
  { N: 2 ** 14, r: 1, p: 1 },
  { N: 2 ** 14, r: 4096, p: 1 },
  { N: 2 ** 14, r: 8, p: 0 },
  { N: 2 ** 14, r: 8, p: 5 },
  { N: 2 ** 14, r: 8, p: 1.5 },
])('the cost %o is refused before anything is computed, and in a stored slot', (parameters) => {
  expect(mayStretchWith(parameters)).toBe(false)
  expect(() => stretch('x', randomBytes(32), parameters)).toThrow(RangeError)
  expect(StoredSlot.safeParse({ ...slot, kdf: { ...slot.kdf, ...parameters } }).success).toBe(false)
})

test('the costs in use are within the bounds', () => {
  expect(mayStretchWith(passphraseStretch)).toBe(true)
  expect(mayStretchWith(pinStretch)).toBe(true)
})

test('scrypt, as it is called here, gives the published value of RFC 7914 for its memory-hard example', async () => {
  const key = await stretch('pleaseletmein', Buffer.from('SodiumChloride'), pinStretch)
  expect(Buffer.from(key).toString('hex')).toBe(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
  )
})
