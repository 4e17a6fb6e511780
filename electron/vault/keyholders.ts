import { type PassphraseProblem, passphraseProblems } from '../../shared/rules/passphrase.ts'
import { makeSlot, openSlot, type Slot, type SlotSecrets } from './slot.ts'
import {
  leastSlots,
  mostSlots,
  readSlotsFile,
  type Slots,
  type SlotsDamage,
  writeSlotsFile,
} from './slots-file.ts'
import { passphraseStretch, type StretchParameters } from './stretch.ts'

/** The key file goes out with every backup, so its slots bear no name: who holds which is sealed in the register. */
export const slotLabel = 'keyholder'

export type Keyholder = { label: string; passphrase: string }

/** What a slot of `register.slots` wraps; both are among the keys of an open register. */
export type KeyholderSecrets = Required<SlotSecrets>

export type SlotsRefusal =
  | { outcome: 'weak-passphrase'; problems: PassphraseProblem[] }
  | { outcome: 'duplicate-passphrase' }
  | { outcome: 'too-few-slots' }
  | { outcome: 'too-many-slots' }
  | { outcome: 'no-such-slot' }

/** `slotId`: the slot that was added, replaced or removed. */
export type SlotsChange = { outcome: 'changed'; slots: Slots; slotId: string } | SlotsRefusal

export type SlotsOpening =
  | { outcome: 'opened'; slotId: string; label: string; secrets: SlotSecrets }
  | { outcome: 'wrong-passphrase' }

/** Tries the passphrase on every slot, one after the other: together they would take 768 MiB. */
export async function openAnySlot(slots: Slots, passphrase: string): Promise<SlotsOpening> {
  for (const slot of slots.slots) {
    const secrets = await openSlot(slot, passphrase)
    if (secrets) return { outcome: 'opened', slotId: slot.id, label: slot.label, secrets }
  }
  return { outcome: 'wrong-passphrase' }
}

/** Opens `register.slots` or an `.ostkeys` with a passphrase. @throws the file system's error */
export async function openSlotsFile(path: string, passphrase: string): Promise<SlotsOpening | SlotsDamage> {
  const reading = await readSlotsFile(path)
  return reading.outcome === 'read' ? openAnySlot(reading.slots, passphrase) : reading
}

/** The first slots of a register, two to six; a refusal concerns the first keyholder that it fits. */
export async function newSlots(
  keyholders: readonly Keyholder[],
  secrets: KeyholderSecrets,
  parameters: StretchParameters = passphraseStretch,
): Promise<{ outcome: 'made'; slots: Slots } | SlotsRefusal> {
  if (keyholders.length < leastSlots) return { outcome: 'too-few-slots' }
  if (keyholders.length > mostSlots) return { outcome: 'too-many-slots' }
  const made: Slot[] = []
  for (const keyholder of keyholders) {
    const refusal = await passphraseRefusal(made, keyholder.passphrase)
    if (refusal) return refusal
    made.push(await makeSlot(keyholder, secrets, parameters))
  }
  return { outcome: 'made', slots: registerSlots(made) }
}

/** One more keyholder. */
export async function addSlot(
  slots: Slots,
  keyholder: Keyholder,
  secrets: KeyholderSecrets,
  parameters: StretchParameters = passphraseStretch,
): Promise<SlotsChange> {
  if (slots.slots.length >= mostSlots) return { outcome: 'too-many-slots' }
  const refusal = await passphraseRefusal(slots.slots, keyholder.passphrase)
  if (refusal) return refusal
  const slot = await makeSlot(keyholder, secrets, parameters)
  return { outcome: 'changed', slots: registerSlots([...slots.slots, slot]), slotId: slot.id }
}

/** A keyholder's new passphrase or label; the slot keeps its id and its place. */
export async function replaceSlot(
  slots: Slots,
  slotId: string,
  keyholder: Keyholder,
  secrets: KeyholderSecrets,
  parameters: StretchParameters = passphraseStretch,
): Promise<SlotsChange> {
  if (!slots.slots.some(({ id }) => id === slotId)) return { outcome: 'no-such-slot' }
  const others = slots.slots.filter(({ id }) => id !== slotId)
  const refusal = await passphraseRefusal(others, keyholder.passphrase)
  if (refusal) return refusal
  const slot = await makeSlot({ ...keyholder, id: slotId }, secrets, parameters)
  const replaced = slots.slots.map((old) => (old.id === slotId ? slot : old))
  return { outcome: 'changed', slots: registerSlots(replaced), slotId }
}

/**
 * One keyholder fewer; two always remain. It ends what this passphrase can open from now on: a copy of the old
 * file, and the `.ostkeys` of backups already made, stay open to it.
 */
export function removeSlot(slots: Slots, slotId: string): SlotsChange {
  const left = slots.slots.filter(({ id }) => id !== slotId)
  if (left.length === slots.slots.length) return { outcome: 'no-such-slot' }
  if (left.length < leastSlots) return { outcome: 'too-few-slots' }
  return { outcome: 'changed', slots: registerSlots(left), slotId }
}

let lastChange: Promise<unknown> = Promise.resolve()

/**
 * Reads `register.slots`, applies one of the changes above and writes the outcome. Changes wait for each
 * other, as stretching takes time in which another change could begin and then be lost.
 *
 * @throws the file system's error; the file is then as it was
 */
export function changeSlotsFile(
  path: string,
  change: (slots: Slots) => SlotsChange | Promise<SlotsChange>,
): Promise<SlotsChange | SlotsDamage> {
  const turn = lastChange.then(async () => {
    const reading = await readSlotsFile(path)
    if (reading.outcome !== 'read') return reading
    const changed = await change(reading.slots)
    if (changed.outcome === 'changed') await writeSlotsFile(path, changed.slots)
    return changed
  })
  lastChange = turn.catch(() => undefined)
  return turn
}

function registerSlots(slots: Slot[]): Slots {
  return { format: 'ost-register/slots/v1', slots }
}

/** Two people with one passphrase are one keyholder: the second would be lost with the first. */
async function passphraseRefusal(
  slots: readonly Slot[],
  passphrase: string,
): Promise<SlotsRefusal | undefined> {
  const problems = passphraseProblems(passphrase)
  if (problems.length > 0) return { outcome: 'weak-passphrase', problems }
  for (const slot of slots) if (await openSlot(slot, passphrase)) return { outcome: 'duplicate-passphrase' }
  return undefined
}
