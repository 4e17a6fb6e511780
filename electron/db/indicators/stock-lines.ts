import type { Product } from '../../../shared/records/product.ts'
import type { StockEntryKind } from '../../../shared/records/stock-entry.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { oneOf, rowOf, rowsOf } from '../rows.ts'

export type BatchOfProduct = Omit<Product, 'id' | 'at'> & { readonly batchId: number }

export function batches(db: Reader): BatchOfProduct[] {
  return rowsOf(
    db,
    `SELECT b.id AS batch_id, p.drug, p.form, p.strength_micrograms, p.steps_per_unit, p.base_factor_ppm
     FROM batch b JOIN product p ON p.id = b.product_id ORDER BY b.id`,
  )
}

/** The book of a batch after a clinic day, steps: its last close up to that day, and what moved since. */
export function bookAfter(db: Reader, batchId: number, clinicDayId: number): number {
  const close = rowOf<{ clinicDayId: number; bookSteps: number }>(
    db,
    `SELECT clinic_day_id, book_steps FROM stock_close WHERE batch_id = ? AND clinic_day_id <= ?
     ORDER BY clinic_day_id DESC LIMIT 1`,
    batchId,
    clinicDayId,
  )
  const moved = oneOf<number | null>(
    db,
    'SELECT sum(steps) FROM stock_entry WHERE batch_id = ? AND clinic_day_id > ? AND clinic_day_id <= ?',
    batchId,
    close?.clinicDayId ?? 0,
    clinicDayId,
  )
  return (close?.bookSteps ?? 0) + (moved ?? 0)
}

/** All that came in and all that went out of a batch, from its index alone. */
export function inAndOut(
  db: Reader,
  batchId: number,
  fromId: number,
  toId: number,
): { inSteps: number; outSteps: number } {
  const found = rowOf<{ inSteps: number | null; outSteps: number | null }>(
    db,
    `SELECT sum(max(steps, 0)) AS in_steps, sum(min(steps, 0)) AS out_steps FROM stock_entry
     WHERE batch_id = ? AND clinic_day_id BETWEEN ? AND ?`,
    batchId,
    fromId,
    toId,
  )
  return { inSteps: found?.inSteps ?? 0, outSteps: found?.outSteps ?? 0 }
}

/** What moved besides doses, by batch, kind and direction. */
export function movedBesides(
  db: Reader,
  fromId: number,
  toId: number,
): { batchId: number; kind: StockEntryKind; inSteps: number; outSteps: number }[] {
  return rowsOf(
    db,
    `SELECT batch_id, kind, sum(max(steps, 0)) AS in_steps, sum(min(steps, 0)) AS out_steps FROM stock_entry
     WHERE clinic_day_id BETWEEN ? AND ? AND kind NOT IN ('issue', 'return') GROUP BY batch_id, kind`,
    fromId,
    toId,
  )
}

export interface MovementRow {
  readonly rowId: number
  readonly day: ClinicDay
  readonly clientId: number | null
  readonly steps: number
}

/** The movements of one kind of some batches. */
export function movementRows(
  db: Reader,
  batchIds: readonly number[],
  kind: StockEntryKind,
  fromId: number,
  toId: number,
): MovementRow[] {
  return rowsOf(
    db,
    `SELECT s.id AS row_id, h.day, d.client_id, s.steps FROM stock_entry s
     JOIN clinic_day_held h ON h.clinic_day_id = s.clinic_day_id
     LEFT JOIN dose d ON d.id = s.dose_id
     WHERE s.batch_id IN (SELECT value FROM json_each(?)) AND s.clinic_day_id BETWEEN ? AND ? AND s.kind = ?
     ORDER BY s.id`,
    JSON.stringify(batchIds),
    fromId,
    toId,
    kind,
  )
}
