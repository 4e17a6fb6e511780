import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysFromTo } from '../../shared/rules/days.ts'
import { belongsOn } from '../../shared/rules/group-members.ts'
import {
  dosesBesideMeetings,
  groupRetention,
  type MemberAttendance,
  type MemberMonths,
} from '../../shared/rules/group-retention.ts'

const day = (text: string) => text as ClinicDay
const START = day('2026-01-01')
const member = (
  id: number,
  came: readonly string[],
  joined = '2026-01-05',
  left: string | null = null,
): MemberAttendance => ({
  id,
  joined: day(joined),
  left: left === null ? null : day(left),
  mistaken: false,
  came: came.map(day),
})

describe('who still comes', () => {
  const people = [1, 2, 3, 4, 5].map((id) =>
    member(id, id <= 3 ? ['2026-01-06', '2026-02-02'] : ['2026-02-01']),
  )

  it('counts those who joined long enough ago, and of them who came so many weeks later or after that', () => {
    expect(groupRetention(people, day('2026-02-02'))[0]).toEqual({ weeks: 4, people: 5, stillCame: 3 })
    expect(groupRetention(people, day('2026-02-01'))[0]).toEqual({ weeks: 4, people: 0, stillCame: null })
  })

  it('says nothing of fewer than five people', () => {
    expect(groupRetention(people.slice(1), day('2026-02-02'))[0]).toEqual({
      weeks: 4,
      people: 4,
      stillCame: null,
    })
  })

  it('leaves out who was entered by mistake', () => {
    const mistaken = people.map((one) => ({ ...one, mistaken: true }))
    expect(groupRetention(mistaken, day('2026-02-02'))[0]?.people).toBe(0)
  })
})

describe('days with a dose beside meetings', () => {
  const months = (
    id: number,
    days: number,
    came: readonly string[],
    over: Partial<MemberMonths> = {},
  ): MemberMonths => ({
    ...member(id, came, '2026-01-01'),
    clientId: id,
    doseDays: new Map([['2026-02', days]]),
    ...over,
  })
  const met = [day('2026-02-03'), day('2026-02-10')]
  const describeThem = (members: readonly MemberMonths[], today = '2026-03-01') =>
    dosesBesideMeetings(members, met, day(today))

  it('puts the middle of the months with a meeting beside the middle of those without', () => {
    const came = [28, 27, 20, 26, 25].map((days, id) => months(id + 1, days, ['2026-02-03']))
    const away = [28, 10, 20, 12, 0, 15].map((days, id) => months(id + 11, days, []))
    expect(describeThem([...came, ...away])).toEqual({
      with: { people: 5, months: 5, medianTenths: 260 },
      without: { people: 6, months: 6, medianTenths: 135 },
    })
  })

  it('says nothing of four people, however many months they have', () => {
    const four = [1, 2, 3, 4, 4].map((id) => months(id, 28, ['2026-02-03']))
    expect(describeThem(four).with).toEqual({ people: 4, months: 5, medianTenths: null })
  })

  it.each<[string, MemberMonths, string]>([
    ['that is not over', months(1, 28, []), '2026-02-28'],
    ['in which they joined', months(1, 28, [], { joined: day('2026-02-02') }), '2026-03-01'],
    ['in which they left', months(1, 28, [], { left: day('2026-02-27') }), '2026-03-01'],
    ['in which no dose was due', months(1, 28, [], { doseDays: new Map() }), '2026-03-01'],
    [
      'in which the group did not meet',
      months(1, 28, [], { doseDays: new Map([['2026-01', 31]]) }),
      '2026-03-01',
    ],
  ])('leaves a month out %s', (_what, one, today) => {
    expect(describeThem([one], today)).toEqual({
      with: { people: 0, months: 0, medianTenths: null },
      without: { people: 0, months: 0, medianTenths: null },
    })
  })

  /** The same, counted day by day without any of the rule's shortcuts. */
  function oracle(members: readonly MemberMonths[], meetings: readonly ClinicDay[], today: ClinicDay) {
    const sides = { with: [] as [number, number][], without: [] as [number, number][] }
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
      const days = daysFromTo(START, day('2026-04-30')).filter((one) => one.startsWith(month))
      if (!days.every((one) => one < today)) continue
      if (!days.some((one) => meetings.includes(one))) continue
      for (const one of members) {
        const dosed = one.doseDays.get(month)
        if (dosed === undefined || !days.every((each) => belongsOn(one, each))) continue
        const came = days.some((each) => one.came.includes(each))
        sides[came ? 'with' : 'without'].push([one.clientId, dosed])
      }
    }
    const say = (found: [number, number][]) => {
      const people = new Set(found.map(([who]) => who)).size
      const sorted = found.map(([, days]) => days).sort((a, b) => a - b)
      while (sorted.length > 2) {
        sorted.pop()
        sorted.shift()
      }
      const middle = sorted.reduce((sum, days) => sum + days, 0) / Math.max(1, sorted.length)
      return { people, months: found.length, medianTenths: people < 5 ? null : middle * 10 }
    }
    return { with: say(sides.with), without: say(sides.without) }
  }

  it('agrees with a count day by day over made-up histories', () => {
    const anyDay = fc.nat(119).map((offset) => addDays(START, offset))
    const anyMember = fc
      .record({
        clientId: fc.integer({ min: 1, max: 12 }),
        joined: anyDay,
        stays: fc.option(fc.nat(119)),
        mistaken: fc.boolean(),
        came: fc.array(anyDay, { maxLength: 6 }),
        doses: fc.dictionary(fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'), fc.nat(31)),
      })
      .map(({ stays, doses, ...one }) => ({
        ...one,
        id: one.clientId,
        left: stays === null ? null : addDays(one.joined, stays),
        doseDays: new Map(Object.entries(doses)),
      }))
    fc.assert(
      fc.property(
        fc.array(anyMember, { maxLength: 30 }),
        fc.array(anyDay, { maxLength: 8 }),
        anyDay,
        (members, meetings, today) => {
          expect(dosesBesideMeetings(members, meetings, today)).toEqual(oracle(members, meetings, today))
        },
      ),
      { numRuns: 300 },
    )
  })
})
