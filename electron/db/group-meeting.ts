import type { GroupMeeting, GroupMeetingNote, MeetingVoidReason } from '../../shared/records/group-meeting.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type MeetingStored = GroupMeeting & {
  voided: MeetingVoidReason | null
  /** How many members were there. */
  members: number
  /** How many parts its note has. */
  notes: number
}

const MEETING = `SELECT m.*, v.reason AS voided,
    (SELECT count(*) FROM group_attendance a WHERE a.group_meeting_id = m.id) AS members,
    (SELECT count(*) FROM group_meeting_note n WHERE n.group_meeting_id = m.id) AS notes
  FROM group_meeting m LEFT JOIN group_meeting_void v ON v.group_meeting_id = m.id`

export function meetingById(db: Reader, id: number): MeetingStored | undefined {
  return rowOf(db, `${MEETING} WHERE m.id = ?`, id)
}

/** The meetings of a period, the newest first, voided ones included. */
export function meetingsOf(db: Reader, groupId: number, from: ClinicDay, to: ClinicDay): MeetingStored[] {
  return rowsOf(
    db,
    `${MEETING} WHERE m.peer_group_id = ? AND m.day BETWEEN ? AND ? ORDER BY m.day DESC, m.id DESC`,
    groupId,
    from,
    to,
  )
}

/** Days of all meetings that count, the oldest first. */
export function meetingDaysOf(db: Reader, groupId: number): ClinicDay[] {
  return rowsOf<{ day: ClinicDay }>(
    db,
    `SELECT m.day FROM group_meeting m WHERE m.peer_group_id = ?
       AND NOT EXISTS (SELECT 1 FROM group_meeting_void v WHERE v.group_meeting_id = m.id) ORDER BY m.day, m.id`,
    groupId,
  ).map(({ day }) => day)
}

/** Whether a meeting that counts stands on that day. */
export function hasMeetingOn(db: Reader, groupId: number, day: ClinicDay): boolean {
  return meetingDaysOf(db, groupId).includes(day)
}

/** The last meeting that was held or said not to be held, with the next day that was agreed on there. */
export function lastMeetingOf(
  db: Reader,
  groupId: number,
): { day: ClinicDay; next: ClinicDay | null } | undefined {
  return rowOf(
    db,
    `SELECT day, next FROM (
       SELECT m.day, m.next_day AS next, 1 AS held FROM group_meeting m WHERE m.peer_group_id = ?
         AND NOT EXISTS (SELECT 1 FROM group_meeting_void v WHERE v.group_meeting_id = m.id)
       UNION ALL SELECT n.day, NULL, 0 FROM group_not_held n WHERE n.peer_group_id = ?)
     ORDER BY day DESC, held DESC LIMIT 1`,
    groupId,
    groupId,
  )
}

export function wasNotHeld(db: Reader, groupId: number, day: ClinicDay): boolean {
  return (
    oneOf(db, 'SELECT 1 FROM group_not_held WHERE peer_group_id = ? AND day = ?', groupId, day) !== undefined
  )
}

export function presentAt(db: Reader, meetingId: number): number[] {
  return rowsOf<{ groupMemberId: number }>(
    db,
    'SELECT group_member_id FROM group_attendance WHERE group_meeting_id = ?',
    meetingId,
  ).map(({ groupMemberId }) => groupMemberId)
}

/** On which days each member of a group came to meetings that count. */
export function attendanceOf(db: Reader, groupId: number): { memberId: number; day: ClinicDay }[] {
  return rowsOf(
    db,
    `SELECT a.group_member_id AS member_id, m.day FROM group_meeting m
     JOIN group_attendance a ON a.group_meeting_id = m.id
     WHERE m.peer_group_id = ?
       AND NOT EXISTS (SELECT 1 FROM group_meeting_void v WHERE v.group_meeting_id = m.id)
     ORDER BY m.day`,
    groupId,
  )
}

export function topicsOfMeeting(db: Reader, meetingId: number): string[] {
  return rowsOf<{ topic: string }>(
    db,
    'SELECT topic FROM group_meeting_topic WHERE group_meeting_id = ? ORDER BY id',
    meetingId,
  ).map(({ topic }) => topic)
}

export function leadersOfMeeting(
  db: Reader,
  meetingId: number,
): { personId: number | null; groupMemberId: number | null }[] {
  return rowsOf(
    db,
    'SELECT person_id, group_member_id FROM group_meeting_facilitator WHERE group_meeting_id = ? ORDER BY id',
    meetingId,
  )
}

/** What was written with the meeting first, its addenda after it. */
export function notesOfMeeting(db: Reader, meetingId: number): GroupMeetingNote[] {
  return rowsOf(db, 'SELECT * FROM group_meeting_note WHERE group_meeting_id = ? ORDER BY id', meetingId)
}

/**
 * Days with a dose (swallowed at the counter, or carried home for that day) of the client members of a group, by month
 * of a period in which at least one dose was due, as the closed days say it.
 */
export function doseDaysOfMembers(
  db: Reader,
  groupId: number,
  from: ClinicDay,
  to: ClinicDay,
): { clientId: number; month: string; days: number }[] {
  return rowsOf(
    db,
    `SELECT l.client_id, substr(d.day, 1, 7) AS month,
       count(DISTINCT CASE WHEN l.outcome IN ('taken', 'not_checked', 'take_home') THEN d.day END) AS days
     FROM day_line l JOIN clinic_day d ON d.id = l.clinic_day_id
     WHERE l.client_id IN (SELECT client_id FROM group_member WHERE peer_group_id = ?)
       AND d.day BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)
     GROUP BY l.client_id, month HAVING max(l.due) = 1`,
    groupId,
    from,
    to,
  )
}
