import { z } from 'zod'
import { Id, Instant } from './time.ts'

export const StockEntryKind = z.enum([
  'opening',
  'receipt',
  'issue',
  'return',
  'wastage',
  'transfer_in',
  'transfer_out',
  'adjustment',
  'supplier_return',
  'box_out',
  'box_in',
])
export type StockEntryKind = z.infer<typeof StockEntryKind>

/** One movement of one batch, in whole steps of its product: in is positive, out is negative. */
export const StockEntry = z.object({
  id: Id,
  productId: Id,
  batchId: Id,
  kind: StockEntryKind,
  steps: z.number().int(),
  doseId: Id.nullable(),
  document: z.string().nullable(),
  reason: z.string().nullable(),
  clinicDayId: Id,
  staffId: Id,
  approverId: Id.nullable(),
  at: Instant,
  recordedAt: Instant,
})
export type StockEntry = z.infer<typeof StockEntry>
