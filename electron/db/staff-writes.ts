import type { StaffEvent } from '../../shared/records/staff.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf, run } from './rows.ts'
import { insert, noteAct, type Tx } from './write.ts'

export interface KeyholderStored {
  id: number
  slotId: string
  /** Sealed. */
  label: Uint8Array
  staffId: number | null
  at: Instant
}

const KEYHOLDERS = `SELECT k.id, k.slot_id, k.label, k.staff_id, k.at FROM keyholder k
  WHERE NOT EXISTS (SELECT 1 FROM keyholder_removal r WHERE r.keyholder_id = k.id)`

/** Whose passphrase opens the register today, as the register knows it; the key file has the last word. */
export function keyholdersOf(db: Reader): KeyholderStored[] {
  return rowsOf(db, `${KEYHOLDERS} ORDER BY k.id`)
}

export function keyholderOfSlot(db: Reader, slotId: string): KeyholderStored | undefined {
  return rowOf(db, `${KEYHOLDERS} AND k.slot_id = ?`, slotId)
}

/** When a person was enrolled. */
export function staffSince(db: Reader): Map<number, Instant> {
  const rows = rowsOf<{ id: number; at: Instant }>(db, 'SELECT id, at FROM staff')
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** What happened to a person's access. `untilDay` for relief alone. */
export function addStaffEvent(
  tx: Tx,
  staffId: number,
  kind: StaffEvent['kind'],
  untilDay: ClinicDay | null = null,
): void {
  insert(tx, 'staff_event', { staffId, kind, untilDay, byStaffId: tx.actor, at: tx.at })
}

export function addKeyholderRow(
  tx: Tx,
  row: { id: number; slotId: string; label: Uint8Array; staffId: number | null },
): number {
  return insert(tx, 'keyholder', { ...row, at: tx.at })
}

export function removeKeyholderRow(tx: Tx, keyholderId: number, byStaffId: number): void {
  insert(tx, 'keyholder_removal', { keyholderId, byStaffId, at: tx.at })
}

/** A disabled PIN works again: no row tells it but the count that is gone, so the ledger does. */
export function forgetPinFailures(tx: Tx, staffId: number): void {
  run(tx.db, 'DELETE FROM pin_failure WHERE staff_id = ?', staffId)
  noteAct(tx, 'staff', staffId)
}
