import type { Batch, Product } from '../../shared/records/product.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

/** A batch as it stands on the shelf; `balanceSteps` in whole steps of its product. */
export interface ShelfBatch extends Pick<Batch, 'id' | 'batchNumber' | 'expiryDay'> {
  readonly balanceSteps: number
}

/** A product with what is left of it; `openBatchId` is the pack from which it is taken on the asked day. */
export interface ShelfProduct extends Omit<Product, 'at'> {
  readonly batches: ShelfBatch[]
  readonly openBatchId: number | null
}

/**
 * Balance = last close + entries since, in steps. Reads the last closing line and the entries after it by
 * their indexes, so the cost is that of one day, however many years the register holds.
 */
const BALANCE = `coalesce((SELECT c.book_steps FROM stock_close c WHERE c.batch_id = b.id
    ORDER BY c.clinic_day_id DESC LIMIT 1), 0)
  + coalesce((SELECT sum(s.steps) FROM stock_entry s WHERE s.batch_id = b.id
      AND s.clinic_day_id > coalesce((SELECT max(c.clinic_day_id) FROM stock_close c
                                      WHERE c.batch_id = b.id), 0)), 0)`

/** What is left of one batch, in steps; 0 for a batch that nobody ever received. */
export function batchBalance(db: Reader, batchId: number): number {
  return oneOf<number>(db, `SELECT ${BALANCE} FROM batch b WHERE b.id = ?`, batchId) ?? 0
}

/**
 * Every product with the batches that have something left (and the open one, even when it ran empty), the
 * first to expire first, and today's open pack.
 */
export function shelf(db: Reader, clinicDayId: number): ShelfProduct[] {
  const open = new Map(openPacks(db, clinicDayId).map(({ productId, batchId }) => [productId, batchId]))
  const openBatches = new Set(open.values())
  const batches = allBalances(db).filter(({ id, balanceSteps }) => balanceSteps > 0 || openBatches.has(id))
  return products(db).map((product) => ({
    ...product,
    openBatchId: open.get(product.id) ?? null,
    batches: batches
      .filter(({ productId }) => productId === product.id)
      .map(({ id, batchNumber, expiryDay, balanceSteps }) => ({ id, batchNumber, expiryDay, balanceSteps })),
  }))
}

/** Products in the order in which lists show them: by drug, the stronger first. */
export function products(db: Reader): Omit<Product, 'at'>[] {
  return rowsOf(
    db,
    `SELECT id, drug, form, strength_micrograms, steps_per_unit, base_factor_ppm FROM product
     ORDER BY drug, form, strength_micrograms DESC`,
  )
}

/** Every batch ever received with its balance, the first to expire first. */
export function allBalances(db: Reader): (ShelfBatch & { productId: number })[] {
  return rowsOf(
    db,
    `SELECT b.id, b.product_id, b.batch_number, b.expiry_day, ${BALANCE} AS balance_steps
     FROM batch b ORDER BY b.expiry_day, b.id`,
  )
}

/** The pack opened last for each product on this day. */
export function openPacks(db: Reader, clinicDayId: number): { productId: number; batchId: number }[] {
  return rowsOf(
    db,
    `SELECT product_id, batch_id FROM open_pack
     WHERE id IN (SELECT max(id) FROM open_pack WHERE clinic_day_id = ? GROUP BY product_id)`,
    clinicDayId,
  )
}
