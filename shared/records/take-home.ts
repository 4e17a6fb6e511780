import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

/** Doses of several days handed over in one act; `closureListId` null: from the order's own allowance. */
export const TakeHomeIssue = z.object({
  id: Id,
  clientId: Id,
  closureListId: Id.nullable(),
  /** Both talks are part of the act: there is no issue without them. */
  storageTold: z.literal(1),
  overdoseTold: z.literal(1),
  clinicDayId: Id,
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type TakeHomeIssue = z.infer<typeof TakeHomeIssue>

/** Names a dose of an issue; its return is the dose's own event. */
export const TakeHomeDose = z.object({ doseId: Id, takeHomeIssueId: Id })

/** A doctor's list for the days of a planned closure, signed once (signature kind `closure_list`). */
export const ClosureList = z.object({
  id: Id,
  firstDay: ClinicDay,
  lastDay: ClinicDay,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
export type ClosureList = z.infer<typeof ClosureList>

/** What happens to somebody who may not carry doses home over a closure. */
export const ClosurePlan = z.enum(['staff_opens', 'other_site', 'doctor_sees', 'no_dose'])
export type ClosurePlan = z.infer<typeof ClosurePlan>

/** `reasons`: JSON of codes with their figures, `[]` for who carries. */
export const ClosureListClient = z.object({
  id: Id,
  closureListId: Id,
  clientId: Id,
  outcome: z.enum(['take_home', 'excluded']),
  reasons: z.string(),
  plan: ClosurePlan.nullable(),
})
export type ClosureListClient = z.infer<typeof ClosureListClient>
