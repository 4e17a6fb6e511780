import type { LedgerEntry } from '../../shared/contract/ledger.ts'
import { type LedgerRead, registerNumberOf } from '../db/ledger-read.ts'
import type { Register } from '../register.ts'

/** A line of the ledger as a person reads it: people by name, the client by number. */
export function ledgerEntry(
  register: Register,
  { utcMs, actor, approver, tableName, ...line }: LedgerRead,
  names: ReadonlyMap<number, string>,
): LedgerEntry {
  return {
    ...line,
    at: utcMs,
    table: tableName,
    actor: actor === null ? null : (names.get(actor) ?? null),
    approver: approver === null ? null : (names.get(approver) ?? null),
    registerNumber: registerNumberOf(register.db, tableName, line.rowId),
  }
}
