import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const VisitPlace = z.enum(['home', 'work', 'centre', 'street', 'phone', 'elsewhere'])
export type VisitPlace = z.infer<typeof VisitPlace>

export const VisitMet = z.enum(['client', 'family', 'peer', 'nobody'])
export type VisitMet = z.infer<typeof VisitMet>

/** How somebody was found after detoxification (clinic.md, *Detoxification and follow-up*). */
export const FollowUpOutcome = z.enum([
  'abstinent',
  'relapsed',
  'on_ost',
  'in_rehabilitation',
  'in_training',
  'lost',
  'died',
])
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>

/** Whose word the outcome rests on. */
export const FollowUpEvidence = z.enum(['seen', 'own_word', 'family_word', 'other_word', 'paper'])
export type FollowUpEvidence = z.infer<typeof FollowUpEvidence>

/**
 * One try to meet somebody after a discharge. `step` is the place in the plan of the episode, 0 between two of its
 * dates. Nobody met and no outcome: a failed attempt, after which the same step stays due.
 */
export const FollowUpVisit = z.object({
  id: Id,
  episodeId: Id,
  step: z.number().int().min(0).max(24),
  day: ClinicDay,
  place: VisitPlace,
  met: VisitMet,
  outcome: FollowUpOutcome.nullable(),
  evidence: FollowUpEvidence.nullable(),
  routeListId: Id.nullable(),
  note: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export type FollowUpVisit = z.infer<typeof FollowUpVisit>

export const FollowUpVoidReason = z.enum(['wrong_client', 'not_made', 'entered_twice', 'wrong_result'])
export const FollowUpVoid = z.object({
  followUpVisitId: Id,
  reason: FollowUpVoidReason,
  staffId: Id,
  at: Instant,
})

/** A week's paper of one outreach worker: numbered, brought back, destroyed. */
export const RouteList = z.object({
  id: Id,
  number: z.number().int().positive(),
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  forStaffId: Id,
  staffId: Id,
  at: Instant,
})
export type RouteList = z.infer<typeof RouteList>

export const RouteLine = z.object({
  id: Id,
  routeListId: Id,
  line: z.number().int().positive(),
  episodeId: Id,
  step: z.number().int().min(1).max(24),
  dueDay: ClinicDay,
})
export type RouteLine = z.infer<typeof RouteLine>

export const RoutePaperKind = z.enum(['returned', 'destroyed', 'lost'])
export type RoutePaperKind = z.infer<typeof RoutePaperKind>
export const RoutePaper = z.object({
  id: Id,
  routeListId: Id,
  kind: RoutePaperKind,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})

/** A date of the plan: so many weeks or calendar months after the day of closing. */
export const FollowUpSpan = z.object({
  unit: z.enum(['weeks', 'months']),
  count: z.number().int().min(1).max(60),
})
export type FollowUpSpan = z.infer<typeof FollowUpSpan>
