import { z } from 'zod'
import { Id, Instant, Sealed } from './time.ts'

/** *Speak to the doctor before dosing.* Why stands sealed in `note`; only a reading with a reason opens it. */
export const SafetyFlag = z.object({
  id: Id,
  clientId: Id,
  note: Sealed,
  holdId: Id,
  staffId: Id,
  at: Instant,
})
export type SafetyFlag = z.infer<typeof SafetyFlag>

/** A doctor broke the glass. */
export const SafetyFlagReading = z.object({
  id: Id,
  safetyFlagId: Id,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
export type SafetyFlagReading = z.infer<typeof SafetyFlagReading>
