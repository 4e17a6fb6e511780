import type { ClinicDay } from '../records/time.ts'
import { addDays } from './days.ts'
import { belongsOn, type Membership } from './group-members.ts'

export interface MeetingCount {
  readonly day: ClinicDay
  /** Members who were there. */
  readonly members: number
  /** Guests and family who are no members. */
  readonly others: number
  readonly topics: readonly string[]
}

export interface GroupMonth {
  /** `2026-02`. */
  month: string
  meetings: number
  /** Everybody at the average meeting, in tenths of a person; null without a meeting. */
  averagePresentTenths: number | null
}

export interface GroupYear {
  months: GroupMonth[]
  meetings: number
  averagePresentTenths: number | null
  /** Members when the year began, those who joined and left in it, and members at its end, or today. */
  atStart: number
  joined: number
  left: number
  atEnd: number
  /** Of those who were members when the year began: still members at its end without a break. */
  stayed: number
  /** How many meetings each topic came up in, the most frequent first. */
  topics: { topic: string; meetings: number }[]
}

/**
 * A group's calendar year in figures. `atStart + joined − left = atEnd` always holds: who leaves and comes back in one
 * year counts in both. Somebody belongs to the group on the day on which they left; from the next day on they do not.
 *
 * @param today the year in hand ends here
 */
export function groupYear(facts: {
  readonly year: number
  readonly today: ClinicDay
  readonly meetings: readonly MeetingCount[]
  readonly members: readonly Membership[]
}): GroupYear {
  const { year, today } = facts
  const first = `${year}-01-01` as ClinicDay
  const december = `${year}-12-31` as ClinicDay
  const last = december < today ? december : today
  // Of a year that lies ahead nothing has happened: its start is today.
  const before = addDays(first, -1) < last ? addDays(first, -1) : last
  const meetings = facts.meetings.filter(({ day }) => day >= first && day <= last)
  const real = facts.members.filter(({ mistaken }) => !mistaken)
  const gone = ({ left }: Membership, day: ClinicDay) => left !== null && left < day
  // Left today counts as gone at the end of today.
  const standsAfter = (member: Membership, day: ClinicDay) =>
    member.joined <= day && !gone(member, addDays(day, 1))
  const counted = new Map<string, number>()
  for (const { topics } of meetings)
    for (const topic of new Set(topics)) counted.set(topic, (counted.get(topic) ?? 0) + 1)
  return {
    months: Array.from({ length: 12 }, (_, index) => {
      const month = `${year}-${String(index + 1).padStart(2, '0')}`
      const held = meetings.filter(({ day }) => day.startsWith(month))
      return { month, meetings: held.length, averagePresentTenths: average(held) }
    }),
    meetings: meetings.length,
    averagePresentTenths: average(meetings),
    atStart: real.filter((member) => standsAfter(member, before)).length,
    joined: real.filter(({ joined }) => joined >= first && joined <= last).length,
    left: real.filter(({ joined, left }) => left !== null && left >= first && left <= last && joined <= last)
      .length,
    atEnd: real.filter((member) => standsAfter(member, last)).length,
    stayed: real.filter((member) => standsAfter(member, before) && standsAfter(member, last)).length,
    topics: [...counted]
      .map(([topic, count]) => ({ topic, meetings: count }))
      .sort((a, b) => b.meetings - a.meetings || a.topic.localeCompare(b.topic)),
  }
}

function average(meetings: readonly MeetingCount[]): number | null {
  if (meetings.length === 0) return null
  const people = meetings.reduce((sum, { members, others }) => sum + members + others, 0)
  return Math.round((people * 10) / meetings.length)
}

/** Members on a day. */
export const membersOn = (members: readonly Membership[], day: ClinicDay): number =>
  members.filter((member) => belongsOn(member, day)).length
