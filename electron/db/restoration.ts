import type { Restoration } from '../../shared/records/restoration.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** Connections whose schema is known to have the table; registers of before 0180 are read too. */
const hasTable = new WeakSet<Reader>()

function isThere(db: Reader): boolean {
  if (hasTable.has(db)) return true
  const found = oneOf<string>(
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'restoration'",
  )
  if (found === undefined) return false
  hasTable.add(db)
  return true
}

/** Every coming back from a backup, oldest first. */
export function restorations(db: Reader): Restoration[] {
  return isThere(db) ? rowsOf<Restoration>(db, 'SELECT * FROM restoration ORDER BY id') : []
}

/** The lineage that begins behind this ledger line, if one does. */
export function lineageAfter(
  db: Reader,
  seq: number,
): { lineage: string; afterHead: Uint8Array } | undefined {
  if (!isThere(db)) return undefined
  return rowOf(db, 'SELECT lineage, after_head FROM restoration WHERE after_seq = ?', seq)
}

/** The lineage that the register was made with. */
export function firstLineage(db: Reader, current: string): string {
  if (!isThere(db)) return current
  return oneOf<string>(db, 'SELECT previous_lineage FROM restoration ORDER BY id LIMIT 1') ?? current
}

/** The last row of `staff_pin` whose PIN went with the lineage before; 0 for none. */
export function deadPinsUntil(db: Reader): number {
  if (!isThere(db)) return 0
  return oneOf<number>(db, 'SELECT coalesce(max(pins_until), 0) FROM restoration') ?? 0
}
