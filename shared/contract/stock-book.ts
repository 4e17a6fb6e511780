import { z } from 'zod'
import { Batch, Drug, Product } from '../records/product.ts'
import { StockEntryKind } from '../records/stock-entry.ts'
import { ClinicDay, Id } from '../records/time.ts'
import { call } from './call.ts'
import { ShelfBatch, ShelfProduct } from './stock.ts'

const Steps = z.number().int()
const BookProduct = Product.omit({ at: true })

/** A month, `2026-02`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const BatchOnRecord = Batch.omit({ at: true }).extend({
  product: BookProduct,
  balanceSteps: Steps,
  /** Of what ever came in, opening stock included. */
  receivedSteps: Steps,
  firstDay: ClinicDay,
  lastDay: ClinicDay,
})
export type BatchOnRecord = z.infer<typeof BatchOnRecord>

export const PageMovementView = z.object({
  day: ClinicDay,
  batchId: Id,
  batchNumber: z.string(),
  kind: StockEntryKind,
  /** With its sign. */
  steps: Steps,
  /** How many doses stand behind an issue or a return. */
  doses: z.number().int(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  /** The other site, the supplier, or the box. */
  otherParty: z.string().nullable(),
  staffName: z.string().nullable(),
  approverName: z.string().nullable(),
  countersignOwed: z.boolean(),
})
export type PageMovementView = z.infer<typeof PageMovementView>

/** What the rule `narcoticPage` makes a page of the register from. */
export const RegisterMonth = z.object({
  month: Month,
  product: BookProduct,
  broughtForwardSteps: Steps,
  movements: z.array(PageMovementView),
  /** What stood in camp boxes when the month ended, in steps: not on the shelf, and still the site's. */
  inBoxesSteps: Steps,
  batches: z.array(z.object({ id: Id, batchNumber: z.string(), expiryDay: ClinicDay, closingSteps: Steps })),
  /** Every day of the month is closed, and none of it is still to come. */
  complete: z.boolean(),
})
export type RegisterMonth = z.infer<typeof RegisterMonth>

export const Outlook = z.object({
  reorderDays: z.number().int(),
  /** The version of the signed rules that `reorderDays` stands in; null where none is signed. */
  packVersion: z.number().int().nullable(),
  horizonDays: z.number().int(),
  drugs: z.array(
    z.object({
      drug: Drug,
      clients: z.number().int(),
      days: z.number().int().nullable(),
      runsOutOn: ClinicDay.nullable(),
      reorder: z.boolean(),
      /** What is on the shelf and in boxes, in micrograms as labelled and of base drug. */
      totalMicrograms: z.number().int(),
      baseMicrograms: z.number().int(),
    }),
  ),
  products: z.array(z.object({ productId: Id, perDaySteps: z.number(), inBoxesSteps: Steps })),
  expiring: z.array(z.object({ batchId: Id, leftSteps: Steps })),
})
export type Outlook = z.infer<typeof Outlook>

export const stockBook = {
  /** Every batch that was ever received, the newest first: also those that were used up years ago. */
  batches: call('stock.see').output(z.array(BatchOnRecord)),
  /** One batch, on the shelf or long used up. */
  batch: call('stock.see')
    .input(z.object({ batchId: Id }))
    .output(
      z.object({
        day: ClinicDay,
        expiryWarnDays: z.number().int(),
        batch: ShelfBatch,
        product: ShelfProduct.omit({ batches: true }),
      }),
    ),
  /** A month of one product, for the page of the narcotic register. */
  month: call('stock.see')
    .input(z.object({ productId: Id, month: Month }))
    .output(RegisterMonth),
  /** Months in which anything was written, the newest first. */
  months: call('stock.see').output(z.array(Month)),
  /** How long the shelf lasts for the clients booked now. */
  outlook: call('stock.see').output(Outlook),
}
