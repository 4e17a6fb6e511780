import type { OwedCountersign } from '../../shared/contract/countersigns.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { countersignsOwed } from '../db/countersign.ts'
import { registerNumberOf } from '../db/ledger-read.ts'
import { insert } from '../db/write.ts'
import { NotAllowed, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

/** Seven days to sign what was done alone (clinic.md, *Who countersigns when the nurse is alone*). */
const DAYS_TO_SIGN = 7

export const countersigns = {
  owed: signedIn.countersigns.owed.handler(({ context: { register } }) => owedList(register)),

  give: signedIn.countersigns.give.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'countersign.give'
    const { requestId, owedIds, staffId, pin } = input
    const owed = countersignsOwed(register.db).filter(({ id }) => owedIds.includes(id))
    if (owed.some(({ owedBy }) => owedBy === staffId)) throw new NotAllowed(act, 'same_person')
    await provePin(register, session, staffId, pin)
    register.writeOnce(requestId, { act, actor: staffId, approver: null }, (tx) => {
      const open = new Set(countersignsOwed(tx.db).map(({ id }) => id))
      if (owedIds.some((id) => !open.has(id))) refuse('already_countersigned')
      for (const id of new Set(owedIds))
        insert(tx, 'countersign', { countersignOwedId: id, staffId, at: tx.at })
      return owedIds[0] ?? staff.id
    })
    return owedList(register)
  }),
}

function owedList(register: Register): OwedCountersign[] {
  const names = staffNames(register)
  const today = todayOf(register)
  return countersignsOwed(register.db).map(({ owedBy, tableName, ...owed }) => ({
    ...owed,
    table: tableName,
    registerNumber: registerNumberOf(register.db, tableName, owed.rowId),
    by: names.get(owedBy) ?? '',
    byStaffId: owedBy,
    daysLeft: DAYS_TO_SIGN - daysBetween(owed.day, today),
  }))
}
