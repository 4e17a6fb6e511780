import type { TableName } from '../db/tables.ts'
import { insert, type Tx } from '../db/write.ts'
import { NotAllowed } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { provePin } from './session.ts'

/**
 * Proves the second person of an act before its transaction; without one the act goes on and owes a countersign.
 * Any enrolled staff may be it, but never the actor. Refused as `provePin` refuses.
 *
 * @returns the second person's staff id, or null when a countersign will be owed
 */
export async function proveSecond(
  register: Register,
  session: Session,
  act: string,
  actorId: number,
  approver: { staffId: number; pin: string } | null,
): Promise<number | null> {
  if (approver === null) return null
  if (approver.staffId === actorId) throw new NotAllowed(act, 'same_person')
  await provePin(register, session, approver.staffId, approver.pin)
  return approver.staffId
}

/** Leaves a countersign owed for a row whose act had no second person. */
export function oweCountersign(tx: Tx, tableName: TableName, rowId: number, clinicDayId: number): void {
  if (tx.actor === null || (tx.approver ?? null) !== null) return
  insert(tx, 'countersign_owed', {
    act: tx.act,
    tableName,
    rowId,
    owedBy: tx.actor,
    clinicDayId,
    at: tx.at,
  })
}
