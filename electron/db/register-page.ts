import type { Batch } from '../../shared/records/product.ts'
import type { StockEntryKind } from '../../shared/records/stock-entry.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** Keys of the first and last clinic day of a month; null in a month without any. */
export const daysOfMonth = (db: Reader, month: string) => daysBetween(db, `${month}-01`, `${month}-31`)

/** Keys of the first and last clinic day between two dates, and how many of them are open; null without any. */
export function daysBetween(
  db: Reader,
  firstDay: string,
  lastDay: string,
): { first: number; last: number; openDays: number } | null {
  const [row] = rowsOf<{ first: number | null; last: number; openDays: number }>(
    db,
    `SELECT min(d.id) AS first, max(d.id) AS last, sum(c.clinic_day_id IS NULL) AS open_days
     FROM clinic_day d LEFT JOIN clinic_day_close c ON c.clinic_day_id = d.id
     WHERE d.day BETWEEN ? AND ?`,
    firstDay,
    lastDay,
  )
  return row && row.first !== null ? { ...row, first: row.first } : null
}

/** Months with a clinic day, the newest first. */
export function monthsWithDays(db: Reader): string[] {
  return rowsOf<{ month: string }>(
    db,
    'SELECT DISTINCT substr(day, 1, 7) AS month FROM clinic_day ORDER BY month DESC',
  ).map(({ month }) => month)
}

/**
 * What each batch of a product held after a clinic day, in steps: the last close up to it and the entries between.
 * Reads one closing line a batch, however long the book is.
 */
export function balancesAfter(
  db: Reader,
  productId: number,
  clinicDayId: number,
): (Pick<Batch, 'id' | 'batchNumber' | 'expiryDay'> & { steps: number })[] {
  const close = (column: string) =>
    `SELECT c.${column} FROM stock_close c WHERE c.batch_id = b.id AND c.clinic_day_id <= ?
     ORDER BY c.clinic_day_id DESC LIMIT 1`
  return rowsOf(
    db,
    `SELECT b.id, b.batch_number, b.expiry_day,
       coalesce((${close('book_steps')}), 0)
       + coalesce((SELECT sum(s.steps) FROM stock_entry s WHERE s.batch_id = b.id AND s.clinic_day_id <= ?
                   AND s.clinic_day_id > coalesce((${close('clinic_day_id')}), 0)), 0) AS steps
     FROM batch b WHERE b.product_id = ? ORDER BY b.expiry_day, b.id`,
    clinicDayId,
    clinicDayId,
    clinicDayId,
    productId,
  )
}

export interface MovementStored {
  readonly day: ClinicDay
  readonly batchId: number
  readonly batchNumber: string
  readonly kind: StockEntryKind
  readonly steps: number
  readonly doses: number
  readonly entryId: number | null
  readonly document: string | null
  readonly reason: string | null
  readonly staffId: number | null
  readonly approverId: number | null
  readonly otherParty: string | null
  readonly carrier: Uint8Array | null
  readonly countersignOwed: 0 | 1
}

/** Everything that moved of a product between two clinic days: doses summed by day and batch, all else by entry. */
export function movementsBetween(
  db: Reader,
  productId: number,
  first: number,
  last: number,
): MovementStored[] {
  return rowsOf(
    db,
    `WITH own AS (
       SELECT s.*, b.batch_number, d.day FROM batch b
       JOIN stock_entry s ON s.batch_id = b.id AND s.clinic_day_id BETWEEN ? AND ?
       JOIN clinic_day d ON d.id = s.clinic_day_id
       WHERE b.product_id = ?)
     SELECT day, batch_id, batch_number, kind, sum(steps) AS steps, count(DISTINCT dose_id) AS doses,
       NULL AS entry_id, NULL AS document, NULL AS reason, NULL AS staff_id, NULL AS approver_id,
       NULL AS other_party, NULL AS carrier, 0 AS countersign_owed, clinic_day_id AS day_key, max(id) AS last_id
     FROM own WHERE kind IN ('issue', 'return') GROUP BY clinic_day_id, batch_id, kind
     UNION ALL
     SELECT o.day, o.batch_id, o.batch_number, o.kind, o.steps, 0, o.id, o.document, o.reason, o.staff_id, o.approver_id,
       coalesce(t.other_party, x.name), t.carrier,
       EXISTS (SELECT 1 FROM countersign_owed w WHERE w.table_name = 'stock_entry' AND w.row_id = o.id
               AND NOT EXISTS (SELECT 1 FROM countersign g WHERE g.countersign_owed_id = w.id)),
       o.clinic_day_id, o.id
     FROM own o LEFT JOIN stock_transfer t ON t.stock_entry_id = o.id
     LEFT JOIN sub_store_entry y ON y.stock_entry_id = o.id LEFT JOIN sub_store x ON x.id = y.sub_store_id
     WHERE o.kind NOT IN ('issue', 'return')
     ORDER BY day_key, last_id`,
    first,
    last,
    productId,
  )
}

/** Every batch with what came in of it and between which days it moved. */
export function batchesOnRecord(
  db: Reader,
): { id: number; receivedSteps: number; firstDay: ClinicDay; lastDay: ClinicDay }[] {
  return rowsOf(
    db,
    `SELECT b.id,
       (SELECT coalesce(sum(s.steps), 0) FROM stock_entry s
        WHERE s.batch_id = b.id AND s.kind IN ('opening', 'receipt', 'transfer_in')
          AND s.kind NOT IN ('issue', 'return')) AS received_steps,
       (SELECT d.day FROM clinic_day d WHERE d.id =
         (SELECT min(s.clinic_day_id) FROM stock_entry s WHERE s.batch_id = b.id)) AS first_day,
       (SELECT d.day FROM clinic_day d WHERE d.id =
         (SELECT max(s.clinic_day_id) FROM stock_entry s WHERE s.batch_id = b.id)) AS last_day
     FROM batch b ORDER BY b.id DESC`,
  )
}

/** When a document number was last entered for stock that came in, and on how many lines. Written any way. */
export function documentSeen(db: Reader, document: string): { entryId: number; lines: number } | undefined {
  const [row] = rowsOf<{ entryId: number | null; lines: number }>(
    db,
    `SELECT max(id) AS entry_id, count(*) AS lines FROM stock_entry
     WHERE kind IN ('opening', 'receipt', 'transfer_in') AND kind NOT IN ('issue', 'return') AND document IS NOT NULL AND upper(trim(document)) = upper(trim(?))`,
    document,
  )
  return row && row.entryId !== null ? { entryId: row.entryId, lines: row.lines } : undefined
}

export function entryDay(db: Reader, entryId: number): { day: ClinicDay; at: number } | undefined {
  const [row] = rowsOf<{ day: ClinicDay; at: number }>(
    db,
    'SELECT d.day, s.at FROM stock_entry s JOIN clinic_day d ON d.id = s.clinic_day_id WHERE s.id = ?',
    entryId,
  )
  return row
}

/** Slots of a day for which drug stands off the shelf: they are not asked for again. */
export function slotsTakenOn(db: Reader, day: ClinicDay): { clientId: number; slot: number }[] {
  return rowsOf(
    db,
    `SELECT DISTINCT d.client_id, d.slot FROM dose d WHERE d.clinic_day = ?
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM dose_event e
                       WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))`,
    day,
  )
}
