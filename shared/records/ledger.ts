import { z } from 'zod'
import { Bytes, Id, Instant } from './time.ts'

/** One line a stored row; `hash` covers all other fields and `prev` is the hash of the line before. */
export const LedgerLine = z.object({
  seq: Id,
  utcMs: Instant,
  actor: Id.nullable(),
  approver: Id.nullable(),
  act: z.string(),
  tableName: z.string(),
  rowId: Id,
  rowHash: Bytes,
  reason: z.string().nullable(),
  prev: Bytes,
  hash: Bytes,
})
export type LedgerLine = z.infer<typeof LedgerLine>
