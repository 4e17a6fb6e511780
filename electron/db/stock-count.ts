import type { CountMoment, StockCount, StockCountLine } from '../../shared/records/stock-count.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export interface CountStored extends StockCount {
  readonly signedBy: number | null
  readonly approverId: number | null
  readonly signedAt: Instant | null
  /** 1 while the second person is still to sign. */
  readonly owed: 0 | 1
}

const COUNT = `SELECT c.*, e.staff_id AS signed_by, e.approver_id, e.at AS signed_at,
    EXISTS (SELECT 1 FROM countersign_owed o WHERE o.table_name = 'stock_count_end' AND o.row_id = c.id
            AND NOT EXISTS (SELECT 1 FROM countersign g WHERE g.countersign_owed_id = o.id)) AS owed
  FROM stock_count c LEFT JOIN stock_count_end e ON e.stock_count_id = c.id`

/** The count that holds for a moment of a day: the latest. */
export function countOf(db: Reader, clinicDayId: number, moment: CountMoment): CountStored | undefined {
  return rowOf(
    db,
    `${COUNT} WHERE c.clinic_day_id = ? AND c.moment = ? ORDER BY c.id DESC LIMIT 1`,
    clinicDayId,
    moment,
  )
}

export function countById(db: Reader, id: number): CountStored | undefined {
  return rowOf(db, `${COUNT} WHERE c.id = ?`, id)
}

/** The lines of a count with what explained them, in the order of their batches. */
export function linesOfCount(db: Reader, countId: number): (StockCountLine & { reason: string | null })[] {
  return rowsOf(
    db,
    `SELECT l.*, f.reason FROM stock_count_line l
     LEFT JOIN stock_count_difference f ON f.stock_count_line_id = l.id
     WHERE l.stock_count_id = ? ORDER BY l.id`,
    countId,
  )
}

/** The last entry of a batch, and what went out of it by doses since the last count that was signed, in steps. */
export function sinceLastCount(db: Reader, batchId: number): { lastEntryId: number | null; issued: number } {
  const issued = oneOf<number>(
    db,
    `SELECT coalesce(-sum(steps), 0) FROM stock_entry
     WHERE batch_id = ? AND kind IN ('issue', 'return')
       AND id > coalesce((SELECT max(l.last_entry_id) FROM stock_count_line l
                          JOIN stock_count_end e ON e.stock_count_id = l.stock_count_id
                          WHERE l.batch_id = ?), 0)`,
    batchId,
    batchId,
  )
  const last = oneOf<number | null>(db, 'SELECT max(id) FROM stock_entry WHERE batch_id = ?', batchId)
  return { lastEntryId: last ?? null, issued: issued ?? 0 }
}

/** Differences of liquids that were accepted as tolerance on the days from `from` on, in steps a product. */
export function toleratedSince(db: Reader, from: ClinicDay): { productId: number; steps: number }[] {
  return rowsOf(
    db,
    `SELECT b.product_id, l.counted_steps - l.book_steps AS steps
     FROM clinic_day d JOIN stock_count c ON c.clinic_day_id = d.id
     JOIN stock_count_line l ON l.stock_count_id = c.id
     JOIN stock_count_difference f ON f.stock_count_line_id = l.id AND f.reason LIKE 'tolerance%'
     JOIN batch b ON b.id = l.batch_id
     WHERE d.day >= ?`,
    from,
  )
}

/** What doses took of a product on the days from `from` on, in steps. */
export function issuedSince(db: Reader, productId: number, from: ClinicDay): number {
  return (
    oneOf<number>(
      db,
      `SELECT coalesce(-sum(s.steps), 0) FROM batch b JOIN stock_entry s ON s.batch_id = b.id
       WHERE b.product_id = ? AND s.kind IN ('issue', 'return')
         AND s.clinic_day_id IN (SELECT id FROM clinic_day WHERE day >= ?)`,
      productId,
      from,
    ) ?? 0
  )
}
