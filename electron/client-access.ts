import type { RestrictedFor } from '../shared/contract/client-input.ts'
import { type Act, whoMay } from '../shared/rules/who-may.ts'
import { type ClientStored, clientById } from './db/client.ts'
import { seal, unseal } from './private-text.ts'
import { NotAllowed, NotFound } from './refusal.ts'
import type { Register } from './register.ts'
import type { SignedIn } from './session.ts'

/** Whose restricted record it is: a staff id, the family of one, or nobody's. */
export function restrictedForOf(register: Register, client: ClientStored): RestrictedFor {
  const text = unseal(register, 'client', 'staff_member', client.id, client.staffMember)
  return text === null || text === 'kin' ? text : Number(text)
}

/** As it is stored. */
export function sealRestrictedFor(register: Register, clientId: number, whose: RestrictedFor) {
  const text = whose === null ? null : String(whose)
  return {
    restricted: whose === null ? (0 as const) : (1 as const),
    staffMember: seal(register, 'client', 'staff_member', clientId, text),
  }
}

/** Whether a record is about the person who acts: nobody orders, doses or opens for themselves. */
export function isOwnRecord(register: Register, staff: SignedIn, client: ClientStored): boolean {
  return client.restricted === 1 && restrictedForOf(register, client) === staff.id
}

export type Opens = 'yes' | 'restricted' | 'own_record'

/** Restricted records (staff and kin) are opened by doctor and manager alone; nobody opens their own. */
export function opens(register: Register, staff: SignedIn, client: ClientStored): Opens {
  if (client.restricted === 0) return 'yes'
  const may = whoMay('client.see_restricted', { stage: 'staff', role: staff.role })
  if (!may.allowed) return 'restricted'
  return isOwnRecord(register, staff, client) ? 'own_record' : 'yes'
}

/** The record, for an act on it. @throws NotFound, NotAllowed with `restricted` or `own_record` */
export function openRecord(register: Register, staff: SignedIn, id: number, act: Act): ClientStored {
  const client = clientById(register.db, id)
  if (!client) throw new NotFound('client')
  const verdict = opens(register, staff, client)
  if (verdict !== 'yes') throw new NotAllowed(act, verdict)
  return client
}
