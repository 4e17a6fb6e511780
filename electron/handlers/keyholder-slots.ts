import { type KeyholderStored, keyholderOfSlot, keyholdersOf } from '../db/staff-writes.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import {
  addSlot,
  changeSlotsFile,
  openAnySlot,
  openSlotsFile,
  removeSlot,
  type SlotsChange,
  slotLabel,
} from '../vault/keyholders.ts'
import { leastSlots, type Slots } from '../vault/slots-file.ts'

/** Whose passphrase this is. Refused: `wrong_passphrase`, `key_file_damaged`. Takes a third of a second a slot. */
export async function proveKeyholder(register: Register, passphrase: string): Promise<KeyholderStored> {
  const opening = await openSlotsFile(register.files.slots, passphrase)
  if (opening.outcome === 'wrong-passphrase') return refuse('wrong_passphrase')
  if (opening.outcome !== 'opened') return refuse('key_file_damaged')
  return keyholderOfSlot(register.db, opening.slotId) ?? refuse('wrong_passphrase')
}

export interface KeyholderChange {
  readonly add: { passphrase: string } | null
  readonly removeSlotId: string | null
}

/**
 * Adds and removes keyholders in one write of the key file, before the register's own rows: a plug pulled in
 * between leaves a passphrase that opens nothing sooner than one that opens too long, and the same act once more
 * ends it. Refused: `too_few_slots`, `too_many_slots`, `key_file_damaged`; invalid: `passphrase`.
 *
 * @returns the slot of the one who was added
 */
export async function changeKeyholders(register: Register, change: KeyholderChange): Promise<string | null> {
  const known = new Set(keyholdersOf(register.db).map(({ slotId }) => slotId))
  let added: string | null = null
  const adding = async (slots: Slots): Promise<SlotsChange> => {
    if (change.add === null) return unchanged(slots)
    const there = await openAnySlot(slots, change.add.passphrase)
    if (there.outcome === 'opened' && !known.has(there.slotId)) {
      added = there.slotId
      return unchanged(slots)
    }
    const { databaseKey, siteIdentity } = register.keys
    const changed = await addSlot(
      slots,
      { label: slotLabel, passphrase: change.add.passphrase },
      { databaseKey, siteIdentity },
    )
    if (changed.outcome === 'changed') added = changed.slotId
    return changed
  }
  const removing = (slots: Slots): SlotsChange => {
    const { removeSlotId } = change
    const isThere = slots.slots.some(({ id }) => id === removeSlotId)
    return removeSlotId === null || !isThere ? unchanged(slots) : removeSlot(slots, removeSlotId)
  }
  const outcome = await changeSlotsFile(register.files.slots, async (slots) => {
    const full = slots.slots.length > leastSlots
    const first = full ? removing(slots) : await adding(slots)
    if (first.outcome !== 'changed') return first
    return full ? adding(first.slots) : removing(first.slots)
  })
  if (outcome.outcome === 'weak-passphrase') return invalid('passphrase', outcome.problems[0] ?? 'too-short')
  if (outcome.outcome === 'duplicate-passphrase') return invalid('passphrase', 'duplicate_passphrase')
  if (outcome.outcome === 'too-few-slots') return refuse('too_few_slots')
  if (outcome.outcome === 'too-many-slots') return refuse('too_many_slots')
  if (outcome.outcome !== 'changed') return refuse('key_file_damaged')
  return added
}

const unchanged = (slots: Slots): SlotsChange => ({ outcome: 'changed', slots, slotId: '' })
