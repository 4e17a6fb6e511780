import type { StaffList } from '../../shared/contract/staff.ts'
import { disablingFailure } from '../../shared/rules/pin-policy.ts'
import { accessOn } from '../../shared/rules/staff-access.ts'
import { allStaff } from '../db/staff.ts'
import { type KeyholderStored, keyholdersOf, staffSince } from '../db/staff-writes.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { leastSlots, mostSlots } from '../vault/slots-file.ts'

/** Everyone ever enrolled, with what their PIN can do today. */
export function staffList(register: Register): StaffList {
  const { db } = register
  const today = todayOf(register)
  const keyholders = keyholdersOf(db)
  const since = staffSince(db)
  return {
    people: allStaff(db).map((person) => ({
      id: person.id,
      name: unseal(register, 'staff', 'name', person.id, person.name) ?? '',
      role: person.role,
      access: accessOn(person, today),
      untilDay: person.kind === 'relief' ? person.untilDay : null,
      pinDisabled: person.failures >= disablingFailure,
      keyholderId: keyholders.find(({ staffId }) => staffId === person.id)?.id ?? null,
      since: since.get(person.id) ?? register.now(),
    })),
    keyholders: keyholders.map((keyholder) => ({
      id: keyholder.id,
      label: keyholderLabel(register, keyholder),
      staffId: keyholder.staffId,
      since: keyholder.at,
    })),
    leastKeyholders: leastSlots,
    mostKeyholders: mostSlots,
  }
}

/** Who a keyholder is, in words. */
export function keyholderLabel(register: Register, { id, label }: KeyholderStored): string {
  return unseal(register, 'keyholder', 'label', id, label) ?? ''
}

/** Names of the staff by id, for lists that say who did what. */
export function staffNames(register: Register): Map<number, string> {
  return new Map(
    allStaff(register.db).map(({ id, name }) => [id, unseal(register, 'staff', 'name', id, name) ?? '']),
  )
}
