import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

/** Where people are detoxified with beds: a community camp that comes and goes, or a treatment centre. */
export const CampKind = z.enum(['camp', 'centre'])
export type CampKind = z.infer<typeof CampKind>

/** A place has one camp at a time. */
export const CampPlace = z.object({
  id: Id,
  name: z.string().min(2).max(60),
  kind: CampKind,
  staffId: Id,
  at: Instant,
})
export type CampPlace = z.infer<typeof CampPlace>

/** A camp as planned. Its last day is that of its end, once somebody wrote how it went. */
export const Camp = z.object({
  id: Id,
  campPlaceId: Id,
  firstDay: ClinicDay,
  lastDay: ClinicDay,
  beds: z.number().int().min(1).max(500),
  staffId: Id,
  at: Instant,
})
export type Camp = z.infer<typeof Camp>

export const CampEndReason = z.enum(['finished', 'cut_short', 'ran_longer', 'cancelled'])
export type CampEndReason = z.infer<typeof CampEndReason>

export const CampEnd = z.object({
  campId: Id,
  lastDay: ClinicDay,
  reason: CampEndReason,
  staffId: Id,
  at: Instant,
})
export type CampEnd = z.infer<typeof CampEnd>

/** A box of the narcotic stock that belongs to a camp; a box belongs to one camp. */
export const CampBox = z.object({ id: Id, campId: Id, subStoreId: Id, staffId: Id, at: Instant })
export type CampBox = z.infer<typeof CampBox>

export const CampDuty = z.enum(['doctor', 'nurse', 'counsellor', 'peer', 'guard', 'cook', 'other'])
export type CampDuty = z.infer<typeof CampDuty>

/** Somebody of the team; many of them are no staff of the register. */
export const CampTeam = z.object({
  id: Id,
  campId: Id,
  name: Sealed,
  duty: CampDuty,
  staffId: Id,
  at: Instant,
})
export type CampTeam = z.infer<typeof CampTeam>

export const CampTeamEnd = z.object({ campTeamId: Id, staffId: Id, at: Instant })

export const CampCostKind = z.enum(['food', 'medicines', 'rent', 'transport', 'pay', 'materials', 'other'])
export type CampCostKind = z.infer<typeof CampCostKind>

/** One cost in the smallest unit of the site's money (paisa, poisha); taken back by a row that names it. */
export const CampCost = z.object({
  id: Id,
  campId: Id,
  day: ClinicDay,
  kind: CampCostKind,
  amountMinor: z.number().int(),
  note: Sealed.nullable(),
  undoes: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type CampCost = z.infer<typeof CampCost>
