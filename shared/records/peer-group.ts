import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const PeerGroupKind = z.enum(['peer_support', 'self_help_partner'])
export type PeerGroupKind = z.infer<typeof PeerGroupKind>

/** A peer support group, or a self-help group that works with the programme as a partner. */
export const PeerGroup = z.object({
  id: Id,
  kind: PeerGroupKind,
  begunDay: ClinicDay,
  staffId: Id,
  at: Instant,
})

/** What a group is called and when it usually meets; the latest row holds. */
export const PeerGroupDetail = z.object({
  id: Id,
  peerGroupId: Id,
  name: z.string().min(1),
  purpose: z.string(),
  place: z.string(),
  /** 1 is Monday; null: no usual day. */
  weekday: z.number().int().min(1).max(7).nullable(),
  /** Minutes after midnight by the clinic's wall clock. */
  startMinute: z.number().int().min(0).max(1439).nullable(),
  everyWeeks: z.number().int().min(1).max(8),
  staffId: Id,
  at: Instant,
})

/** The group's end, or without a day that it goes on again; the latest row holds. */
export const PeerGroupEnd = z.object({
  id: Id,
  peerGroupId: Id,
  day: ClinicDay.nullable(),
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})

/** What a partner gives; a site's own words stand beside these. */
export const partnerServices = [
  'peer_education',
  'needle_exchange',
  'abscess_care',
  'sti_care',
  'counselling',
  'detoxification',
  'follow_up',
  'vocational_training',
  'rehabilitation',
] as const

/** What a self-help group and the programme agreed on; the latest row holds. */
export const PartnerAgreement = z.object({
  id: Id,
  peerGroupId: Id,
  fromDay: ClinicDay,
  untilDay: ClinicDay.nullable(),
  contact: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})
export const PartnerService = z.object({ id: Id, partnerAgreementId: Id, service: z.string().min(1) })

/** A client (or former client), a relative, or a peer without a record, of whom at most a first name is kept. */
export const GroupMember = z.object({
  id: Id,
  peerGroupId: Id,
  clientId: Id.nullable(),
  relativeId: Id.nullable(),
  name: Sealed.nullable(),
  joinedDay: ClinicDay,
  staffId: Id,
  at: Instant,
})
export type GroupMember = z.infer<typeof GroupMember>

export const MemberEndReason = z.enum([
  'stayed_away',
  'moved',
  'other_group',
  'died',
  'other',
  'entered_by_mistake',
])
export type MemberEndReason = z.infer<typeof MemberEndReason>
export const GroupMemberEnd = z.object({
  groupMemberId: Id,
  day: ClinicDay,
  reason: MemberEndReason,
  staffId: Id,
  at: Instant,
})

/** Who leads a group from a day on: of the staff (`personId`), or a member. */
export const GroupFacilitator = z.object({
  id: Id,
  peerGroupId: Id,
  personId: Id.nullable(),
  groupMemberId: Id.nullable(),
  fromDay: ClinicDay,
  staffId: Id,
  at: Instant,
})
export const GroupFacilitatorEnd = z.object({
  groupFacilitatorId: Id,
  day: ClinicDay,
  staffId: Id,
  at: Instant,
})
