import { z } from 'zod'
import { Batch, Product } from '../records/product.ts'
import { CountMoment } from '../records/stock-count.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { Approver } from './stock.ts'

const CountedProduct = Product.omit({ at: true, baseFactorPpm: true })
const CountedBatch = Batch.pick({ id: true, batchNumber: true, expiryDay: true })

/** A batch to be counted. What the book says of it is not among the facts: it is shown after the count is typed. */
export const ToCount = z.object({ product: CountedProduct, batch: CountedBatch })
export type ToCount = z.infer<typeof ToCount>

export const DifferenceReason = z.enum([
  'tolerance',
  'miscounted_receipt',
  'overfill',
  'broken',
  'not_written',
  'unexplained',
  'other',
])
export type DifferenceReason = z.infer<typeof DifferenceReason>

/** One line of a count, in steps; `reason` as it is stored: a code and, after a colon, the person's own words. */
export const CountLine = ToCount.extend({
  id: Id,
  bookSteps: z.number().int(),
  countedSteps: z.number().int(),
  toleranceSteps: z.number().int(),
  outcome: z.enum(['agrees', 'within_tolerance', 'to_explain']),
  reason: z.string().nullable(),
})
export type CountLine = z.infer<typeof CountLine>

export const CountView = z.object({
  id: Id,
  moment: CountMoment,
  /** Why nobody counted; null when somebody did. */
  skipped: z.string().nullable(),
  by: z.string(),
  byStaffId: Id,
  at: Instant,
  signed: z.boolean(),
  second: z.string().nullable(),
  countersignOwed: z.boolean(),
  lines: z.array(CountLine),
})
export type CountView = z.infer<typeof CountView>

/** A month's differences of one liquid that were accepted as tolerance, held against what the rules allow. */
export const ToleranceView = z.object({
  product: CountedProduct,
  sumSteps: z.number().int(),
  issuedSteps: z.number().int(),
  allowedSteps: z.number().int(),
  exceeded: z.boolean(),
})
export type ToleranceView = z.infer<typeof ToleranceView>

export const CountFacts = z.object({
  day: ClinicDay,
  toCount: z.array(ToCount),
  opening: CountView.nullable(),
  closing: CountView.nullable(),
  tolerance: z.array(ToleranceView),
  /** A dose was handed out already: an opening count made now is a late one. */
  dosesGiven: z.number().int(),
})
export type CountFacts = z.infer<typeof CountFacts>

const Pin = z.string().regex(/^\d{6}$/)

export const counts = {
  /** What is to be counted, and the day's counts so far; null while no day is open. */
  facts: call('count.see').output(CountFacts.nullable()),
  /**
   * What was counted, typed before the book is shown; kept at once, and never changed. Counting once more is another
   * row. Invalid: `lines.N.batchId` `count_batch_twice`, `lines` `count_batch_missing` with the batch number.
   */
  record: call('count.record')
    .input(
      z.object({
        requestId: RequestId,
        moment: CountMoment,
        lines: z
          .array(z.object({ batchId: Id, countedSteps: z.number().int().min(0).max(10_000_000) }))
          .min(1)
          .max(300),
      }),
    )
    .output(CountFacts),
  /**
   * Explains each difference, brings the book to the count and signs it. `pin` is the counter's own and is wanted where
   * a liquid's difference is accepted as tolerance. Refused: `count_signed`, `count_outdated`,
   * `difference_not_explained`, `not_within_tolerance`, `tolerance_pin_missing`, and as every PIN.
   */
  sign: call('count.record')
    .input(
      z.object({
        requestId: RequestId,
        countId: Id,
        differences: z
          .array(z.object({ lineId: Id, reason: DifferenceReason, note: z.string().trim().max(200) }))
          .max(300),
        pin: Pin.nullable(),
        approver: Approver,
      }),
    )
    .output(CountFacts),
  /** Nobody counts, and says why: dosing goes on, the inspector sees it. */
  skip: call('count.skip')
    .input(
      z.object({
        requestId: RequestId,
        moment: CountMoment,
        reason: z.string().trim().min(3).max(200),
        approver: Approver,
      }),
    )
    .output(CountFacts),
}
