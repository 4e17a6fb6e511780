import { z } from 'zod'
import { Batch, OpenPack, Product } from '../records/product.ts'
import { StockEntry, StockEntryKind } from '../records/stock-entry.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

/** Whole steps of the product: a tablet, half a tablet, 0.1 mL. */
const Steps = z.number().int().min(1).max(10_000_000)

/** What moved on the open day, in steps: in and out are both counted from zero upwards, `adjusted` has a sign. */
export const Moved = z.object({
  received: z.number().int(),
  issued: z.number().int(),
  returned: z.number().int(),
  wasted: z.number().int(),
  sentOut: z.number().int(),
  adjusted: z.number().int(),
})
export type Moved = z.infer<typeof Moved>

export const ShelfBatch = Batch.omit({ at: true }).extend({
  balanceSteps: z.number().int(),
  moved: Moved,
})
export type ShelfBatch = z.infer<typeof ShelfBatch>

export const ShelfProduct = Product.omit({ at: true }).extend({
  /** What has something left, moved today, stands open or came last; the first to expire first. */
  batches: z.array(ShelfBatch),
  openBatchId: OpenPack.shape.batchId.nullable(),
  /** First expired, first out: what to open next; or why there is nothing to open. */
  proposedBatchId: Id.nullable(),
  nothingToOpen: z.enum(['none_received', 'all_expired', 'out_of_stock']).nullable(),
  /** Opening stock is written once, before the first receipt. */
  mayHaveOpeningStock: z.boolean(),
})
export type ShelfProduct = z.infer<typeof ShelfProduct>

/** `day` is the open clinic day, or without one the calendar day by which expiry is judged. */
export const Shelf = z.object({
  day: ClinicDay,
  dayIsOpen: z.boolean(),
  /** From so many days before its expiry on a batch says so: the rule pack's. */
  expiryWarnDays: z.number().int(),
  products: z.array(ShelfProduct),
})
export type Shelf = z.infer<typeof Shelf>

export const ReceiptLine = z.object({
  productId: Id,
  batchNumber: z.string().trim().min(1).max(40),
  expiryDay: ClinicDay,
  steps: Steps,
  /** Said after the question: the packs do bear this number and another expiry than the batch known. */
  otherExpiryIsRight: z.boolean(),
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** The second person with their own PIN; null leaves the act with a countersign owed. */
export const Approver = z.object({ staffId: Id, pin: z.string().regex(/^\d{6}$/) }).nullable()
export type Approver = z.infer<typeof Approver>

export const WastageReason = z.enum(['broken', 'spilled', 'expired', 'damaged', 'other'])
export type WastageReason = z.infer<typeof WastageReason>
export const AdjustmentReason = z.enum(['counted', 'overfill', 'miscounted_receipt', 'unexplained', 'other'])
export type AdjustmentReason = z.infer<typeof AdjustmentReason>
const Note = z.string().trim().max(200)

/** One movement in the batch's book. A dose is shown by its client's register number, never by name. */
export const BatchEntry = StockEntry.pick({
  id: true,
  steps: true,
  document: true,
  reason: true,
  at: true,
}).extend({
  kind: StockEntryKind,
  day: ClinicDay,
  staffName: z.string(),
  approverName: z.string().nullable(),
  countersignOwed: z.boolean(),
  registerNumber: z.number().int().nullable(),
  balanceAfterSteps: z.number().int(),
})
export type BatchEntry = z.infer<typeof BatchEntry>

export const stock = {
  /** What stands on the shelf, with today's movements and the pack to open. */
  shelf: call('stock.see').output(Shelf),
  /** The book of one batch, newest first, a page at a time: `before` is the last entry of the page above. */
  entries: call('stock.see')
    .input(z.object({ batchId: Id, before: Id.nullable() }))
    .output(z.object({ entries: z.array(BatchEntry), more: z.boolean() })),
  /**
   * A delivery under one document number. Invalid: `lines.N.batchNumber` `batch_twice`, `lines.N.expiryDay`
   * `batch_expired` or `batch_expiry_differs` (asked about: `known` is the expiry of the batch known).
   */
  receive: call('stock.receive')
    .input(
      z.object({
        requestId: RequestId,
        document: z.string().trim().min(1).max(60),
        lines: z.array(ReceiptLine).min(1).max(30),
      }),
    )
    .output(Shelf),
  /** What was there when the register began; once a product, before its first receipt: `opening_stock_over`. */
  opening: call('stock.opening')
    .input(
      z.object({
        requestId: RequestId,
        document: z.string().trim().max(60),
        lines: z.array(ReceiptLine).min(1).max(30),
        approver: Approver,
      }),
    )
    .output(Shelf),
  /**
   * Takes today's doses of a product from this batch. Refused: `batch_expired`, `batch_empty`,
   * `other_strength_open` until the other bottle is said to be put away.
   */
  openPack: call('stock.open_pack')
    .input(z.object({ requestId: RequestId, batchId: Id, otherStrengthPutAway: z.boolean() }))
    .output(Shelf),
  /** Broken, spilled on the shelf, expired. Refused: `batch_has_less`. */
  waste: call('stock.waste')
    .input(
      z.object({
        requestId: RequestId,
        batchId: Id,
        steps: Steps,
        reason: WastageReason,
        note: Note,
        approver: Approver,
      }),
    )
    .output(Shelf),
  /**
   * Brings the book to what was counted. Refused: `count_agrees`, and `balance_moved` when doses went out since
   * the counter looked.
   */
  adjust: call('stock.adjust')
    .input(
      z.object({
        requestId: RequestId,
        batchId: Id,
        bookSteps: z.number().int().min(0),
        countedSteps: z.number().int().min(0).max(10_000_000),
        reason: AdjustmentReason,
        note: Note,
        approver: Approver,
      }),
    )
    .output(Shelf),
}
