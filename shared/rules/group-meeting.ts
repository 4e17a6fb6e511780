import type { ClinicDay } from '../records/time.ts'
import { addDays, isoWeekday } from './days.ts'
import { belongsOn, type DayProblem, type Membership } from './group-members.ts'

export interface MeetingFacts {
  readonly day: ClinicDay
  readonly today: ClinicDay
  readonly group: { begun: ClinicDay; ended: ClinicDay | null }
  /** Another meeting of this group on that day counts already. */
  readonly sameDay: boolean
  /** Somebody said that this was a second one. */
  readonly again: boolean
  readonly present: readonly { id: number; membership: Membership | null }[]
  readonly others: number
  readonly next: ClinicDay | null
}

/**
 * What is wrong with a meeting as it was written: it lies in the future, outside of the group's time, or stands there
 * already; somebody is counted twice, or was not a member on that day; or nobody came at all.
 */
export function meetingProblem(facts: MeetingFacts): DayProblem | null {
  const { day, today, group, sameDay, again, present, others, next } = facts
  if (day > today) return { field: 'day', code: 'meeting_in_future' }
  if (day < group.begun) return { field: 'day', code: 'before_group_began', params: { day: group.begun } }
  if (group.ended !== null && day > group.ended)
    return { field: 'day', code: 'group_ended', params: { day: group.ended } }
  if (sameDay && !again) return { field: 'day', code: 'meeting_that_day' }
  if (new Set(present.map(({ id }) => id)).size < present.length)
    return { field: 'present', code: 'present_twice' }
  for (const { membership } of present) {
    if (membership === null) return { field: 'present', code: 'not_a_member' }
    if (belongsOn(membership, day)) continue
    const { joined, left, mistaken } = membership
    if (mistaken) return { field: 'present', code: 'not_a_member' }
    return day < joined
      ? { field: 'present', code: 'member_not_yet', params: { day: joined } }
      : { field: 'present', code: 'member_left', params: { day: left } }
  }
  if (present.length + others === 0) return { field: 'present', code: 'nobody_present' }
  if (next !== null && next <= day) return { field: 'next', code: 'not_after_meeting' }
  return null
}

export interface DueFacts {
  readonly today: ClinicDay
  readonly begun: ClinicDay
  readonly ended: ClinicDay | null
  /** 1 is Monday; null: no usual day. */
  readonly weekday: number | null
  readonly everyWeeks: number
  /** The last meeting, held or said not to be held, and the next day that was agreed there. */
  readonly last: { day: ClinicDay; next: ClinicDay | null } | null
}

export interface Due {
  readonly day: ClinicDay
  readonly state: 'later' | 'today' | 'not_written'
}

/**
 * The meeting that comes next, or that should have been held and is not written down. An agreed day goes before the
 * usual one. A meeting that was moved by a few days takes the place of that week's: the next usual day is looked for
 * from half a week before the interval is over [inference].
 */
export function meetingDue({ today, begun, ended, weekday, everyWeeks, last }: DueFacts): Due | null {
  if (ended !== null) return null
  const day = last?.next ?? usualDay(last ? addDays(last.day, everyWeeks * 7 - 3) : begun, weekday)
  if (day === null) return null
  return { day, state: day > today ? 'later' : day === today ? 'today' : 'not_written' }
}

function usualDay(from: ClinicDay, weekday: number | null): ClinicDay | null {
  return weekday === null ? null : addDays(from, (weekday - isoWeekday(from) + 7) % 7)
}
