import { z } from 'zod'
import { Cows } from './cows.ts'
import { Bytes, Flag, Id, Instant } from './time.ts'

/** What was taken last. `short`: heroin and all that leaves as fast; `long`: methadone and all that lasts like it. */
export const LastOpioid = z.enum(['short', 'long', 'buprenorphine', 'none', 'unknown'])
export type LastOpioid = z.infer<typeof LastOpioid>

/** What only the first dose asks: a top-up of the same day rests on what was answered then. */
export const BeforeFirstDose = z.object({
  alcohol: z.enum(['no', 'yes']),
  benzodiazepines: z.enum(['no', 'yes']),
  /** Null for a man; asked of everybody else. */
  pregnancy: z.enum(['no', 'yes', 'unsure']).nullable(),
  lastOpioid: LastOpioid,
  /** When it was taken; null where the client does not know, or took none. */
  lastOpioidAt: Instant.nullable(),
})
export type BeforeFirstDose = z.infer<typeof BeforeFirstDose>

/** What is looked at before every dose of an induction, and asked before the first; `before` is null at a top-up. */
export const InductionAnswers = z.object({
  cows: Cows,
  sedation: z.enum(['awake', 'drowsy', 'hard_to_wake']),
  breathing: z.enum(['normal', 'slow']),
  before: BeforeFirstDose.nullable(),
})
export type InductionAnswers = z.infer<typeof InductionAnswers>

/** One assessment for one dose of an induction; asked again it is another row. `detail` is sealed JSON of the answers. */
export const InductionAssessment = z.object({
  id: Id,
  clientId: Id,
  doseOrderId: Id,
  clinicDayId: Id,
  slot: z.number().int().min(1).max(4),
  detail: Bytes,
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type InductionAssessment = z.infer<typeof InductionAssessment>

/** A doctor's word on an assessment that the rule does not let pass, given with the doctor's own PIN. */
export const InductionDecision = z.object({
  inductionAssessmentId: Id,
  goOn: Flag,
  note: Bytes,
  doctorId: Id,
  at: Instant,
})
export type InductionDecision = z.infer<typeof InductionDecision>
