import type { Role } from '../../shared/records/staff.ts'
import { ROLES_OF_OFFICE } from '../../shared/rules/new-site.ts'
import { disablingFailure } from '../../shared/rules/pin-policy.ts'
import { accessOn, reliefUntil } from '../../shared/rules/staff-access.ts'
import { addPerson, setPin } from '../create-register.ts'
import { siteOf } from '../db/site.ts'
import { clearPinFailures, pinOf, staffById } from '../db/staff.ts'
import { addStaffEvent, forgetPinFailures } from '../db/staff-writes.ts'
import { invalid, refuse } from '../refusal.ts'
import { todayOf } from '../today.ts'
import { opened, signedIn } from './base.ts'
import { proveKeyholder } from './keyholder-slots.ts'
import { provePin } from './session.ts'
import { staffList, staffNames } from './staff-facts.ts'
import { staffKeys } from './staff-keys.ts'
import { newPin, noSuchPerson, refuseEnding, refuseName, wasDone } from './staff-refusals.ts'

export const staff = {
  list: signedIn.staff.list.handler(({ context: { register } }) => staffList(register)),

  add: signedIn.staff.add.handler(async ({ input, context: { register, session, staff: actor } }) => {
    if (!wasDone(register, input.requestId, 'staff.add')) refuseName(register, input.name)
    if (siteOf(register.db).kind === 'office' && !ROLES_OF_OFFICE.includes(input.role))
      return invalid('role', 'role_not_at_office')
    const pin = await newPin(register, input.pin)
    register.writeOnce(input.requestId, { act: 'staff.add', actor: actor.id }, (tx) =>
      addPerson(tx, register, input, pin),
    )
    session.changed()
    return staffList(register)
  }),

  disable: signedIn.staff.disable.handler(({ input, context: { register, session, staff: actor } }) => {
    const { requestId, staffId, reason } = input
    if (!wasDone(register, requestId, 'staff.disable')) refuseEnding(register, staffId, actor.id, 'disable')
    register.writeOnce(requestId, { act: 'staff.disable', actor: actor.id, reason }, (tx) => {
      addStaffEvent(tx, staffId, 'disabled')
      return staffId
    })
    session.changed()
    return staffList(register)
  }),

  enable: signedIn.staff.enable.handler(({ input, context: { register, session, staff: actor } }) => {
    const person = staffById(register.db, input.staffId) ?? noSuchPerson()
    if (!wasDone(register, input.requestId, 'staff.enable')) {
      if (accessOn(person, todayOf(register)) === 'works') refuse('has_access')
      refuseName(register, staffNames(register).get(input.staffId) ?? '', input.staffId)
    }
    register.writeOnce(input.requestId, { act: 'staff.enable', actor: actor.id }, (tx) => {
      addStaffEvent(tx, input.staffId, 'enabled')
      return input.staffId
    })
    session.changed()
    return staffList(register)
  }),

  resetPin: signedIn.staff.resetPin.handler(
    async ({ input, context: { register, session, staff: actor } }) => {
      const { staffId } = input
      if (!staffById(register.db, staffId)) noSuchPerson()
      if (staffId === actor.id) refuse('not_yourself')
      const pin = await newPin(register, input.pin)
      register.writeOnce(input.requestId, { act: 'staff.reset_pin', actor: actor.id }, (tx) => {
        setPin(tx, staffId, pin)
        clearPinFailures(tx.db, staffId)
        return staffId
      })
      session.changed()
      return staffList(register)
    },
  ),

  changeOwnPin: signedIn.staff.changeOwnPin.handler(
    async ({ input, context: { register, session, staff: actor } }) => {
      if (wasDone(register, input.requestId, 'staff.own_pin')) return staffList(register)
      await provePin(register, session, actor.id, input.oldPin)
      if (input.pin === input.oldPin) invalid('pin', 'same_pin')
      const pin = await newPin(register, input.pin)
      register.writeOnce(input.requestId, { act: 'staff.own_pin', actor: actor.id }, (tx) => {
        setPin(tx, actor.id, pin)
        return actor.id
      })
      return staffList(register)
    },
  ),

  enablePin: opened.staff.enablePin.handler(async ({ input, context: { register, session } }) => {
    const { requestId, staffId } = input
    if (wasDone(register, requestId, 'staff.enable_pin')) return { staffId }
    const person = staffById(register.db, staffId) ?? noSuchPerson()
    if (person.failures < disablingFailure) refuse('pin_not_disabled')
    const keyholder = await proveKeyholder(register, input.passphrase)
    register.writeOnce(requestId, { act: 'staff.enable_pin', actor: keyholder.staffId }, (tx) => {
      forgetPinFailures(tx, staffId)
      return staffId
    })
    session.changed()
    return { staffId }
  }),

  setPinAfterRestore: opened.staff.setPinAfterRestore.handler(
    async ({ input, context: { register, session } }) => {
      const { requestId, staffId } = input
      const act = 'staff.pin_after_restore'
      if (wasDone(register, requestId, act)) return { staffId }
      const person = staffById(register.db, staffId) ?? noSuchPerson()
      if (pinOf(register.db, person.id)) refuse('pin_is_set')
      const pin = await newPin(register, input.pin)
      const keyholder = await proveKeyholder(register, input.passphrase)
      const approver = keyholder.staffId === staffId ? null : keyholder.staffId
      register.writeOnce(requestId, { act, actor: staffId, approver }, (tx) => {
        if (pinOf(tx.db, staffId)) refuse('pin_is_set')
        setPin(tx, staffId, pin)
        return staffId
      })
      session.changed()
      return { staffId }
    },
  ),

  relief: signedIn.staff.relief.handler(async ({ input, context: { register, session, staff: actor } }) => {
    if (wasDone(register, input.requestId, 'staff.relief')) return staffList(register)
    refuseName(register, input.name)
    const pin = await newPin(register, input.pin)
    const keyholder = await proveKeyholder(register, input.passphrase)
    const act = { act: 'staff.relief', actor: actor.id, approver: keyholder.staffId }
    register.writeOnce(input.requestId, act, (tx) => {
      const id = addPerson(tx, register, { name: input.name, role: RELIEF }, pin)
      addStaffEvent(tx, id, 'relief', reliefUntil(todayOf(register)))
      return id
    })
    session.changed()
    return staffList(register)
  }),

  ...staffKeys,
}

const RELIEF: Role = 'nurse'
