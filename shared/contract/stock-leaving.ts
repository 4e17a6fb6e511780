import { z } from 'zod'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { Approver, ReceiptLine, Shelf } from './stock.ts'

const Text = (longest: number) => z.string().trim().min(1).max(longest)
export const LeavingLineInput = z.object({
  batchId: Id,
  /** Whole steps of the product. */
  steps: z.number().int().min(1).max(10_000_000),
  /** Said after the question: nothing is taken out of the pack that stands open at the counter. */
  fromSealedPacks: z.boolean(),
})
export type LeavingLineInput = z.infer<typeof LeavingLineInput>

const Journey = {
  requestId: RequestId,
  document: Text(60),
  /** The other site, or the supplier. */
  otherParty: Text(80),
  carrier: Text(80),
}

export const stockLeaving = {
  /** When this document number was last entered for stock that came in; null: never. */
  documentSeen: call('stock.see')
    .input(z.object({ document: Text(60) }))
    .output(z.object({ day: ClinicDay, at: Instant, lines: z.number().int() }).nullable()),
  /**
   * To another site, or back to the supplier. Invalid: `lines.N.batchId` `batch_leaves_twice`, `batch_leaves_expired`,
   * `batch_open_at_counter`; `lines.N.steps` `batch_has_less`, `open_batch_would_be_empty`.
   */
  sendOut: call('stock.transfer')
    .input(
      z.object({
        ...Journey,
        kind: z.enum(['transfer_out', 'supplier_return']),
        lines: z.array(LeavingLineInput).min(1).max(30),
        approver: Approver,
      }),
    )
    .output(Shelf),
  /** From another site; the lines as of a delivery, and refused as those are. */
  takeOver: call('stock.transfer')
    .input(z.object({ ...Journey, lines: z.array(ReceiptLine).min(1).max(30), approver: Approver }))
    .output(Shelf),
}
