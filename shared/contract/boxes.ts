import { z } from 'zod'
import { Batch, Product } from '../records/product.ts'
import { SubStore, SubStoreEntryKind } from '../records/sub-store.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { AdjustmentReason, Approver, WastageReason } from './stock.ts'
import { LeavingLineInput } from './stock-leaving.ts'

const Note = z.string().trim().max(200)
const BoxProduct = Product.omit({ at: true })

/** A batch in a box: what is in it, in steps. */
export const BoxBatch = Batch.omit({ at: true }).extend({ product: BoxProduct, steps: z.number().int() })
export type BoxBatch = z.infer<typeof BoxBatch>

export const Box = SubStore.pick({ id: true, name: true, purpose: true }).extend({
  openedDay: ClinicDay,
  /** Null while it is open. */
  closedDay: ClinicDay.nullable(),
  batches: z.array(BoxBatch),
})
export type Box = z.infer<typeof Box>

/** One movement in the book of a box. A client is a register number. */
export const BoxEntry = z.object({
  id: Id,
  day: ClinicDay,
  at: Instant,
  kind: SubStoreEntryKind,
  batchNumber: z.string(),
  product: BoxProduct,
  steps: z.number().int(),
  /** What is left of the batch in the box after it, in steps. */
  balanceAfterSteps: z.number().int(),
  registerNumber: z.number().int().nullable(),
  reason: z.string().nullable(),
  staffName: z.string(),
  approverName: z.string().nullable(),
  countersignOwed: z.boolean(),
})
export type BoxEntry = z.infer<typeof BoxEntry>

export const BoxBook = Box.extend({ today: ClinicDay, entries: z.array(BoxEntry) })
export type BoxBook = z.infer<typeof BoxBook>

export const BoxCountInput = z.object({
  batchId: Id,
  bookSteps: z.number().int().min(0),
  countedSteps: z.number().int().min(0).max(10_000_000),
  /** Null where the count agrees. */
  reason: AdjustmentReason.nullable(),
  note: Note,
})

export const boxes = {
  /** Open boxes first, then the closed ones, the newest first. */
  list: call('box.see').output(z.array(Box)),
  /** One box with its book, oldest first. */
  book: call('box.see')
    .input(z.object({ boxId: Id }))
    .output(BoxBook),
  /** Invalid: `name` `box_name_taken`. */
  open: call('box.open')
    .input(
      z.object({
        requestId: RequestId,
        name: z.string().trim().min(1).max(40),
        purpose: z.string().trim().min(1).max(100),
      }),
    )
    .output(BoxBook),
  /** From the shelf into the box. Invalid as `stockLeaving.sendOut`; refused `box_closed`. */
  putIn: call('box.fill')
    .input(
      z.object({
        requestId: RequestId,
        boxId: Id,
        lines: z.array(LeavingLineInput).min(1).max(30),
        approver: Approver,
      }),
    )
    .output(BoxBook),
  /** Broken or spoiled in the box. Refused: `box_has_less`, `box_closed`. */
  waste: call('box.waste')
    .input(
      z.object({
        requestId: RequestId,
        boxId: Id,
        batchId: Id,
        steps: z.number().int().min(1).max(10_000_000),
        reason: WastageReason,
        note: Note,
        approver: Approver,
      }),
    )
    .output(BoxBook),
  /**
   * Counts every batch of the box; differences are written with their reason. `takeBack` also puts what was counted
   * on the shelf again. Invalid: `lines` `box_batch_not_counted`, `lines.N.countedSteps` `balance_moved`,
   * `lines.N.reason` `difference_unexplained`. Refused: `box_closed`, `box_agrees` when there is nothing to write.
   */
  count: call('box.count')
    .input(
      z.object({
        requestId: RequestId,
        boxId: Id,
        takeBack: z.boolean(),
        lines: z.array(BoxCountInput).min(1).max(60),
        approver: Approver,
      }),
    )
    .output(BoxBook),
  /** Only an empty box is closed: `box_not_empty`. Its book stays. */
  close: call('box.close')
    .input(z.object({ requestId: RequestId, boxId: Id }))
    .output(BoxBook),
}
