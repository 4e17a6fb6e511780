import {
  GroupAttendance,
  GroupMeeting,
  GroupMeetingFacilitator,
  GroupMeetingNote,
  GroupMeetingTopic,
  GroupMeetingVoid,
  GroupNotHeld,
} from '../../shared/records/group-meeting.ts'
import {
  GroupFacilitator,
  GroupFacilitatorEnd,
  GroupMember,
  GroupMemberEnd,
  PartnerAgreement,
  PartnerService,
  PeerGroup,
  PeerGroupDetail,
  PeerGroupEnd,
} from '../../shared/records/peer-group.ts'

/** The tables of groups, for `TABLES`. */
export const GROUP_TABLES = {
  group_attendance: GroupAttendance,
  group_facilitator: GroupFacilitator,
  group_facilitator_end: GroupFacilitatorEnd,
  group_meeting: GroupMeeting,
  group_meeting_facilitator: GroupMeetingFacilitator,
  group_meeting_note: GroupMeetingNote,
  group_meeting_topic: GroupMeetingTopic,
  group_meeting_void: GroupMeetingVoid,
  group_member: GroupMember,
  group_member_end: GroupMemberEnd,
  group_not_held: GroupNotHeld,
  partner_agreement: PartnerAgreement,
  partner_service: PartnerService,
  peer_group: PeerGroup,
  peer_group_detail: PeerGroupDetail,
  peer_group_end: PeerGroupEnd,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const GROUP_KEYS = {
  group_facilitator_end: 'group_facilitator_id',
  group_meeting_void: 'group_meeting_id',
  group_member_end: 'group_member_id',
} as const
