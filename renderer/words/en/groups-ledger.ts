/** What is done with groups, as the ledger says it. */
export const groupActs: Readonly<Record<string, string>> = {
  'group.begin': 'began a group',
  'group.change': 'changed what a group is called or when it meets',
  'group.end': 'ended a group, or let it go on',
  'group.agree': 'wrote an agreement with a partner',
  'group.join': 'wrote a member of a group',
  'group.leave': 'ended a membership',
  'group.facilitate': 'wrote who leads a group',
  'group.facilitate_end': 'wrote that somebody leads a group no more',
  'group.meet': 'wrote a meeting down',
  'group.meeting_add': 'added to a meeting',
  'group.meeting_void': 'voided a meeting',
  'group.not_held': 'wrote that a meeting was not held',
  'group.read': 'read what a group decided',
}

/** What kind of entry a line about groups speaks of. */
export const groupTables: Readonly<Record<string, string>> = {
  group_attendance: 'presence at a meeting',
  group_facilitator: 'leader of a group',
  group_facilitator_end: 'end of a leader',
  group_meeting: 'meeting',
  group_meeting_facilitator: 'leader of a meeting',
  group_meeting_note: 'decisions of a meeting',
  group_meeting_topic: 'topic of a meeting',
  group_meeting_void: 'voided meeting',
  group_member: 'member of a group',
  group_member_end: 'end of a membership',
  group_not_held: 'meeting not held',
  partner_agreement: 'agreement with a partner',
  partner_service: 'service of a partner',
  peer_group: 'group',
  peer_group_detail: 'details of a group',
  peer_group_end: 'end of a group',
}
