import { z } from 'zod'
import { MeetingText, MeetingVoidReason, NotHeldReason } from '../records/group-meeting.ts'
import { MemberEndReason, PeerGroupKind } from '../records/peer-group.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { GroupLine, GroupView, GroupYearView, MeetingRead, StartMinute, Weekday } from './group-views.ts'

const Detail = z.object({
  name: z.string().trim().min(2).max(80),
  purpose: z.string().trim().max(500),
  place: z.string().trim().max(120),
  weekday: Weekday.nullable(),
  startMinute: StartMinute.nullable(),
  everyWeeks: z.number().int().min(1).max(8),
})
export type GroupInput = z.infer<typeof Detail>

const InGroup = z.object({ requestId: RequestId, groupId: Id })
const OfMeeting = z.object({ requestId: RequestId, meetingId: Id })

export const RecordMeeting = InGroup.extend({
  day: ClinicDay,
  place: z.string().trim().max(120),
  /** Members who were there, each once. */
  present: z.array(Id).max(500),
  guests: z.number().int().min(0).max(500),
  family: z.number().int().min(0).max(500),
  /** Who led it: of the staff, and members (who are present by that). */
  staffIds: z.array(Id).max(20),
  memberIds: z.array(Id).max(20),
  topics: z.array(z.string().trim().min(2).max(60)).max(20),
  text: MeetingText,
  next: ClinicDay.nullable(),
  /** There is a meeting of that day, and this is a second one. */
  again: z.boolean(),
})
export type RecordMeeting = z.infer<typeof RecordMeeting>

export const JoinWho = z.discriminatedUnion('by', [
  z.object({ by: z.literal('client'), registerNumber: z.number().int().positive() }),
  z.object({ by: z.literal('relative'), relativeId: Id }),
  z.object({ by: z.literal('peer'), name: z.string().trim().max(40) }),
])
export type JoinWho = z.infer<typeof JoinWho>

export const groups = {
  /** Every group, those that go on first. */
  list: call('group.see').output(z.object({ groups: z.array(GroupLine), mayWrite: z.boolean() })),
  group: call('group.see')
    .input(z.object({ groupId: Id }))
    .output(GroupView),
  year: call('group.see')
    .input(z.object({ groupId: Id, year: z.number().int().min(1900).max(9999) }))
    .output(GroupYearView),

  /** Invalid: `begunDay` (`day_in_future`), `name` (`group_name_taken`), `agreement.untilDay` (`ends_before_start`). */
  begin: call('group.write')
    .input(Detail.extend({ requestId: RequestId, kind: PeerGroupKind, begunDay: ClinicDay }))
    .output(z.object({ groupId: Id })),
  /** Invalid: `name` (`group_name_taken`). */
  change: call('group.write').input(Detail.extend(InGroup.shape)).output(GroupView),
  /** The group's end, or with `day` null that it goes on again. Invalid: `day`. Refused: `group_ended`, `group_goes_on`. */
  end: call('group.write')
    .input(InGroup.extend({ day: ClinicDay.nullable(), reason: z.string().trim().min(2).max(200) }))
    .output(GroupView),
  /** What a partner and the programme agreed on. Invalid: `untilDay`. Refused: `not_a_partner`. */
  agree: call('group.write')
    .input(
      InGroup.extend({
        fromDay: ClinicDay,
        untilDay: ClinicDay.nullable(),
        contact: z.string().trim().max(200),
        services: z.array(z.string().trim().min(2).max(60)).max(20),
      }),
    )
    .output(GroupView),

  /** Invalid: `who` (`no_such_number`, `relative_ended`, `member_already`, `peer_same_name`), `day` as the rule says. */
  join: call('group.write')
    .input(InGroup.extend({ who: JoinWho, day: ClinicDay }))
    .output(z.object({ memberId: Id, group: GroupView })),
  /** Invalid: `day`, `reason` as the rule says. Refused: `member_gone`. */
  leave: call('group.write')
    .input(z.object({ requestId: RequestId, memberId: Id, day: ClinicDay, reason: MemberEndReason }))
    .output(GroupView),
  /** Invalid: `who` (`leads_already`, `member_gone`), `day`. */
  facilitate: call('group.write')
    .input(InGroup.extend({ staffId: Id.nullable(), memberId: Id.nullable(), day: ClinicDay }))
    .output(GroupView),
  /** Invalid: `day`. Refused: `led_no_more`. */
  endFacilitator: call('group.write')
    .input(z.object({ requestId: RequestId, facilitatorId: Id, day: ClinicDay }))
    .output(GroupView),

  /** Whose card it is, for the list of who is present. Refused as every card; nothing is written. */
  byCard: call('group.write')
    .input(z.object({ digits: z.string().max(40) }))
    .output(z.object({ registerNumber: z.number().int() })),
  /** A meeting that was held. Invalid: `day`, `present`, `next` as the rule says; `facilitators` (`not_a_member`). */
  record: call('group.write')
    .input(RecordMeeting)
    .output(z.object({ meetingId: Id })),
  /** Said later about decisions and notes. Invalid: `text` (`note_empty`). Refused: `meeting_voided`. */
  addNote: call('group.write')
    .input(OfMeeting.extend({ text: MeetingText }))
    .output(z.object({ meetingId: Id })),
  /** The meeting does not count; its rows stay. Refused: `meeting_voided`. */
  void: call('group.write')
    .input(OfMeeting.extend({ reason: MeetingVoidReason }))
    .output(z.object({ meetingId: Id })),
  /** A meeting that was due was not held. Invalid: `day` (`day_in_future`, `meeting_that_day`, `not_held_already`). */
  notHeld: call('group.write')
    .input(InGroup.extend({ day: ClinicDay, reason: NotHeldReason }))
    .output(GroupView),

  /** Who was present and what was decided: reading the text is a line of the ledger. */
  meeting: call('group.read')
    .input(z.object({ meetingId: Id }))
    .output(MeetingRead),
  /** The decisions of a year: one line of the ledger with their count. */
  decisions: call('group.read')
    .input(z.object({ groupId: Id, year: z.number().int().min(1900).max(9999) }))
    .output(z.array(z.object({ meetingId: Id, day: ClinicDay, decisions: z.string() }))),
}
