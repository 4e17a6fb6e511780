import { z } from 'zod'
import { CampCostKind, CampDuty, CampEndReason, CampKind } from '../records/camp.ts'
import { DetoxComplication, DetoxOutcome, DetoxSetting } from '../records/detox.ts'
import { Product } from '../records/product.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

export const CampState = z.enum(['planned', 'running', 'over', 'cancelled'])
export type CampState = z.infer<typeof CampState>

export const CampLine = z.object({
  id: Id,
  place: z.string(),
  kind: CampKind,
  firstDay: ClinicDay,
  /** As planned, or as it went. */
  lastDay: ClinicDay,
  beds: z.number().int(),
  state: CampState,
  /** Beds taken today. */
  taken: z.number().int(),
})
export type CampLine = z.infer<typeof CampLine>

const counts = <T extends string>(keys: readonly T[]) => z.record(z.enum(keys), z.number().int())
const endings = [...DetoxOutcome.options, 'died', 'other'] as const

export const CampStay = z.object({
  episodeId: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  setting: DetoxSetting,
  from: ClinicDay,
  to: ClinicDay.nullable(),
  outcome: z.enum(endings).nullable(),
})
export type CampStay = z.infer<typeof CampStay>

/** One camp with everything that its page and its report say. Clients are register numbers. */
export const CampView = CampLine.extend({
  today: ClinicDay,
  plannedLastDay: ClinicDay,
  ended: CampEndReason.nullable(),
  team: z.array(z.object({ id: Id, name: z.string(), duty: CampDuty })),
  costs: z.array(
    z.object({
      id: Id,
      day: ClinicDay,
      kind: CampCostKind,
      amountMinor: z.number().int(),
      note: z.string().nullable(),
    }),
  ),
  boxes: z.array(z.object({ id: Id, name: z.string(), closedDay: ClinicDay.nullable() })),
  /** Open boxes that belong to no camp yet. */
  freeBoxes: z.array(z.object({ id: Id, name: z.string() })),
  stays: z.array(CampStay),
  occupancy: z.array(z.object({ day: ClinicDay, taken: z.number().int() })),
  medication: z.array(z.object({ product: Product.omit({ at: true }), steps: z.number().int() })),
  counts: z.object({
    people: z.number().int(),
    stillThere: z.number().int(),
    bedDays: z.number().int(),
    meanStayDays: z.number().nullable(),
    mostTaken: z.number().int(),
    daysOverBeds: z.number().int(),
    outcomes: counts(endings),
    complications: counts(DetoxComplication.options),
    costs: counts(CampCostKind.options),
    costTotal: z.number().int(),
  }),
})
export type CampView = z.infer<typeof CampView>

const Money = z.number().int().min(1).max(10_000_000_000)

export const camps = {
  /** The newest first; places in the order of their names. */
  list: call('camp.see').output(
    z.object({
      today: ClinicDay,
      places: z.array(z.object({ id: Id, name: z.string(), kind: CampKind })),
      camps: z.array(CampLine),
    }),
  ),
  one: call('camp.see')
    .input(z.object({ campId: Id }))
    .output(CampView),
  /**
   * A camp at a place, which is made when its name is new. Invalid: `lastDay` `camp_ends_before`, `camp_too_long`;
   * `firstDay` `camps_overlap`.
   */
  plan: call('camp.write')
    .input(
      z.object({
        requestId: RequestId,
        place: z.string().trim().min(2).max(60),
        kind: CampKind,
        firstDay: ClinicDay,
        lastDay: ClinicDay,
        beds: z.number().int().min(1).max(500),
      }),
    )
    .output(CampView),
  /**
   * How a camp went. Invalid: `lastDay` as above, `camp_days_outside` when it does not fit the reason, `day_ahead`.
   * Refused: `camp_ended`, `camp_has_people`.
   */
  end: call('camp.write')
    .input(z.object({ requestId: RequestId, campId: Id, lastDay: ClinicDay, reason: CampEndReason }))
    .output(CampView),
  addTeam: call('camp.write')
    .input(
      z.object({ requestId: RequestId, campId: Id, name: z.string().trim().min(1).max(80), duty: CampDuty }),
    )
    .output(CampView),
  /** Refused: `team_left`. */
  leaveTeam: call('camp.write')
    .input(z.object({ requestId: RequestId, campTeamId: Id }))
    .output(CampView),
  /** Invalid: `day` `day_ahead`. Money in the smallest unit. */
  addCost: call('camp.write')
    .input(
      z.object({
        requestId: RequestId,
        campId: Id,
        day: ClinicDay,
        kind: CampCostKind,
        amountMinor: Money,
        note: z.string().trim().max(200),
      }),
    )
    .output(CampView),
  /** Refused: `cost_undone`. */
  undoCost: call('camp.write')
    .input(z.object({ requestId: RequestId, campCostId: Id }))
    .output(CampView),
  /** Refused: `box_of_other_camp`, `box_closed`. */
  linkBox: call('camp.write')
    .input(z.object({ requestId: RequestId, campId: Id, boxId: Id }))
    .output(CampView),
}
