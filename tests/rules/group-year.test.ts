import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { Membership } from '../../shared/rules/group-members.ts'
import { groupYear } from '../../shared/rules/group-year.ts'

const day = (text: string) => text as ClinicDay
const was = (joined: string, left: string | null, mistaken = false): Membership => ({
  joined: day(joined),
  left: left === null ? null : day(left),
  mistaken,
})

describe('a group’s year', () => {
  const year = groupYear({
    year: 2026,
    today: day('2026-03-31'),
    members: [
      was('2025-05-01', null),
      was('2025-05-01', '2025-12-31'),
      was('2025-05-01', '2026-01-01'),
      was('2026-02-01', null),
      was('2026-02-01', '2026-03-31'),
      was('2026-02-01', '2026-02-02', true),
    ],
    meetings: [
      { day: day('2025-12-30'), members: 40, others: 0, topics: ['work'] },
      { day: day('2026-01-06'), members: 7, others: 1, topics: ['relapse', 'work'] },
      { day: day('2026-01-13'), members: 6, others: 0, topics: ['relapse'] },
      { day: day('2026-03-31'), members: 5, others: 6, topics: ['relapse'] },
    ],
  })

  it('counts who was there at the start, joined, left, stayed, and is there at the end', () => {
    const { atStart, joined, left, stayed, atEnd } = year
    expect({ atStart, joined, left, stayed, atEnd }).toEqual({
      atStart: 2,
      joined: 2,
      left: 2,
      stayed: 1,
      atEnd: 2,
    })
  })

  it('has twelve months, each with its meetings and everybody at the average one', () => {
    expect(year.months).toHaveLength(12)
    expect(year.months[0]).toEqual({ month: '2026-01', meetings: 2, averagePresentTenths: 70 })
    expect(year.months[1]).toEqual({ month: '2026-02', meetings: 0, averagePresentTenths: null })
    expect(year.meetings).toBe(3)
    expect(year.averagePresentTenths).toBe(83)
  })

  it('names topics by how many meetings they came up in', () => {
    expect(year.topics).toEqual([
      { topic: 'relapse', meetings: 3 },
      { topic: 'work', meetings: 1 },
    ])
  })

  it('adds up for every history: at the start, and joined, less left, is at the end', () => {
    const member = fc
      .record({ joined: fc.nat(900), stayed: fc.option(fc.nat(900)), mistaken: fc.boolean() })
      .map(({ joined, stayed, mistaken }): Membership => {
        const from = addDays(day('2025-01-01'), joined)
        return { joined: from, left: stayed === null ? null : addDays(from, stayed), mistaken }
      })
    fc.assert(
      fc.property(
        fc.array(member, { maxLength: 40 }),
        fc.nat(900),
        fc.integer({ min: 2025, max: 2027 }),
        (members, at, of) => {
          const { atStart, joined, left, atEnd, stayed } = groupYear({
            year: of,
            today: addDays(day('2025-01-01'), at),
            members,
            meetings: [],
          })
          expect(atStart + joined - left).toBe(atEnd)
          expect(stayed).toBeLessThanOrEqual(Math.min(atStart, atEnd))
        },
      ),
    )
  })
})
