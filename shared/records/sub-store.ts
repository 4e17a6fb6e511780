import { z } from 'zod'
import { Id, Instant, Sealed } from './time.ts'

/** From or to whom a movement of the shelf went: another site, or the supplier. */
export const StockTransfer = z.object({
  stockEntryId: Id,
  otherParty: z.string().min(1).max(80),
  /** Who carries it. */
  carrier: Sealed,
})
export type StockTransfer = z.infer<typeof StockTransfer>

/** A camp box: a little store with its own book, open until its closing row. */
export const SubStore = z.object({
  id: Id,
  name: z.string().min(1).max(40),
  purpose: z.string().min(1).max(100),
  clinicDayId: Id,
  staffId: Id,
  at: Instant,
})
export type SubStore = z.infer<typeof SubStore>

export const SubStoreClosing = z.object({ subStoreId: Id, clinicDayId: Id, staffId: Id, at: Instant })
export type SubStoreClosing = z.infer<typeof SubStoreClosing>

export const SubStoreEntryKind = z.enum([
  'in',
  'issue',
  'issue_back',
  'wastage',
  'return',
  'count_difference',
])
export type SubStoreEntryKind = z.infer<typeof SubStoreEntryKind>

/**
 * One movement of one batch in a box, in whole steps of its product: into the box is positive. *In* and *return* name
 * the shelf's entry of the same act, an issue its client, an `issue_back` the issue of which nobody took anything.
 */
export const SubStoreEntry = z.object({
  id: Id,
  subStoreId: Id,
  productId: Id,
  batchId: Id,
  kind: SubStoreEntryKind,
  steps: z.number().int(),
  stockEntryId: Id.nullable(),
  clientId: Id.nullable(),
  undoes: Id.nullable(),
  reason: z.string().nullable(),
  clinicDayId: Id,
  staffId: Id,
  approverId: Id.nullable(),
  at: Instant,
  recordedAt: Instant,
})
export type SubStoreEntry = z.infer<typeof SubStoreEntry>
