import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** What others did alone and this person could sign: how many, and the day of the oldest. */
export function oldestCountersignOwed(
  db: Reader,
  staffId: number,
): { count: number; day: ClinicDay } | undefined {
  const owed = rowOf<{ count: number; day: ClinicDay | null }>(
    db,
    `SELECT count(*) AS count, min(d.day) AS day
     FROM countersign_owed o
     JOIN clinic_day d ON d.id = o.clinic_day_id
     LEFT JOIN countersign c ON c.countersign_owed_id = o.id
     WHERE c.countersign_owed_id IS NULL AND o.owed_by <> ?`,
    staffId,
  )
  return owed && owed.day !== null ? { count: owed.count, day: owed.day } : undefined
}

export interface OwedStored {
  id: number
  act: string
  tableName: string
  rowId: number
  owedBy: number
  day: ClinicDay
  at: Instant
  /** What the person who acted gave as the reason; the ledger keeps it. */
  reason: string | null
}

/** Every act that still owes its second person, the oldest first. */
export function countersignsOwed(db: Reader): OwedStored[] {
  return rowsOf(
    db,
    `SELECT o.id, o.act, o.table_name, o.row_id, o.owed_by, d.day, o.at,
       (SELECT l.reason FROM ledger l WHERE l.table_name = o.table_name AND l.row_id = o.row_id
        ORDER BY l.seq LIMIT 1) AS reason
     FROM countersign_owed o JOIN clinic_day d ON d.id = o.clinic_day_id
     WHERE NOT EXISTS (SELECT 1 FROM countersign c WHERE c.countersign_owed_id = o.id)
     ORDER BY o.id`,
  )
}
