import type { Problem } from '../../shared/contract/call.ts'
import type { FacilitatorWho, GroupView, MeetingRead, MemberLine } from '../../shared/contract/group-views.ts'
import type { RecordMeeting } from '../../shared/contract/groups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, isoWeekday } from '../../shared/rules/days.ts'
import { meetingDue } from '../../shared/rules/group-meeting.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from '../ui/read-date.ts'
import { readNext } from '../ui/read-time.ts'
import { clinicDay } from '../words/format.ts'

/** The name under which the form keeps its draft; the subject is the group. */
export const MEETING_DRAFT = 'group-meeting'

/** What stands in the fields; all of it is kept as a draft. */
export interface MeetingValues extends Record<string, unknown> {
  day: string
  place: string
  /** `s3`: of the staff, `m7`: a member. */
  leads: string[]
  present: number[]
  guests: string
  family: string
  topics: string[]
  decisions: string
  notes: string
  next: string
}

/**
 * A meeting of today, or where the group meets on another day of the week, of the day that was due; led by whoever
 * leads the group, or by the person who writes.
 */
export function emptyMeeting(group: GroupView, staffId: number): MeetingValues {
  const { due, today, weekday, facilitators } = group
  const written = due && due.day < today && isoWeekday(today) !== weekday ? due.day : today
  const leads = facilitators.filter(({ untilDay }) => untilDay === null).map(({ who }) => leadOf(who))
  return {
    day: clinicDay(written),
    place: group.place,
    leads: leads.length > 0 ? leads : [`s${staffId}`],
    present: [],
    guests: '0',
    family: '0',
    topics: [],
    decisions: '',
    notes: '',
    next: '',
  }
}

/** A meeting that was voided because something in it was wrong, to be written anew. */
export function valuesOfMeeting({ meeting, present, parts }: MeetingRead): MeetingValues {
  const texts = (part: 'decisions' | 'notes') => parts.flatMap(({ text }) => text[part] || []).join('\n')
  return {
    day: clinicDay(meeting.day),
    place: meeting.place,
    leads: meeting.facilitators.map(leadOf),
    present: present.map(({ id }) => id),
    guests: String(meeting.guests),
    family: String(meeting.family),
    topics: meeting.topics,
    decisions: texts('decisions'),
    notes: texts('notes'),
    next: meeting.nextDay === null ? '' : clinicDay(meeting.nextDay),
  }
}

const leadOf = (who: FacilitatorWho): string => (who.by === 'staff' ? `s${who.staffId}` : `m${who.memberId}`)

/** The day in the field; while it says none, the clinic's day. */
export function meetingDay(values: MeetingValues, today: ClinicDay): ClinicDay {
  const read = readDate(values.day)
  return 'day' in read ? read.day : today
}

export const membersThen = (group: GroupView, day: ClinicDay): MemberLine[] =>
  group.memberLines.filter(
    ({ joinedDay, leftDay }) => joinedDay <= day && (leftDay === null || day <= leftDay),
  )

/** The usual day after a meeting; null without one. */
export function usualNext(group: GroupView, day: ClinicDay): ClinicDay | null {
  const { begunDay: begun, endedDay: ended, weekday, everyWeeks } = group
  const last = { day, next: null }
  return meetingDue({ today: addDays(day, -1), begun, ended, weekday, everyWeeks, last })?.day ?? null
}

const idsOf = (leads: readonly string[], letter: 's' | 'm'): number[] =>
  leads.filter((lead) => lead.startsWith(letter)).map((lead) => Number(lead.slice(1)))

type Read = { problems: Problem[] } | { meeting: Omit<RecordMeeting, 'requestId' | 'groupId' | 'again'> }

/** What the fields say, or what is wrong with them before anything is sent. */
export function readMeeting(values: MeetingValues): Read {
  const day = readDate(values.day)
  const [guests, family] = [values.guests, values.family].map((text) => Number(latinDigits(text).trim() || 0))
  const problems: Problem[] = []
  const counts = { guests: guests ?? 0, family: family ?? 0 }
  for (const [field, count] of Object.entries(counts))
    if (!Number.isInteger(count) || count < 0 || count > 500) problems.push({ field, code: 'not_a_count' })
  if (!('day' in day)) problems.push({ field: 'day', code: 'not_a_date' })
  if (!('day' in day) || problems.length > 0) return { problems }
  const next = values.next.trim() === '' ? null : readNext(values.next, day.day)
  if (next === undefined) return { problems: [{ field: 'next', code: 'not_a_date' }] }
  const { place, present, leads, topics, decisions, notes } = values
  return {
    meeting: {
      day: day.day,
      place,
      present,
      ...counts,
      staffIds: idsOf(leads, 's'),
      memberIds: idsOf(leads, 'm'),
      topics,
      text: { decisions, notes },
      next,
    },
  }
}
