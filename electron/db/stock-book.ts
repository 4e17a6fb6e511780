import type { Batch } from '../../shared/records/product.ts'
import type { StockEntry, StockEntryKind } from '../../shared/records/stock-entry.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'
import { batchBalance } from './stock.ts'

export function batchById(db: Reader, id: number): Batch | undefined {
  return rowOf(db, 'SELECT * FROM batch WHERE id = ?', id)
}

/** The batches of a product that bear this number; more than one only when packs really differ in expiry. */
export function batchesByNumber(db: Reader, productId: number, batchNumber: string): Batch[] {
  return rowsOf(
    db,
    'SELECT * FROM batch WHERE product_id = ? AND batch_number = ? ORDER BY id',
    productId,
    batchNumber,
  )
}

/** Whether anything was ever received of a product; a batch is only written together with its first entry. */
export function wasEverReceived(db: Reader, productId: number): boolean {
  return oneOf(db, 'SELECT 1 FROM batch WHERE product_id = ? LIMIT 1', productId) !== undefined
}

/** The sum of steps of each batch and kind that moved on a clinic day. */
export function movedOn(
  db: Reader,
  clinicDayId: number,
): { batchId: number; kind: StockEntryKind; steps: number }[] {
  return rowsOf(
    db,
    `SELECT s.batch_id, s.kind, sum(s.steps) AS steps
     FROM batch b JOIN stock_entry s ON s.batch_id = b.id AND s.clinic_day_id = ?
     GROUP BY s.batch_id, s.kind`,
    clinicDayId,
  )
}

export interface BookLine
  extends Pick<
    StockEntry,
    'id' | 'kind' | 'steps' | 'document' | 'reason' | 'at' | 'staffId' | 'approverId'
  > {
  readonly day: ClinicDay
  readonly registerNumber: number | null
  readonly countersignOwed: 0 | 1
  readonly balanceAfterSteps: number
}

/**
 * A page of a batch's book, newest first, with the balance after each line in steps.
 * @param before only lines written before this entry; null begins at the newest
 */
export function bookOf(
  db: Reader,
  batchId: number,
  before: number | null,
  limit: number,
): { lines: BookLine[]; more: boolean } {
  const from = before ?? Number.MAX_SAFE_INTEGER
  const rows = rowsOf<Omit<BookLine, 'balanceAfterSteps'>>(
    db,
    `SELECT s.id, s.kind, s.steps, s.document, s.reason, s.at, s.staff_id, s.approver_id, d.day,
       coalesce(
         (SELECT c.register_number FROM dose x JOIN client c ON c.id = x.client_id WHERE x.id = s.dose_id),
         (SELECT c.register_number FROM detox_shelf_entry x JOIN detox_shelf_gift g ON g.id = x.detox_shelf_gift_id
          JOIN episode e ON e.id = g.episode_id JOIN client c ON c.id = e.client_id WHERE x.stock_entry_id = s.id))
         AS register_number,
       EXISTS (SELECT 1 FROM countersign_owed o WHERE o.table_name = 'stock_entry' AND o.row_id = s.id
               AND NOT EXISTS (SELECT 1 FROM countersign g WHERE g.countersign_owed_id = o.id))
         AS countersign_owed
     FROM stock_entry s JOIN clinic_day d ON d.id = s.clinic_day_id
     WHERE s.batch_id = ? AND s.id < ?
     ORDER BY s.clinic_day_id DESC, s.id DESC LIMIT ?`,
    batchId,
    from,
    limit + 1,
  )
  let balance =
    batchBalance(db, batchId) -
    (oneOf<number>(
      db,
      'SELECT coalesce(sum(steps), 0) FROM stock_entry WHERE batch_id = ? AND id >= ?',
      batchId,
      from,
    ) ?? 0)
  const lines = rows.slice(0, limit).map((row) => {
    const line = { ...row, balanceAfterSteps: balance }
    balance -= row.steps
    return line
  })
  return { lines, more: rows.length > limit }
}

/** What was written off on a clinic day, in whole steps, the earliest first. */
export function wastedOn(
  db: Reader,
  clinicDayId: number,
): {
  productId: number
  batchNumber: string
  steps: number
  reason: string | null
  registerNumber: number | null
  at: Instant
  staffId: number
  approverId: number | null
  owed: 0 | 1
}[] {
  return rowsOf(
    db,
    `SELECT s.product_id, b.batch_number, -s.steps AS steps, s.reason, s.at, s.staff_id, s.approver_id,
       (SELECT c.register_number FROM dose x JOIN client c ON c.id = x.client_id WHERE x.id = s.dose_id)
         AS register_number,
       EXISTS (SELECT 1 FROM countersign_owed o WHERE o.table_name = 'stock_entry' AND o.row_id = s.id
               AND NOT EXISTS (SELECT 1 FROM countersign g WHERE g.countersign_owed_id = o.id)) AS owed
     FROM batch b JOIN stock_entry s ON s.batch_id = b.id AND s.clinic_day_id = ? AND s.kind = 'wastage'
     ORDER BY s.id`,
    clinicDayId,
  )
}
