import { z } from 'zod'
import { DayOutcome } from '../records/clinic-day.ts'
import { Batch, Drug, Product } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { CountView, ToleranceView } from './counts.ts'
import { NotCheckedReason } from './doses.ts'
import { MarksView, SheetView } from './sheets.ts'
import { Moved } from './stock.ts'

/** A dose that nobody has finished: prepared, or under the tongue and not looked at. */
export const OpenDose = z.object({
  doseId: Id,
  registerNumber: z.number().int(),
  slot: z.number().int(),
  drug: Drug,
  amountMicrograms: z.number().int(),
  state: z.enum(['prepared', 'given']),
  at: Instant,
})
export type OpenDose = z.infer<typeof OpenDose>

export const OutcomeCount = z.object({
  outcome: z.union([DayOutcome, z.literal('unfinished')]),
  /** Slots that were due, and others; both together are all lines of the day with this outcome. */
  due: z.number().int(),
  other: z.number().int(),
})
export type OutcomeCount = z.infer<typeof OutcomeCount>

/** One batch on the day's narcotic page, in steps: opening + in − out = book. */
export const BookOfDay = z.object({
  product: Product.omit({ at: true, baseFactorPpm: true }),
  batch: Batch.pick({ id: true, batchNumber: true, expiryDay: true }),
  openingSteps: z.number().int(),
  moved: Moved,
  bookSteps: z.number().int(),
})
export type BookOfDay = z.infer<typeof BookOfDay>

/** What was written off on the day, and who stood by. */
export const WasteOfDay = z.object({
  product: BookOfDay.shape.product,
  batchNumber: z.string(),
  steps: z.number().int(),
  reason: z.string().nullable(),
  /** The client whose dose it was, by number. */
  registerNumber: z.number().int().nullable(),
  at: Instant,
  by: z.string(),
  second: z.string().nullable(),
  countersignOwed: z.boolean(),
})
export type WasteOfDay = z.infer<typeof WasteOfDay>

const DayCounts = z.object({
  counts: z.array(OutcomeCount),
  stock: z.array(BookOfDay),
  opening: CountView.nullable(),
  closing: CountView.nullable(),
  tolerance: z.array(ToleranceView),
  sheets: z.array(SheetView),
  marks: MarksView.nullable(),
  wasted: z.array(WasteOfDay),
  /** Acts of this day that still owe their second person. */
  owed: z.array(z.object({ act: z.string(), table: z.string(), rowId: Id, by: z.string(), at: Instant })),
})
export type DayCounts = z.infer<typeof DayCounts>

/** What is still to be done before the day can be closed. */
export const CloseNeed = z.enum(['closing_count_missing', 'closing_count_not_signed', 'marks_not_counted'])
export type CloseNeed = z.infer<typeof CloseNeed>

export const ClosedDay = DayCounts.extend({
  day: ClinicDay,
  closedAt: Instant,
  closedBy: z.string(),
  late: z.boolean(),
  /** First 16 hex digits of the ledger's head after the close: copied into the paper book, where nobody edits it. */
  code: z.string().regex(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/),
})
export type ClosedDay = z.infer<typeof ClosedDay>

export const dayClose = {
  /** The open day as it would be closed now; null when no day is open. */
  facts: call('day.see').output(
    DayCounts.extend({
      day: ClinicDay,
      late: z.boolean(),
      unfinished: z.array(OpenDose),
      /** Doses handed out: so many marks are expected. */
      dosesHandedOut: z.number().int(),
      needs: z.array(CloseNeed),
    }).nullable(),
  ),
  /** The day that was closed last, with the code for the paper book. */
  last: call('day.see').output(ClosedDay.nullable()),
  /**
   * Writes the day's lines and the closing book of each batch, and closes the day. A tablet given whose mouth
   * nobody looked at is named with a reason; a dose that stands prepared is ended at the counter first.
   * Refused: `doses_prepared`, `mouths_not_checked`, both with their count, and each `CloseNeed`.
   */
  close: call('day.close')
    .input(
      z.object({
        requestId: RequestId,
        notChecked: z
          .array(z.object({ doseId: Id, reason: NotCheckedReason, note: z.string().trim().max(200) }))
          .max(500),
      }),
    )
    .output(ClosedDay),
}
