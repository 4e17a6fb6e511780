import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { forget, newRegisterKeys, type RegisterKeys } from '../../../electron/vault/keys.ts'
import { publicKeyOf } from '../../../electron/vault/signature.ts'
import { openVault, readVaultFile, sealVault, writeVaultFile } from '../../../electron/vault/vault-file.ts'
import { everyFlip, everyTruncation } from './every-fault.ts'
import { temporaryFolder } from './temporary-folder.ts'

let keys: RegisterKeys

beforeAll(async () => {
  keys = await newRegisterKeys()
})

/** As someone who knows the format, and not the key, would make damage look whole. */
function withHash(body: Uint8Array): Buffer {
  return Buffer.concat([body, createHash('sha256').update(body).digest()])
}

test('new keys are complete, and no two registers share one', async () => {
  const other = await newRegisterKeys()
  const all = [keys, other].flatMap((each) => [
    each.databaseKey,
    each.privateKey,
    each.signing.secretKey,
    each.signing.publicKey,
    each.pinPepper,
    each.highWaterKey,
  ])
  expect(all.every((key) => key.length === 32)).toBe(true)
  expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(12)
  expect(publicKeyOf(keys.signing.secretKey)).toEqual(keys.signing.publicKey)
  expect(keys.siteIdentity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  expect(keys.siteRecipient).toMatch(/^age1[0-9a-z]{58}$/)
})

test('a restored register keeps the key of its private columns and nothing else', async () => {
  const restored = await newRegisterKeys({ privateKey: keys.privateKey })
  expect(restored.privateKey).toEqual(keys.privateKey)
  expect(restored.databaseKey).not.toEqual(keys.databaseKey)
  expect(restored.siteIdentity).not.toBe(keys.siteIdentity)
  forget(restored)
  expect(keys.privateKey.some((byte) => byte !== 0)).toBe(true)
})

test('forgotten keys are zeros', async () => {
  const forgotten = await newRegisterKeys()
  forget(forgotten)
  const { databaseKey, privateKey, signing, pinPepper, highWaterKey } = forgotten
  for (const key of [databaseKey, privateKey, signing.secretKey, pinPepper, highWaterKey]) {
    expect(key).toEqual(new Uint8Array(32))
  }
  expect(forgotten.siteIdentity).toBe('')
})

test('the vault file gives back every key', async () => {
  const path = join(temporaryFolder(), 'register.vault')
  await writeVaultFile(path, keys)
  expect(await readVaultFile(path, keys.databaseKey)).toEqual({ outcome: 'opened', keys })
})

test('no secret stands in the vault file as it is', () => {
  const vault = sealVault(keys)
  for (const key of [keys.databaseKey, keys.privateKey, keys.signing.secretKey, keys.pinPepper]) {
    expect(vault.includes(Buffer.from(key))).toBe(false)
    expect(vault.includes(Buffer.from(key).toString('hex'))).toBe(false)
  }
  expect(vault.includes('AGE-SECRET')).toBe(false)
})

test('a missing vault is told from a damaged one and from another database’s', async () => {
  const path = join(temporaryFolder(), 'register.vault')
  expect(await readVaultFile(path, keys.databaseKey)).toEqual({ outcome: 'missing' })
  await writeVaultFile(path, keys)
  expect(await readVaultFile(path, randomBytes(32))).toEqual({ outcome: 'wrong-key' })
  writeFileSync(path, readFileSync(path).subarray(1))
  expect(await readVaultFile(path, keys.databaseKey)).toEqual({ outcome: 'damaged' })
})

test('every flipped byte and every truncation is damage, also to somebody with another key', () => {
  const vault = sealVault(keys)
  for (const { bytes } of everyFlip(vault)) {
    expect(openVault(bytes, keys.databaseKey)).toEqual({ outcome: 'damaged' })
    expect(openVault(bytes, keys.pinPepper)).toEqual({ outcome: 'damaged' })
  }
  for (const bytes of everyTruncation(vault)) {
    expect(openVault(bytes, keys.databaseKey)).toEqual({ outcome: 'damaged' })
  }
  expect(openVault(Buffer.concat([vault, Buffer.of(0)]), keys.databaseKey)).toEqual({ outcome: 'damaged' })
})

test('every flipped byte under a hash made to fit opens nothing either', () => {
  const vault = sealVault(keys)
  const body = vault.subarray(0, vault.length - 32)
  const outcomes = new Set<string>()
  for (const { bytes } of everyFlip(body)) {
    outcomes.add(openVault(withHash(bytes), keys.databaseKey).outcome)
  }
  expect([...outcomes].sort()).toEqual(['damaged', 'newer', 'wrong-key'])
})

test('a vault of a later version is not called damaged', () => {
  const vault = sealVault(keys)
  const later = Uint8Array.from(vault.subarray(0, vault.length - 32))
  later[4] = 2
  expect(openVault(withHash(later), keys.databaseKey)).toEqual({ outcome: 'newer' })
})
