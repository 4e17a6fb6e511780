import { z } from 'zod'
import { MeetingText, MeetingVoidReason } from '../records/group-meeting.ts'
import { MemberEndReason, PeerGroupKind } from '../records/peer-group.ts'
import { Relation } from '../records/relative.ts'
import { ClinicDay, Id, Instant } from '../records/time.ts'

const Count = z.number().int().nonnegative()
export const Weekday = z.number().int().min(1).max(7)
export const StartMinute = z.number().int().min(0).max(1439)

/** What kind of member somebody is today: a client without an open treatment is a former one. */
export const MemberKind = z.enum(['client', 'former_client', 'relative', 'peer'])
export type MemberKind = z.infer<typeof MemberKind>

/** Who a member is, never by a client's name: by register number, relation to one, or a peer's first name. */
export const MemberWho = z.object({
  kind: MemberKind,
  /** Of a relative: of the client whose relative it is. */
  registerNumber: z.number().int().nullable(),
  relation: Relation.nullable(),
  name: z.string().nullable(),
})
export type MemberWho = z.infer<typeof MemberWho>

export const MemberLine = MemberWho.extend({
  id: Id,
  joinedDay: ClinicDay,
  leftDay: ClinicDay.nullable(),
  leftFor: MemberEndReason.nullable(),
  /** Meetings held while they were members, and how many of these they came to. */
  meetings: Count,
  came: Count,
  lastCame: ClinicDay.nullable(),
})
export type MemberLine = z.infer<typeof MemberLine>

/** Somebody of the staff by name, or a member; `member` is null for those who see counts alone. */
export const FacilitatorWho = z.discriminatedUnion('by', [
  z.object({ by: z.literal('staff'), staffId: Id, name: z.string() }),
  z.object({ by: z.literal('member'), memberId: Id, member: MemberWho.nullable() }),
])
export type FacilitatorWho = z.infer<typeof FacilitatorWho>

export const FacilitatorLine = z.object({
  id: Id,
  who: FacilitatorWho,
  fromDay: ClinicDay,
  untilDay: ClinicDay.nullable(),
})
export type FacilitatorLine = z.infer<typeof FacilitatorLine>

export const DueView = z.object({ day: ClinicDay, state: z.enum(['later', 'today', 'not_written']) })

export const GroupDetail = z.object({
  name: z.string(),
  purpose: z.string(),
  place: z.string(),
  weekday: Weekday.nullable(),
  startMinute: StartMinute.nullable(),
  everyWeeks: z.number().int(),
})
export type GroupDetail = z.infer<typeof GroupDetail>

export const GroupLine = GroupDetail.extend({
  id: Id,
  kind: PeerGroupKind,
  begunDay: ClinicDay,
  endedDay: ClinicDay.nullable(),
  members: Count,
  lastMeeting: ClinicDay.nullable(),
  due: DueView.nullable(),
})
export type GroupLine = z.infer<typeof GroupLine>

export const AgreementView = z.object({
  fromDay: ClinicDay,
  untilDay: ClinicDay.nullable(),
  /** Null for those who see counts alone. */
  contact: z.string().nullable(),
  services: z.array(z.string()),
})
export type AgreementView = z.infer<typeof AgreementView>

/** One group as this person may see it: without the right to write, counts alone. */
export const GroupView = GroupLine.extend({
  today: ClinicDay,
  endReason: z.string().nullable(),
  /** Whether this person sees who the members are. */
  whole: z.boolean(),
  memberKinds: z.record(MemberKind, Count),
  /** By kind and register number, never by how often they came; empty unless `whole`. */
  memberLines: z.array(MemberLine),
  facilitators: z.array(FacilitatorLine),
  agreement: AgreementView.nullable(),
})
export type GroupView = z.infer<typeof GroupView>

export const MeetingLine = z.object({
  id: Id,
  day: ClinicDay,
  place: z.string(),
  members: Count,
  guests: Count,
  family: Count,
  facilitators: z.array(FacilitatorWho),
  topics: z.array(z.string()),
  nextDay: ClinicDay.nullable(),
  /** Parts of its note: what was written with it, and addenda. */
  notes: Count,
  voided: MeetingVoidReason.nullable(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

const Description = z.object({ people: Count, months: Count, medianTenths: Count.nullable() })

/** A group's calendar year; see the rules `groupYear`, `groupRetention` and `dosesBesideMeetings`. */
export const GroupYearView = z.object({
  year: z.number().int(),
  meetings: z.array(MeetingLine),
  figures: z.object({
    months: z.array(z.object({ month: z.string(), meetings: Count, averagePresentTenths: Count.nullable() })),
    meetings: Count,
    averagePresentTenths: Count.nullable(),
    atStart: Count,
    joined: Count,
    left: Count,
    atEnd: Count,
    stayed: Count,
    topics: z.array(z.object({ topic: z.string(), meetings: Count })),
  }),
  retention: z.array(z.object({ weeks: Count, people: Count, stillCame: Count.nullable() })),
  doses: z.object({ with: Description, without: Description }),
})
export type GroupYearView = z.infer<typeof GroupYearView>

export const MeetingPart = z.object({ id: Id, by: z.string(), at: Instant, text: MeetingText })
export type MeetingPart = z.infer<typeof MeetingPart>

/** One meeting as a counsellor reads it. */
export const MeetingRead = z.object({
  meeting: MeetingLine,
  present: z.array(MemberWho.extend({ id: Id })),
  parts: z.array(MeetingPart),
})
export type MeetingRead = z.infer<typeof MeetingRead>
