import { z } from 'zod'
import { Bytes, Id, Instant } from './time.ts'

/** A person's PIN over the digest of a canonical text. */
export const Signature = z.object({
  id: Id,
  kind: z.enum([
    'rule_pack',
    'telephone_order',
    'bring_over',
    'closure_list',
    'report',
    'liquid_tolerance',
    're_dose',
    'death',
    'medicine_review',
    'treatment_plan',
    'session_note',
    'passport',
  ]),
  subjectId: Id,
  digest: Bytes,
  staffId: Id,
  at: Instant,
})
export type Signature = z.infer<typeof Signature>

/** An act that wanted a second person and went on without: to be signed within seven days. */
export const CountersignOwed = z.object({
  id: Id,
  act: z.string(),
  tableName: z.string(),
  rowId: Id,
  owedBy: Id,
  clinicDayId: Id,
  at: Instant,
})
export type CountersignOwed = z.infer<typeof CountersignOwed>

export const Countersign = z.object({ countersignOwedId: Id, staffId: Id, at: Instant })
