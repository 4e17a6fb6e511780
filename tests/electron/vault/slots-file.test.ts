import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { newSlots, openAnySlot, openSlotsFile } from '../../../electron/vault/keyholders.ts'
import { canonicalJson } from '../../../electron/vault/signature.ts'
import {
  backupSlots,
  decodeSlots,
  encodeSlots,
  readSlotsFile,
  type Slots,
  writeSlotsFile,
} from '../../../electron/vault/slots-file.ts'
import { pinStretch } from '../../../electron/vault/stretch.ts'
import { everyFlip, everyTruncation } from './every-fault.ts'
import { temporaryFolder } from './temporary-folder.ts'

const passphrases = ['unwashed placidly crewmate sixtyfold duller', 'my own long sentence, Ṭhanga'] as const
const secrets = {
  databaseKey: Uint8Array.from(randomBytes(32)),
  siteIdentity: `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
}
let slots: Slots

beforeAll(async () => {
  const keyholders = passphrases.map((passphrase, at) => ({ label: `Keyholder ${at + 1}`, passphrase }))
  const made = await newSlots(keyholders, secrets, pinStretch)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  slots = made.slots
})

/** As someone without a passphrase would alter a file and make it look whole. */
function forged(alter: (content: Record<string, unknown>) => unknown): Buffer {
  const { checksum: _, ...content } = JSON.parse(encodeSlots(slots).toString())
  const altered = alter(structuredClone(content)) as object
  const checksum = createHash('sha256').update(canonicalJson(altered)).digest('hex')
  return Buffer.from(canonicalJson({ ...altered, checksum }))
}

test('each keyholder opens the file that lies beside the database', async () => {
  const path = join(temporaryFolder(), 'register.slots')
  await writeSlotsFile(path, slots)
  for (const [at, passphrase] of passphrases.entries()) {
    expect(await openSlotsFile(path, passphrase)).toEqual({
      outcome: 'opened',
      slotId: slots.slots[at]?.id,
      label: `Keyholder ${at + 1}`,
      secrets,
    })
  }
})

test('each keyholder opens the file that lies beside a backup, which holds no database key', async () => {
  const path = join(temporaryFolder(), 'AIZAWL1-7-2026-01-15.ostkeys')
  await writeSlotsFile(path, backupSlots(slots))
  for (const passphrase of passphrases) {
    const opening = await openSlotsFile(path, passphrase)
    expect(opening).toMatchObject({ outcome: 'opened' })
    if (opening.outcome === 'opened') expect(opening.secrets).toEqual({ siteIdentity: secrets.siteIdentity })
  }
  expect(readFileSync(path, 'utf8')).not.toContain('databaseKey')
})

test('a wrong passphrase, a damaged file and a missing file are three different answers', async () => {
  const path = join(temporaryFolder(), 'register.slots')
  expect(await openSlotsFile(path, passphrases[0])).toEqual({ outcome: 'missing' })
  await writeSlotsFile(path, slots)
  expect(await openSlotsFile(path, 'another long enough phrase')).toEqual({ outcome: 'wrong-passphrase' })
  expect(await openSlotsFile(path, '')).toEqual({ outcome: 'wrong-passphrase' })
  writeFileSync(path, readFileSync(path).subarray(0, -1))
  expect(await openSlotsFile(path, passphrases[0])).toEqual({ outcome: 'damaged' })
  writeFileSync(path, '')
  expect(await openSlotsFile(path, passphrases[0])).toEqual({ outcome: 'damaged' })
})

test('every flipped byte and every truncation of both files is damage', () => {
  for (const bytes of [encodeSlots(slots), encodeSlots(backupSlots(slots))]) {
    expect(decodeSlots(bytes).outcome).toBe('read')
    for (const { at, bytes: flipped } of everyFlip(bytes)) {
      expect(decodeSlots(flipped), `byte ${at}`).toEqual({ outcome: 'damaged' })
    }
    for (const cut of everyTruncation(bytes)) expect(decodeSlots(cut)).toEqual({ outcome: 'damaged' })
    expect(decodeSlots(Buffer.concat([bytes, Buffer.from('\n')]))).toEqual({ outcome: 'damaged' })
  }
})

test('a header altered by someone who also mends the checksum opens nothing', async () => {
  const bytes = forged((content) => {
    for (const slot of content.slots as { label: string }[]) slot.label = 'Nobody'
    return content
  })
  const reading = decodeSlots(bytes)
  if (reading.outcome !== 'read') throw new Error(reading.outcome)
  expect(await openAnySlot(reading.slots, passphrases[0])).toEqual({ outcome: 'wrong-passphrase' })
})

test.each([
  ['a cost that would take all memory', { kdf: { N: 2 ** 30 } }],
  ['a cost that would make guessing cheap', { kdf: { N: 2 } }],
  ['a field that no version has', { kdf: { hint: 'dog' } }],
])('a mended file with %s is damage', (_, { kdf }) => {
  const bytes = forged((content) => {
    for (const slot of content.slots as { kdf: object }[]) Object.assign(slot.kdf, kdf)
    return content
  })
  expect(decodeSlots(bytes)).toEqual({ outcome: 'damaged' })
})

test('a mended file with one slot, seven slots, one slot twice or a wrap missing is damage', () => {
  const mended = (change: (slots: { wrapped: object }[]) => unknown[]) =>
    forged((content) => ({ ...content, slots: change(content.slots as { wrapped: object }[]) }))
  expect(decodeSlots(mended((all) => all))).toMatchObject({ outcome: 'read' })
  for (const bytes of [
    mended((all) => all.slice(1)),
    mended(([one]) => Array.from({ length: 7 }, (_, at) => ({ ...one, id: `${at}`.repeat(16) }))),
    mended(([one]) => [one, one]),
    mended((all) => all.map((slot) => ({ ...slot, wrapped: {} }))),
    forged((content) => ({ ...content, format: 'ost-register/ostkeys/v1' })),
  ]) {
    expect(decodeSlots(bytes)).toEqual({ outcome: 'damaged' })
  }
})

test('a whole file of a later version is not called damaged', async () => {
  const later = forged((content) => ({ ...content, format: 'ost-register/slots/v2', more: true }))
  expect(decodeSlots(later)).toEqual({ outcome: 'newer' })
  const path = join(temporaryFolder(), 'register.slots')
  writeFileSync(path, later)
  expect(await readSlotsFile(path)).toEqual({ outcome: 'newer' })
})

test('a file that is no slots file is damage', () => {
  for (const text of ['null', '[]', '{}', '{"checksum":1}', 'SQLite format 3\u0000', '"x"']) {
    expect(decodeSlots(Buffer.from(text))).toEqual({ outcome: 'damaged' })
  }
  expect(decodeSlots(randomBytes(4_096))).toEqual({ outcome: 'damaged' })
})
