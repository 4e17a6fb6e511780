import { pinProblem } from '../../shared/rules/pin-policy.ts'
import { accessOn, endingProblem, sameName } from '../../shared/rules/staff-access.ts'
import { requestRow } from '../db/request.ts'
import { allStaff, staffById } from '../db/staff.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { hashPin, type PinVerifier } from '../vault/pin.ts'
import { staffNames } from './staff-facts.ts'

/** Whether an earlier sending of this request was carried out: asked before slow or irreversible steps. */
export function wasDone({ db }: Register, requestId: string, act: string): boolean {
  return requestRow(db, requestId, act) !== undefined
}

export const noSuchPerson = (): never => {
  throw new NotFound('staff')
}

/** The verifier of a new PIN; invalid: what speaks against it. */
export async function newPin(register: Register, pin: string): Promise<PinVerifier> {
  const problem = pinProblem(pin)
  if (problem) return invalid('pin', problem)
  return hashPin(register.keys.pinPepper, pin)
}

/** Tiles with the same name would be taken for one person; whoever has no access any more is on none. */
export function refuseName(register: Register, name: string, except?: number): void {
  const names = staffNames(register)
  const today = todayOf(register)
  for (const person of allStaff(register.db)) {
    const access = accessOn(person, today)
    if (person.id === except || (access !== 'works' && access !== 'relief')) continue
    if (sameName(names.get(person.id) ?? '', name)) invalid('name', 'name_has_tile')
  }
}

export function refuseEnding(
  register: Register,
  staffId: number,
  actorId: number,
  how: 'disable' | 'leave',
): void {
  if (!staffById(register.db, staffId)) noSuchPerson()
  const problem = endingProblem(allStaff(register.db), staffId, actorId, todayOf(register), how)
  if (problem) refuse(problem)
}
