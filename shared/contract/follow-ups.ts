import { z } from 'zod'
import { ClosingReason, EpisodeKind } from '../records/episode.ts'
import {
  FollowUpEvidence,
  FollowUpOutcome,
  FollowUpVoidReason,
  RoutePaperKind,
  VisitMet,
  VisitPlace,
} from '../records/follow-up.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call, Problem } from './call.ts'

const Step = z.object({ step: z.number().int(), dueDay: ClinicDay })

/** Somebody whose follow-up has come or comes soon: by register number, never by name. */
export const FollowUpLine = z.object({
  episodeId: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  kind: EpisodeKind,
  closedDay: ClinicDay,
  step: z.number().int(),
  steps: z.number().int(),
  dueDay: ClinicDay,
  /** Agreed to be visited. Without it nobody stands on a route list. */
  visits: z.boolean(),
  failedInARow: z.number().int(),
  suggestLost: z.boolean(),
  last: z.object({ outcome: FollowUpOutcome, day: ClinicDay }).nullable(),
  /** The number of the route list on which they stand and which is still out. */
  onList: z.number().int().nullable(),
})
export type FollowUpLine = z.infer<typeof FollowUpLine>

const VisitView = z.object({
  id: Id,
  step: z.number().int(),
  day: ClinicDay,
  place: VisitPlace,
  met: VisitMet,
  outcome: FollowUpOutcome.nullable(),
  evidence: FollowUpEvidence.nullable(),
  note: z.string().nullable(),
  by: z.string(),
  voided: FollowUpVoidReason.nullable(),
})
export type VisitView = z.infer<typeof VisitView>

/** One discharge with its plan and what came of it. */
export const FollowUpPlanView = z.object({
  episodeId: Id,
  kind: EpisodeKind,
  closedDay: ClinicDay,
  closedFor: ClosingReason,
  steps: z.array(
    Step.extend({ state: z.enum(['done', 'missed', 'due', 'ahead']), outcome: FollowUpOutcome.nullable() }),
  ),
  next: Step.nullable(),
  ended: z.enum(['died', 'lost', 'finished', 'newer', 'in_care', 'not_planned']).nullable(),
  failedInARow: z.number().int(),
  suggestLost: z.boolean(),
  relapsed: z.boolean(),
  visits: z.array(VisitView),
})
export type FollowUpPlanView = z.infer<typeof FollowUpPlanView>

export const ClientFollowUp = z.object({
  registerNumber: z.number().int(),
  today: ClinicDay,
  dayOpen: z.boolean(),
  visitsAgreed: z.boolean(),
  plans: z.array(FollowUpPlanView),
})
export type ClientFollowUp = z.infer<typeof ClientFollowUp>

/** One line of a round as it comes back. Each has its own request id: sent again, it is the same visit. */
export const RoundLine = z.object({
  requestId: RequestId,
  registerNumber: z.number().int().positive(),
  day: ClinicDay,
  place: VisitPlace,
  met: VisitMet,
  outcome: FollowUpOutcome.nullable(),
  evidence: FollowUpEvidence.nullable(),
  diedOn: ClinicDay.nullable(),
  note: z.string().max(500),
})
export type RoundLine = z.infer<typeof RoundLine>

const RouteListView = z.object({
  id: Id,
  number: z.number().int(),
  fromDay: ClinicDay,
  untilDay: ClinicDay,
  forName: z.string(),
  lines: z.number().int(),
  /** Lines for which a visit was written down since. */
  entered: z.number().int(),
  state: z.enum(['out', 'late', 'returned', 'destroyed', 'lost']),
  returnedDay: ClinicDay.nullable(),
  endedDay: ClinicDay.nullable(),
})
export type RouteListView = z.infer<typeof RouteListView>

/** What is printed for the road: code and landmark, and how the client wants to be met. */
const RouteSheet = RouteListView.extend({
  rows: z.array(
    z.object({
      line: z.number().int(),
      registerNumber: z.number().int(),
      step: z.number().int(),
      dueDay: ClinicDay,
      landmark: z.string().nullable(),
      agreed: z.string().nullable(),
      entered: z.boolean(),
      /** Consent withdrawn or died since the list was made: not to be visited any more. */
      off: z.boolean(),
    }),
  ),
})
export type RouteSheet = z.infer<typeof RouteSheet>

const Outcomes = z.record(FollowUpOutcome, z.number().int())
export const FollowUpNumbers = z.object({
  /** Dates of plans that fell into the period. */
  due: z.number().int(),
  /** Of those: with an outcome. */
  done: z.number().int(),
  /** Attempts in the period, and those of them that met nobody. */
  attempts: z.number().int(),
  failed: z.number().int(),
  outcomes: Outcomes,
})
export type FollowUpNumbers = z.infer<typeof FollowUpNumbers>

export const followUps = {
  /** Whose date has come, or comes until the day asked for; the longest waiting first. */
  due: call('follow_up.see')
    .input(z.object({ until: ClinicDay.nullable() }))
    .output(z.object({ today: ClinicDay, weekEnd: ClinicDay, lines: z.array(FollowUpLine) })),
  client: call('follow_up.client')
    .input(z.object({ clientId: Id }))
    .output(ClientFollowUp),
  /** Writes the good lines of a round and says of each other one what is wrong with it. */
  record: call('follow_up.write')
    .input(
      z.object({
        requestId: RequestId,
        routeListId: Id.nullable(),
        lines: z.array(RoundLine).min(1).max(60),
      }),
    )
    .output(
      z.object({
        results: z.array(z.object({ requestId: RequestId, saved: z.boolean(), problems: z.array(Problem) })),
      }),
    ),
  /** Refused: `visit_voided`, and for a death `death_in_error_first`. */
  void: call('follow_up.write')
    .input(z.object({ requestId: RequestId, visitId: Id, reason: FollowUpVoidReason }))
    .output(z.object({ visitId: Id })),
  /** Who relapsed, as last heard, and is in no treatment now: the way back stands open. */
  wayBack: call('follow_up.see').output(
    z.array(z.object({ clientId: Id, registerNumber: z.number().int(), day: ClinicDay, kind: EpisodeKind })),
  ),
  numbers: call('follow_up.count')
    .input(z.object({ from: ClinicDay, until: ClinicDay }))
    .output(FollowUpNumbers),

  routes: call('follow_up.see').output(z.array(RouteListView)),
  /** Refused: `nobody_to_visit`; `not_on_a_route` for who did not agree to visits or died. */
  makeRoute: call('follow_up.write')
    .input(
      z.object({
        requestId: RequestId,
        fromDay: ClinicDay,
        untilDay: ClinicDay,
        forStaffId: Id,
        episodeIds: z.array(Id).min(1).max(60),
      }),
    )
    .output(z.object({ routeListId: Id })),
  route: call('follow_up.see')
    .input(z.object({ routeListId: Id }))
    .output(RouteSheet),
  /** What became of the paper. Refused: `route_paper_order`. */
  routePaper: call('follow_up.write')
    .input(z.object({ requestId: RequestId, routeListId: Id, kind: RoutePaperKind }))
    .output(z.array(RouteListView)),
}
