import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Sealed } from './time.ts'

/** A meeting of a group that was held. */
export const GroupMeeting = z.object({
  id: Id,
  peerGroupId: Id,
  day: ClinicDay,
  place: z.string(),
  /** People who are no members, counted. */
  guests: z.number().int().min(0).max(500),
  /** Family who are no members, counted. */
  family: z.number().int().min(0).max(500),
  nextDay: ClinicDay.nullable(),
  /** Somebody said that it was a second meeting on that day. */
  again: Flag,
  staffId: Id,
  at: Instant,
})
export type GroupMeeting = z.infer<typeof GroupMeeting>

export const MeetingVoidReason = z.enum(['mistake', 'wrong_group', 'not_held', 'entered_twice'])
export type MeetingVoidReason = z.infer<typeof MeetingVoidReason>
export const GroupMeetingVoid = z.object({
  groupMeetingId: Id,
  reason: MeetingVoidReason,
  staffId: Id,
  at: Instant,
})

export const GroupAttendance = z.object({ id: Id, groupMeetingId: Id, groupMemberId: Id })
export const GroupMeetingFacilitator = z.object({
  id: Id,
  groupMeetingId: Id,
  personId: Id.nullable(),
  groupMemberId: Id.nullable(),
})
export const GroupMeetingTopic = z.object({ id: Id, groupMeetingId: Id, topic: z.string().min(1) })

/** What was decided, and notes; either may be empty. Sealed: counsellors read it. */
export const MeetingText = z.object({
  decisions: z.string().max(10_000),
  notes: z.string().max(20_000),
})
export type MeetingText = z.infer<typeof MeetingText>
export const GroupMeetingNote = z.object({
  id: Id,
  groupMeetingId: Id,
  note: Sealed,
  staffId: Id,
  at: Instant,
})
export type GroupMeetingNote = z.infer<typeof GroupMeetingNote>

export const NotHeldReason = z.enum(['nobody_came', 'facilitator_away', 'place_closed', 'holiday', 'other'])
export type NotHeldReason = z.infer<typeof NotHeldReason>
/** A meeting that was due and did not take place. */
export const GroupNotHeld = z.object({
  id: Id,
  peerGroupId: Id,
  day: ClinicDay,
  reason: NotHeldReason,
  staffId: Id,
  at: Instant,
})
