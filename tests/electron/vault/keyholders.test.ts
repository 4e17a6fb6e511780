import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  addSlot,
  changeSlotsFile,
  type Keyholder,
  newSlots,
  openAnySlot,
  openSlotsFile,
  removeSlot,
  replaceSlot,
} from '../../../electron/vault/keyholders.ts'
import { readSlotsFile, type Slots, writeSlotsFile } from '../../../electron/vault/slots-file.ts'
import { pinStretch } from '../../../electron/vault/stretch.ts'
import { temporaryFolder } from './temporary-folder.ts'

const secrets = {
  databaseKey: Uint8Array.from(randomBytes(32)),
  siteIdentity: `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
}
const person = (word: string): Keyholder => ({ label: word, passphrase: `the long phrase of the ${word}` })
const [manager, nurse, doctor] = [person('manager'), person('nurse'), person('doctor')]
let two: Slots

async function slotsOf(...keyholders: Keyholder[]): Promise<Slots> {
  const made = await newSlots(keyholders, secrets, pinStretch)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  return made.slots
}

function idOf(slots: Slots, label: string): string {
  return slots.slots.find((slot) => slot.label === label)?.id ?? 'none'
}

async function fileWith(slots: Slots): Promise<string> {
  const path = join(temporaryFolder(), 'register.slots')
  await writeSlotsFile(path, slots)
  return path
}

beforeAll(async () => {
  two = await slotsOf(manager, nurse)
})

test('a register begins with two to six keyholders', async () => {
  const seven = Array.from({ length: 7 }, (_, at) => person(`person ${at}`))
  expect(await newSlots([manager], secrets, pinStretch)).toEqual({ outcome: 'too-few-slots' })
  expect(await newSlots(seven, secrets, pinStretch)).toEqual({ outcome: 'too-many-slots' })
  const six = await slotsOf(...seven.slice(0, 6))
  expect(six.slots.map(({ label }) => label)).toEqual(seven.slice(0, 6).map(({ label }) => label))
  expect(await addSlot(six, person('seventh'), secrets, pinStretch)).toEqual({ outcome: 'too-many-slots' })
})

test('one passphrase for two people is refused, also when it is only spaced otherwise', async () => {
  const same = { label: 'doctor', passphrase: `  ${nurse.passphrase.replaceAll(' ', '  ')}` }
  const duplicate = { outcome: 'duplicate-passphrase' }
  expect(await newSlots([nurse, same], secrets, pinStretch)).toEqual(duplicate)
  expect(await addSlot(two, same, secrets, pinStretch)).toEqual(duplicate)
  expect(await replaceSlot(two, idOf(two, 'manager'), same, secrets, pinStretch)).toEqual(duplicate)
})

test('a weak passphrase is refused with its problems', async () => {
  const weak = { label: 'doctor', passphrase: 'short' }
  const refusal = { outcome: 'weak-passphrase', problems: ['too-short'] }
  expect(await newSlots([nurse, weak], secrets, pinStretch)).toEqual(refusal)
  expect(await addSlot(two, weak, secrets, pinStretch)).toEqual(refusal)
  expect(await replaceSlot(two, idOf(two, 'manager'), weak, secrets, pinStretch)).toEqual(refusal)
})

test('a keyholder who is added opens the register, and the others still do', async () => {
  const path = await fileWith(two)
  const added = await changeSlotsFile(path, (slots) => addSlot(slots, doctor, secrets, pinStretch))
  expect(added).toMatchObject({ outcome: 'changed' })
  for (const { label, passphrase } of [manager, nurse, doctor]) {
    expect(await openSlotsFile(path, passphrase)).toMatchObject({ outcome: 'opened', label, secrets })
  }
})

test('a keyholder who is removed no longer opens the register; two always remain', async () => {
  const path = await fileWith(await slotsOf(manager, nurse, doctor))
  const remove = (label: string) => changeSlotsFile(path, (slots) => removeSlot(slots, idOf(slots, label)))
  expect(await remove('nurse')).toMatchObject({ outcome: 'changed' })
  expect(await openSlotsFile(path, nurse.passphrase)).toEqual({ outcome: 'wrong-passphrase' })
  expect(await openSlotsFile(path, doctor.passphrase)).toMatchObject({ outcome: 'opened' })
  expect(await remove('doctor')).toEqual({ outcome: 'too-few-slots' })
  expect(await remove('nobody')).toEqual({ outcome: 'no-such-slot' })
  expect(await openSlotsFile(path, doctor.passphrase)).toMatchObject({ outcome: 'opened' })
})

test('a replaced passphrase opens in place of the old one, under the same slot id', async () => {
  const slotId = idOf(two, 'nurse')
  const renewed = { label: 'nurse', passphrase: 'quite another long phrase' }
  const changed = await replaceSlot(two, slotId, renewed, secrets, pinStretch)
  if (changed.outcome !== 'changed') throw new Error(changed.outcome)
  expect(await openAnySlot(changed.slots, renewed.passphrase)).toMatchObject({ outcome: 'opened', slotId })
  expect(await openAnySlot(changed.slots, nurse.passphrase)).toEqual({ outcome: 'wrong-passphrase' })
  expect(await openAnySlot(changed.slots, manager.passphrase)).toMatchObject({ outcome: 'opened' })
  expect(await replaceSlot(two, 'none', doctor, secrets, pinStretch)).toEqual({ outcome: 'no-such-slot' })
})

test('two changes begun together are both made', async () => {
  const path = await fileWith(two)
  await Promise.all([
    changeSlotsFile(path, (slots) => addSlot(slots, doctor, secrets, pinStretch)),
    changeSlotsFile(path, (slots) => addSlot(slots, person('counsellor'), secrets, pinStretch)),
  ])
  const reading = await readSlotsFile(path)
  if (reading.outcome !== 'read') throw new Error(reading.outcome)
  expect(reading.slots.slots.map(({ label }) => label)).toEqual(['manager', 'nurse', 'doctor', 'counsellor'])
})

test('a refused change, a failed one and one on a damaged file write nothing, and the next still works', async () => {
  const path = await fileWith(two)
  const before = readFileSync(path)
  const failing = changeSlotsFile(path, () => Promise.reject(new Error('cut')))
  await expect(failing).rejects.toThrow('cut')
  expect(await changeSlotsFile(path, (slots) => removeSlot(slots, 'none'))).toEqual({
    outcome: 'no-such-slot',
  })
  expect(readFileSync(path)).toEqual(before)
  writeFileSync(path, before.subarray(1))
  const onDamaged = await changeSlotsFile(path, (slots) => addSlot(slots, doctor, secrets, pinStretch))
  expect(onDamaged).toEqual({ outcome: 'damaged' })
  expect(readFileSync(path)).toEqual(before.subarray(1))
})
