import { z } from 'zod'
import { Id, Instant } from './time.ts'

/** One line a stored row; `hash` covers all other fields and `prev` is the hash of the line before. */
export const LedgerLine = z.object({
  seq: Id,
  utcMs: Instant,
  actor: Id.nullable(),
  approver: Id.nullable(),
  act: z.string(),
  tableName: z.string(),
  rowId: Id,
  rowHash: z.instanceof(Uint8Array),
  reason: z.string().nullable(),
  prev: z.instanceof(Uint8Array),
  hash: z.instanceof(Uint8Array),
})
export type LedgerLine = z.infer<typeof LedgerLine>
