import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkPin, hashPin } from '../../../electron/vault/pin.ts'

const pepper = Uint8Array.from(randomBytes(32))

test('a PIN is known again, and no other PIN, nor under another pepper', async () => {
  const stored = await hashPin(pepper, '402817')
  expect(await checkPin(pepper, '402817', stored)).toBe(true)
  expect(await checkPin(pepper, '402818', stored)).toBe(false)
  expect(await checkPin(pepper, '40281', stored)).toBe(false)
  expect(await checkPin(pepper, '', stored)).toBe(false)
  expect(await checkPin(randomBytes(32), '402817', stored)).toBe(false)
})

test('a PIN typed in Bengali digits is the same PIN', async () => {
  expect(await checkPin(pepper, '৪০২৮১৭', await hashPin(pepper, '402817'))).toBe(true)
})

test('one PIN of two people has two verifiers', async () => {
  const [one, other] = [await hashPin(pepper, '402817'), await hashPin(pepper, '402817')]
  expect(one.verifier).not.toEqual(other.verifier)
  expect(one.verifier.length).toBe(32)
  expect(one.parameters).toEqual({ N: 2 ** 14, r: 8, p: 1 })
})

test('an altered verifier or salt fits no PIN, and a shortened verifier does not either', async () => {
  const stored = await hashPin(pepper, '402817')
  const altered = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte))
  expect(await checkPin(pepper, '402817', { ...stored, verifier: altered(stored.verifier) })).toBe(false)
  expect(await checkPin(pepper, '402817', { ...stored, salt: altered(stored.salt) })).toBe(false)
  expect(await checkPin(pepper, '402817', { ...stored, verifier: stored.verifier.subarray(1) })).toBe(false)
  expect(await checkPin(pepper, '402817', { ...stored, verifier: new Uint8Array(0) })).toBe(false)
})

test('stored parameters out of bounds are not evaluated', async () => {
  const stored = await hashPin(pepper, '402817')
  for (const parameters of [
    { N: 2 ** 13, r: 8, p: 1 },
    { N: 2 ** 24, r: 8, p: 1 },
  ]) {
    await expect(checkPin(pepper, '402817', { ...stored, parameters })).rejects.toThrow(RangeError)
  }
})
