import type { RecordMeeting } from '../../shared/contract/groups.ts'
import type { MeetingText } from '../../shared/records/group-meeting.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { meetingProblem } from '../../shared/rules/group-meeting.ts'
import { belongsOn } from '../../shared/rules/group-members.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import {
  hasMeetingOn,
  type MeetingStored,
  meetingById,
  meetingsOf,
  notesOfMeeting,
  presentAt,
  wasNotHeld,
} from '../db/group-meeting.ts'
import { membersOf } from '../db/peer-group.ts'
import { staffById } from '../db/staff.ts'
import { insert, nextId, noteAct, type Tx } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { groupOf, membershipOf, memberWho, openMeetingText, sealMeetingText, spanOf } from './group-facts.ts'
import { groupView, leaderOf, meetingLine } from './group-views.ts'
import { staffNames } from './staff-facts.ts'

export const groupMeetings = {
  record: signedIn.groups.record.handler(({ input, context: { register, staff } }) => {
    groupOf(register, input.groupId)
    for (const id of input.staffIds) if (!staffById(register.db, id)) throw new NotFound('staff')
    const meetingId = register.writeOnce(input.requestId, { act: 'group.meet', actor: staff.id }, (tx) => {
      // Who leads a meeting is there.
      const present = [...input.present, ...input.memberIds.filter((id) => !input.present.includes(id))]
      check(register, { ...input, present })
      return writeMeeting(tx, register, { ...input, present }, staff.id)
    })
    return { meetingId }
  }),

  addNote: signedIn.groups.addNote.handler(({ input, context: { register, staff } }) => {
    const { meetingId, requestId } = input
    const text = cleanMeetingText(input.text)
    if (isEmpty(text)) invalid('text', 'note_empty')
    register.writeOnce(requestId, { act: 'group.meeting_add', actor: staff.id }, (tx) => {
      standing(register, meetingId)
      return writeText(tx, register, meetingId, staff.id, text)
    })
    return { meetingId }
  }),

  void: signedIn.groups.void.handler(({ input, context: { register, staff } }) => {
    const { meetingId, reason, requestId } = input
    register.writeOnce(requestId, { act: 'group.meeting_void', actor: staff.id, reason }, (tx) => {
      standing(register, meetingId)
      insert(tx, 'group_meeting_void', {
        groupMeetingId: meetingId,
        reason,
        staffId: staff.id,
        at: tx.at,
      })
      return meetingId
    })
    return { meetingId }
  }),

  notHeld: signedIn.groups.notHeld.handler(({ input, context: { register, staff } }) => {
    const { groupId: peerGroupId, day, reason, requestId } = input
    const { begunDay } = groupOf(register, peerGroupId)
    if (day > todayOf(register)) invalid('day', 'day_in_future')
    if (day < begunDay) invalid('day', 'before_group_began', { day: begunDay })
    register.writeOnce(requestId, { act: 'group.not_held', actor: staff.id, reason }, (tx) => {
      if (hasMeetingOn(tx.db, peerGroupId, day)) invalid('day', 'meeting_that_day')
      if (wasNotHeld(tx.db, peerGroupId, day)) invalid('day', 'not_held_already')
      return insert(tx, 'group_not_held', { peerGroupId, day, reason, staffId: staff.id, at: tx.at })
    })
    return groupView(register, staff, peerGroupId)
  }),

  meeting: signedIn.groups.meeting.handler(({ input, context: { register, staff } }) => {
    const { db } = register
    const meeting = meetingById(db, input.meetingId)
    if (!meeting) throw new NotFound('group_meeting')
    const notes = notesOfMeeting(db, meeting.id)
    if (notes.length > 0)
      register.write({ act: 'group.read', actor: staff.id }, (tx) => {
        for (const { id } of notes) noteAct(tx, 'group_meeting_note', id)
      })
    const names = staffNames(register)
    const members = membersOf(db, meeting.peerGroupId)
    const present = new Set(presentAt(db, meeting.id))
    return {
      meeting: meetingLine(register, meeting, leaderOf(register, members, true)),
      present: members
        .filter(({ id }) => present.has(id))
        .map((member) => ({ id: member.id, ...memberWho(register, member) })),
      parts: notes.map((note) => ({
        id: note.id,
        by: names.get(note.staffId) ?? '',
        at: note.at,
        text: openMeetingText(register, note),
      })),
    }
  }),

  decisions: signedIn.groups.decisions.handler(({ input: { groupId, year }, context }) => {
    const { register, staff } = context
    groupOf(register, groupId)
    const [first, last] = [`${year}-01-01` as ClinicDay, `${year}-12-31` as ClinicDay]
    const found = meetingsOf(register.db, groupId, first, last)
      .filter(({ voided }) => voided === null)
      .toReversed()
      .flatMap(({ id, day }) =>
        notesOfMeeting(register.db, id).map((note) => ({
          meetingId: id,
          day,
          decisions: openMeetingText(register, note).decisions,
        })),
      )
      .filter(({ decisions }) => decisions !== '')
    register.write({ act: 'group.read', actor: staff.id, reason: String(found.length) }, (tx) =>
      noteAct(tx, 'peer_group', groupId),
    )
    return found
  }),
}

function standing(register: Register, meetingId: number): MeetingStored {
  const meeting = meetingById(register.db, meetingId)
  if (!meeting) throw new NotFound('group_meeting')
  return meeting.voided === null ? meeting : refuse('meeting_voided')
}

function check(register: Register, input: RecordMeeting): void {
  const { db } = register
  const { groupId, day, again, next, guests, family, memberIds } = input
  const known = new Map(membersOf(db, groupId).map((member) => [member.id, membershipOf(member)]))
  const problem = meetingProblem({
    day,
    today: todayOf(register),
    group: spanOf(groupOf(register, groupId)),
    sameDay: hasMeetingOn(db, groupId, day),
    again,
    present: input.present.map((id) => ({ id, membership: known.get(id) ?? null })),
    others: guests + family,
    next,
  })
  if (problem) invalid(problem.field, problem.code, problem.params)
  for (const id of memberIds) {
    const membership = known.get(id)
    if (!membership || !belongsOn(membership, day)) invalid('facilitators', 'not_a_member')
  }
}

function writeMeeting(tx: Tx, register: Register, input: RecordMeeting, staffId: number): number {
  const { groupId: peerGroupId, day, guests, family, next: nextDay, again } = input
  const groupMeetingId = insert(tx, 'group_meeting', {
    peerGroupId,
    day,
    place: cleanText(input.place),
    guests,
    family,
    nextDay,
    again: again ? 1 : 0,
    staffId,
    at: tx.at,
  })
  for (const groupMemberId of input.present) insert(tx, 'group_attendance', { groupMeetingId, groupMemberId })
  for (const personId of new Set(input.staffIds))
    insert(tx, 'group_meeting_facilitator', { groupMeetingId, personId, groupMemberId: null })
  for (const groupMemberId of new Set(input.memberIds))
    insert(tx, 'group_meeting_facilitator', { groupMeetingId, personId: null, groupMemberId })
  for (const topic of new Set(input.topics.map(cleanText)))
    if (topic !== '') insert(tx, 'group_meeting_topic', { groupMeetingId, topic })
  const text = cleanMeetingText(input.text)
  if (!isEmpty(text)) writeText(tx, register, groupMeetingId, staffId, text)
  return groupMeetingId
}

function writeText(
  tx: Tx,
  register: Register,
  groupMeetingId: number,
  staffId: number,
  text: MeetingText,
): number {
  const id = nextId(tx, 'group_meeting_note')
  const note = sealMeetingText(register, id, text)
  return insert(tx, 'group_meeting_note', { id, groupMeetingId, note, staffId, at: tx.at })
}

const cleanMeetingText = ({ decisions, notes }: MeetingText): MeetingText => ({
  decisions: cleanText(decisions),
  notes: cleanText(notes),
})
const isEmpty = ({ decisions, notes }: MeetingText): boolean => decisions === '' && notes === ''
