import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const DeathSource = z.enum(['family', 'staff', 'hospital', 'police', 'peer', 'other'])
export type DeathSource = z.infer<typeof DeathSource>

/** Somebody said that a client died: dosing stops at once. `detail`: who said it. */
export const DeathReport = z.object({
  id: Id,
  clientId: Id,
  day: ClinicDay,
  source: DeathSource,
  detail: Sealed.nullable(),
  holdId: Id,
  staffId: Id,
  at: Instant,
})
export type DeathReport = z.infer<typeof DeathReport>

/** A doctor's word on a report: confirmed, or recorded in error, also after it was confirmed. The newest holds. */
export const DeathDecision = z.object({
  id: Id,
  deathReportId: Id,
  verdict: z.enum(['confirmed', 'in_error']),
  day: ClinicDay.nullable(),
  reason: z.string().nullable(),
  staffId: Id,
  at: Instant,
})
export type DeathDecision = z.infer<typeof DeathDecision>
