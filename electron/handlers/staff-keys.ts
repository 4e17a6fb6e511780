import { accessOn, sameName } from '../../shared/rules/staff-access.ts'
import { staffById } from '../db/staff.ts'
import { addKeyholderRow, addStaffEvent, keyholdersOf, removeKeyholderRow } from '../db/staff-writes.ts'
import { nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotAllowed, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { leastSlots } from '../vault/slots-file.ts'
import { signedIn } from './base.ts'
import { changeKeyholders, proveKeyholder } from './keyholder-slots.ts'
import { keyholderLabel, staffList } from './staff-facts.ts'
import { noSuchPerson, refuseEnding, wasDone } from './staff-refusals.ts'

/** The acts that change who opens the register: key file first, rows after it. */
export const staffKeys = {
  leave: signedIn.staff.leave.handler(async ({ input, context: { register, session, staff: actor } }) => {
    const { requestId, staffId, replacement } = input
    if (wasDone(register, requestId, 'staff.leave')) return staffList(register)
    refuseEnding(register, staffId, actor.id, 'leave')
    const own = keyholdersOf(register.db).find((keyholder) => keyholder.staffId === staffId)
    if (!own && replacement) refuse('no_replacement_needed')
    const approver = own ? await agreed(register, own.id, input.passphrase) : null
    if (own && !replacement && keyholdersOf(register.db).length <= leastSlots) refuse('replacement_needed')
    if (replacement) refuseKeyholder(register, replacement, staffId)
    const slotId = own
      ? await changeKeyholders(register, { add: replacement, removeSlotId: own.slotId })
      : null
    register.writeOnce(requestId, { act: 'staff.leave', actor: actor.id, approver }, (tx) => {
      addStaffEvent(tx, staffId, 'left')
      if (replacement && slotId !== null) enterKeyholder(tx, register, replacement, slotId)
      if (own) removeKeyholderRow(tx, own.id, actor.id)
      return staffId
    })
    session.changed()
    return staffList(register)
  }),

  addKeyholder: signedIn.staff.addKeyholder.handler(
    async ({ input, context: { register, staff: actor } }) => {
      const { requestId, keyholder } = input
      if (wasDone(register, requestId, 'keyholder.add')) return staffList(register)
      refuseKeyholder(register, keyholder, null)
      const approver = await otherKeyholder(register, input.passphrase, actor.id)
      const slotId = await changeKeyholders(register, { add: keyholder, removeSlotId: null })
      register.writeOnce(requestId, { act: 'keyholder.add', actor: actor.id, approver }, (tx) =>
        enterKeyholder(tx, register, keyholder, slotId ?? ''),
      )
      return staffList(register)
    },
  ),

  removeKeyholder: signedIn.staff.removeKeyholder.handler(
    async ({ input, context: { register, staff: actor } }) => {
      const { requestId, keyholderId } = input
      if (wasDone(register, requestId, 'keyholder.remove')) return staffList(register)
      const leaving = keyholdersOf(register.db).find(({ id }) => id === keyholderId) ?? noSuchPerson()
      if (keyholdersOf(register.db).length <= leastSlots) refuse('too_few_slots')
      const approver = await otherKeyholder(register, input.passphrase, actor.id, keyholderId)
      await changeKeyholders(register, { add: null, removeSlotId: leaving.slotId })
      register.writeOnce(requestId, { act: 'keyholder.remove', actor: actor.id, approver }, (tx) => {
        removeKeyholderRow(tx, keyholderId, actor.id)
        return keyholderId
      })
      return staffList(register)
    },
  ),
}

/** A keyholder who stays agrees that the leaver's slot goes; their own passphrase proves it. */
async function agreed(
  register: Register,
  leavingId: number,
  passphrase: string | null,
): Promise<number | null> {
  if (passphrase === null) return refuse('keyholder_must_agree')
  const keyholder = await proveKeyholder(register, passphrase)
  if (keyholder.id === leavingId) throw new NotAllowed('staff.leave', 'same_person')
  return keyholder.staffId
}

/** Key slots are changed by two people without exception: the manager, and a keyholder who is somebody else. */
async function otherKeyholder(
  register: Register,
  passphrase: string,
  actorId: number,
  leavingId?: number,
): Promise<number | null> {
  const keyholder = await proveKeyholder(register, passphrase)
  if (keyholder.staffId === actorId || keyholder.id === leavingId)
    throw new NotAllowed('keyholder.change', 'same_person')
  return keyholder.staffId
}

/** One person is one keyholder, and one who still has access. */
function refuseKeyholder(
  register: Register,
  { label, staffId }: { label: string; staffId: number | null },
  leavingId: number | null,
): void {
  const keyholders = keyholdersOf(register.db)
  const stays = keyholders.filter((keyholder) => keyholder.staffId !== leavingId || leavingId === null)
  if (stays.some((keyholder) => sameName(keyholderLabel(register, keyholder), label)))
    invalid('keyholder.label', 'label_twice')
  if (staffId === null) return
  const person = staffById(register.db, staffId)
  const access = person && accessOn(person, todayOf(register))
  if (staffId === leavingId || access !== 'works') invalid('keyholder.staffId', 'no_such_person')
  if (stays.some((keyholder) => keyholder.staffId === staffId))
    invalid('keyholder.staffId', 'keyholder_twice')
}

function enterKeyholder(
  tx: Tx,
  register: Register,
  { label, staffId }: { label: string; staffId: number | null },
  slotId: string,
): number {
  const id = nextId(tx, 'keyholder')
  return addKeyholderRow(tx, { id, slotId, label: seal(register, 'keyholder', 'label', id, label), staffId })
}
