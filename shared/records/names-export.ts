import { z } from 'zod'
import { Bytes, Id, Instant, Sealed } from './time.ts'

export const NamesReason = z.enum(['handing_over', 'order_of_a_court', 'moving_the_clinic', 'other_reason'])
export type NamesReason = z.infer<typeof NamesReason>

/** Names went out of the house: who let them, why, and which file it was. */
export const NamesExport = z.object({
  id: Id,
  reason: NamesReason,
  note: Sealed,
  clients: z.number().int().positive(),
  digest: Bytes,
  staffId: Id,
  keyholderId: Id,
  at: Instant,
})
export type NamesExport = z.infer<typeof NamesExport>
