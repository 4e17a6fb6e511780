import { z } from 'zod'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { PlanGoal, PlanOutcome } from '../records/treatment-plan.ts'
import { call } from './call.ts'

const Pin = z.string().regex(/^\d{6}$/)

const PlanView = z.object({
  id: Id,
  goals: z.array(PlanGoal),
  reviewDay: ClinicDay,
  clientAgreed: z.boolean(),
  by: z.string(),
  at: Instant,
  reviews: z.array(
    z.object({
      id: Id,
      day: ClinicDay,
      outcome: PlanOutcome,
      nextDay: ClinicDay.nullable(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
})
export type PlanView = z.infer<typeof PlanView>

const ClientPlans = z.object({
  today: ClinicDay,
  /** The newest first: that one is in force. */
  plans: z.array(PlanView),
})
export type ClientPlans = z.infer<typeof ClientPlans>

/** Treatment plans: read as notes are, by counsellors, and by a doctor with the client's consent. */
export const plans = {
  /** A line of the ledger each time. Not allowed: `no_consent`. */
  ofClient: call('plan.read')
    .input(z.object({ clientId: Id }))
    .output(ClientPlans),
  /**
   * Signed with the counsellor's PIN. `supersedes` is the plan that was looked at while this one was written.
   * Refused: `plan_changed`, and as every PIN. Invalid: `reviewDay` (`review_in_past`, `review_too_far`).
   */
  write: call('plan.write')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        goals: z.array(PlanGoal).min(1).max(8),
        reviewDay: ClinicDay,
        clientAgreed: z.boolean(),
        supersedes: Id.nullable(),
        pin: Pin,
      }),
    )
    .output(z.object({ id: Id })),
  /**
   * What became of the plan; with *partly* and *not reached* a next day. Refused: `plan_changed`, `plan_ended`.
   * Invalid: `nextDay` (`review_in_past`, `review_too_far`, `not_a_date`).
   */
  review: call('plan.write')
    .input(
      z.object({
        requestId: RequestId,
        planId: Id,
        outcome: PlanOutcome,
        nextDay: ClinicDay.nullable(),
        note: z.string().max(4_000),
      }),
    )
    .output(z.object({ id: Id })),
}
