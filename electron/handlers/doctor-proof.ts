import { isOwnRecord } from '../client-access.ts'
import type { ClientStored } from '../db/client.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { notOwnRecord } from './base.ts'
import { doctorsOf } from './order-facts.ts'
import { provePin } from './session.ts'

/** That a doctor is named who works here and whose own record it is not. Refused: `no_such_doctor`. */
export function aDoctor(register: Register, doctorId: number, client: ClientStored, act: string): void {
  if (!doctorsOf(register).includes(doctorId)) refuse('no_such_doctor')
  notOwnRecord(act, isOwnRecord(register, { id: doctorId, role: 'doctor', name: '' }, client))
}

/**
 * The doctor's own PIN, at whoever's counter they stand: a nurse need not sign out for a doctor's word. Refused as
 * `provePin` refuses, and `no_such_doctor`.
 */
export async function proveDoctor(
  register: Register,
  session: Session,
  { doctorId, pin }: { doctorId: number; pin: string },
  client: ClientStored,
  act: string,
): Promise<void> {
  aDoctor(register, doctorId, client, act)
  await provePin(register, session, doctorId, pin)
}
