import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  type JoinFacts,
  joinProblem,
  type LeaveFacts,
  leaveProblem,
  type Membership,
} from '../../shared/rules/group-members.ts'

const day = (text: string) => text as ClinicDay
const was = (joined: string, left: string | null, mistaken = false): Membership => ({
  joined: day(joined),
  left: left === null ? null : day(left),
  mistaken,
})
const join = (over: Partial<JoinFacts> = {}) =>
  joinProblem({
    day: day('2026-02-03'),
    today: day('2026-02-03'),
    group: { begun: day('2026-01-05'), ended: null },
    earlier: [],
    ...over,
  })?.code ?? null

const JOINING: readonly (readonly [what: string, facts: Partial<JoinFacts>, code: string | null])[] = [
  ['today', {}, null],
  ['on the day on which the group began', { day: day('2026-01-05') }, null],
  ['tomorrow', { day: day('2026-02-04') }, 'day_in_future'],
  ['before the group began', { day: day('2026-01-04') }, 'before_group_began'],
  ['after the group ended', { group: { begun: day('2026-01-05'), ended: day('2026-02-01') } }, 'group_ended'],
  ['a second time while a member', { earlier: [was('2026-01-06', null)] }, 'member_already'],
  ['again after having left', { earlier: [was('2026-01-06', '2026-01-20')] }, null],
  ['again on the day of leaving', { earlier: [was('2026-01-06', '2026-02-03')] }, 'member_until'],
  [
    'back into the time of an earlier membership',
    { day: day('2026-01-10'), earlier: [was('2026-01-06', '2026-01-20')] },
    'member_until',
  ],
  ['after having been entered by mistake', { earlier: [was('2026-01-06', '2026-02-03', true)] }, null],
]

const leave = (over: Partial<LeaveFacts> = {}) =>
  leaveProblem({
    day: day('2026-02-01'),
    today: day('2026-02-03'),
    reason: 'moved',
    joined: day('2026-01-05'),
    came: [day('2026-01-12'), day('2026-01-26')],
    ...over,
  })?.code ?? null

const LEAVING: readonly (readonly [what: string, facts: Partial<LeaveFacts>, code: string | null])[] = [
  ['after the last meeting attended', {}, null],
  ['on the day of the last meeting attended', { day: day('2026-01-26') }, null],
  ['before a meeting attended', { day: day('2026-01-25') }, 'came_after_leaving'],
  ['before joining', { day: day('2026-01-04'), came: [] }, 'left_before_joining'],
  ['tomorrow', { day: day('2026-02-04') }, 'day_in_future'],
  ['as a mistake, though they came twice', { reason: 'entered_by_mistake' }, 'member_has_come'],
  ['as a mistake, never having come', { reason: 'entered_by_mistake', came: [] }, null],
]

describe('a membership', () => {
  it.each(JOINING)('that begins %s', (_what, facts, code) => expect(join(facts)).toBe(code))
  it.each(LEAVING)('that ends %s', (_what, facts, code) => expect(leave(facts)).toBe(code))
})
