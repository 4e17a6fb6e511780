import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  type DueFacts,
  type MeetingFacts,
  meetingDue,
  meetingProblem,
} from '../../shared/rules/group-meeting.ts'

const day = (text: string) => text as ClinicDay
const member = (id: number, left: string | null = null, mistaken = false, joined = '2026-01-05') => ({
  id,
  membership: { joined: day(joined), left: left === null ? null : day(left), mistaken },
})
const problem = (over: Partial<MeetingFacts> = {}) =>
  meetingProblem({
    day: day('2026-02-02'),
    today: day('2026-02-03'),
    group: { begun: day('2026-01-05'), ended: null },
    sameDay: false,
    again: false,
    present: [member(1), member(2)],
    others: 0,
    next: day('2026-02-09'),
    ...over,
  })?.code ?? null

const MEETINGS: readonly (readonly [what: string, facts: Partial<MeetingFacts>, code: string | null])[] = [
  ['yesterday', {}, null],
  ['today', { day: day('2026-02-03') }, null],
  ['tomorrow', { day: day('2026-02-04') }, 'meeting_in_future'],
  ['before the group began', { day: day('2026-01-04') }, 'before_group_began'],
  ['after the group ended', { group: { begun: day('2026-01-05'), ended: day('2026-02-01') } }, 'group_ended'],
  ['on its last day', { group: { begun: day('2026-01-05'), ended: day('2026-02-02') } }, null],
  ['a second time on one day', { sameDay: true }, 'meeting_that_day'],
  ['a second time, as somebody said', { sameDay: true, again: true }, null],
  ['with somebody twice', { present: [member(1), member(1)] }, 'present_twice'],
  ['with somebody who left the day before', { present: [member(1, '2026-02-01')] }, 'member_left'],
  ['with somebody who left on that day', { present: [member(1, '2026-02-02')] }, null],
  [
    'with somebody who joined the day after',
    { present: [member(1, null, false, '2026-02-03')] },
    'member_not_yet',
  ],
  ['with somebody of another group', { present: [{ id: 9, membership: null }] }, 'not_a_member'],
  ['with somebody entered by mistake', { present: [member(1, '2026-02-03', true)] }, 'not_a_member'],
  ['with nobody', { present: [] }, 'nobody_present'],
  ['with guests alone', { present: [], others: 3 }, null],
  ['whose next is the same day', { next: day('2026-02-02') }, 'not_after_meeting'],
  ['without a next', { next: null }, null],
]

const due = (over: Partial<DueFacts> = {}) => {
  const found = meetingDue({
    today: day('2026-02-03'),
    begun: day('2026-01-05'),
    ended: null,
    weekday: 2,
    everyWeeks: 1,
    last: { day: day('2026-01-27'), next: null },
    ...over,
  })
  return found && `${found.day} ${found.state}`
}

/** 03-Feb-2026 is a Tuesday. */
const DUE: readonly (readonly [what: string, facts: Partial<DueFacts>, due: string | null])[] = [
  ['meets every Tuesday and met last week', {}, '2026-02-03 today'],
  ['met two weeks ago', { last: { day: day('2026-01-20'), next: null } }, '2026-01-27 not_written'],
  ['met today', { last: { day: day('2026-02-03'), next: null } }, '2026-02-10 later'],
  [
    'moved last week’s meeting to Friday',
    { last: { day: day('2026-01-30'), next: null } },
    '2026-02-03 today',
  ],
  ['moved it forward to Monday', { last: { day: day('2026-02-02'), next: null } }, '2026-02-10 later'],
  [
    'agreed on another day',
    { last: { day: day('2026-01-27'), next: day('2026-02-05') } },
    '2026-02-05 later',
  ],
  [
    'agreed on a day that has passed',
    { last: { day: day('2026-01-27'), next: day('2026-01-31') } },
    '2026-01-31 not_written',
  ],
  ['meets every second week', { everyWeeks: 2 }, '2026-02-10 later'],
  ['never met', { last: null }, '2026-01-06 not_written'],
  ['has no usual day', { weekday: null }, null],
  [
    'has no usual day and agreed on one',
    { weekday: null, last: { day: day('2026-01-27'), next: day('2026-02-03') } },
    '2026-02-03 today',
  ],
  ['ended', { ended: day('2026-02-01') }, null],
]

describe('a meeting', () => {
  it.each(MEETINGS)('%s', (_what, facts, code) => expect(problem(facts)).toBe(code))
})
describe('what is due of a group that', () => {
  it.each(DUE)('%s', (_what, facts, expected) => expect(due(facts)).toBe(expected))
})
