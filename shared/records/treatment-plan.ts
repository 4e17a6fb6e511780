import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

/** What a client wants to reach, and what is done for it. */
export const PlanGoal = z.object({
  goal: z.string().trim().min(2).max(500),
  steps: z.string().trim().max(2_000),
})
export type PlanGoal = z.infer<typeof PlanGoal>

/** One version of a client's plan; a new one supersedes it and none is changed. */
export const TreatmentPlan = z.object({
  id: Id,
  clientId: Id,
  goals: Sealed,
  reviewDay: ClinicDay,
  clientAgreed: Flag,
  supersedes: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type TreatmentPlan = z.infer<typeof TreatmentPlan>

export const PlanOutcome = z.enum(['reached', 'partly', 'not_reached', 'given_up'])
export type PlanOutcome = z.infer<typeof PlanOutcome>

/** A look at a plan on a day. Without a next day the plan has ended. */
export const PlanReview = z.object({
  id: Id,
  treatmentPlanId: Id,
  day: ClinicDay,
  outcome: PlanOutcome,
  nextDay: ClinicDay.nullable(),
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type PlanReview = z.infer<typeof PlanReview>
