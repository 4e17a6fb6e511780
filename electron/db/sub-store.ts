import type { Batch, Product } from '../../shared/records/product.ts'
import type { SubStore, SubStoreEntry } from '../../shared/records/sub-store.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export interface BoxStored extends SubStore {
  readonly openedDay: ClinicDay
  /** Null while it is open. */
  readonly closedDay: ClinicDay | null
}

const BOXES = `SELECT b.*, d.day AS opened_day, e.day AS closed_day
  FROM sub_store b JOIN clinic_day d ON d.id = b.clinic_day_id
  LEFT JOIN sub_store_closing c ON c.sub_store_id = b.id
  LEFT JOIN clinic_day e ON e.id = c.clinic_day_id`

/** Open boxes first, then the closed ones; the newest first. */
export function allBoxes(db: Reader): BoxStored[] {
  return rowsOf(db, `${BOXES} ORDER BY c.sub_store_id IS NOT NULL, b.id DESC`)
}

export function boxById(db: Reader, id: number): BoxStored | undefined {
  return rowOf(db, `${BOXES} WHERE b.id = ?`, id)
}

export function boxNameTaken(db: Reader, name: string): boolean {
  return oneOf(db, 'SELECT 1 FROM sub_store WHERE lower(name) = lower(?)', name) !== undefined
}

/** What is in a box, batch by batch, in steps: the sum of its entries. Empty batches are left out. */
export function boxBalances(db: Reader, boxId: number): { batchId: number; steps: number }[] {
  return rowsOf(
    db,
    `SELECT batch_id, sum(steps) AS steps FROM sub_store_entry WHERE sub_store_id = ?
     GROUP BY batch_id HAVING sum(steps) <> 0`,
    boxId,
  )
}

export function boxBalance(db: Reader, boxId: number, batchId: number): number {
  return (
    oneOf<number>(
      db,
      'SELECT coalesce(sum(steps), 0) FROM sub_store_entry WHERE sub_store_id = ? AND batch_id = ?',
      boxId,
      batchId,
    ) ?? 0
  )
}

/** Steps of each product that stand in boxes after the clinic day with this key; without one, now. */
export function inBoxes(db: Reader, upToDayId = Number.MAX_SAFE_INTEGER): Map<number, number> {
  const rows = rowsOf<{ productId: number; steps: number }>(
    db,
    'SELECT product_id, sum(steps) AS steps FROM sub_store_entry WHERE clinic_day_id <= ? GROUP BY product_id',
    upToDayId,
  )
  return new Map(rows.map(({ productId, steps }) => [productId, steps]))
}

export type BoxEntryStored = SubStoreEntry & {
  readonly day: ClinicDay
  readonly batchNumber: string
  readonly expiryDay: ClinicDay
  readonly registerNumber: number | null
  readonly countersignOwed: 0 | 1
}

const ENTRIES = `SELECT e.*, d.day, b.batch_number, b.expiry_day, c.register_number,
    EXISTS (SELECT 1 FROM countersign_owed o WHERE o.table_name = 'sub_store_entry' AND o.row_id = e.id
            AND NOT EXISTS (SELECT 1 FROM countersign g WHERE g.countersign_owed_id = o.id)) AS countersign_owed
  FROM sub_store_entry e JOIN clinic_day d ON d.id = e.clinic_day_id JOIN batch b ON b.id = e.batch_id
  LEFT JOIN client c ON c.id = e.client_id`

/** The book of a box, the oldest first. */
export function boxEntries(db: Reader, boxId: number): BoxEntryStored[] {
  return rowsOf(db, `${ENTRIES} WHERE e.sub_store_id = ? ORDER BY e.id`, boxId)
}

export function boxEntryById(db: Reader, id: number): BoxEntryStored | undefined {
  return rowOf(db, `${ENTRIES} WHERE e.id = ?`, id)
}

/** Whether an issue was undone already. */
export function isUndone(db: Reader, entryId: number): boolean {
  return oneOf(db, 'SELECT 1 FROM sub_store_entry WHERE undoes = ?', entryId) !== undefined
}

/** Every batch with its product, by key: for lists of what is in a box. */
export function batchWithProduct(
  db: Reader,
  batchId: number,
): (Omit<Batch, 'at'> & { product: Omit<Product, 'at'> }) | undefined {
  const batch = rowOf<Omit<Batch, 'at'>>(
    db,
    'SELECT id, product_id, batch_number, expiry_day FROM batch WHERE id = ?',
    batchId,
  )
  const product =
    batch &&
    rowOf<Omit<Product, 'at'>>(
      db,
      `SELECT id, drug, form, strength_micrograms, steps_per_unit, base_factor_ppm FROM product WHERE id = ?`,
      batch.productId,
    )
  return batch && product && { ...batch, product }
}
