import type { Batch, Product } from '../../shared/records/product.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

/** A batch as it stands on the shelf; `balanceSteps` in whole steps of its product. */
export interface ShelfBatch extends Omit<Batch, 'at'> {
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
 * Every product with the batches that stand on the shelf, the first to expire first, and today's open pack. An
 * empty batch is there while it is the open one, or the last received of its product: it says that there was some.
 */
export function shelf(db: Reader, clinicDayId: number): ShelfProduct[] {
  const open = new Map(openPacks(db, clinicDayId).map(({ productId, batchId }) => [productId, batchId]))
  const everything = allBalances(db)
  return products(db).map((product) => {
    const openBatchId = open.get(product.id) ?? null
    const own = everything.filter(({ productId }) => productId === product.id)
    const newest = Math.max(...own.map(({ id }) => id))
    return {
      ...product,
      openBatchId,
      batches: own.filter(({ id, balanceSteps }) => balanceSteps > 0 || id === openBatchId || id === newest),
    }
  })
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
export function allBalances(db: Reader): ShelfBatch[] {
  return rowsOf(
    db,
    `SELECT b.id, b.product_id, b.batch_number, b.expiry_day, ${BALANCE} AS balance_steps
     FROM batch b ORDER BY b.expiry_day, b.id`,
  )
}

/**
 * The pack opened last for each product on this day. Of one liquid only one strength is ever open, the last one:
 * mL read from the wrong bottle are a five- or tenfold error.
 */
export function openPacks(db: Reader, clinicDayId: number): { productId: number; batchId: number }[] {
  return rowsOf(
    db,
    `SELECT product_id, batch_id FROM open_pack
     WHERE id IN (SELECT max(o.id) FROM open_pack o JOIN product p ON p.id = o.product_id
                  WHERE o.clinic_day_id = ?
                  GROUP BY CASE p.form WHEN 'liquid' THEN p.drug ELSE p.id END)`,
    clinicDayId,
  )
}
