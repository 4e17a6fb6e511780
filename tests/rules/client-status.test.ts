import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientStatus, dropoutDayOf, type StatusFacts } from '../../shared/rules/client-status.ts'
import { addDays, dayFromNumber } from '../../shared/rules/days.ts'
import { day } from './dose-records.ts'

const sixty = { dropoutDays: 60, interruptedDays: 5, closedDays: [], awayDays: [] }
const seven = { dropoutDays: 7, interruptedDays: 5, closedDays: [], awayDays: [] }
const episode = { openedDay: day('2026-01-01'), closing: null }
const facts = (lastDoseDay: string | null, changed: Partial<StatusFacts> = {}): StatusFacts => ({
  episode,
  lastDoseDay: lastDoseDay === null ? null : day(lastDoseDay),
  ...changed,
})

describe('a client stands', () => {
  //    last dose | definition | today | status
  test.each<[string | null, typeof sixty, string, object]>([
    ['2026-02-06', sixty, '2026-02-06', { status: 'active' }],
    ['2026-02-01', sixty, '2026-02-06', { status: 'active' }],
    ['2026-01-31', sixty, '2026-02-06', { status: 'interrupted', days: 5, dropoutDay: '2026-04-01' }],
    ['2026-01-31', sixty, '2026-04-01', { status: 'interrupted', days: 59 }],
    ['2026-01-31', sixty, '2026-04-02', { status: 'dropped_out', day: '2026-04-01' }],
    ['2026-01-31', seven, '2026-02-07', { status: 'interrupted', days: 6 }],
    ['2026-01-31', seven, '2026-02-08', { status: 'dropped_out', day: '2026-02-07' }],
    [null, seven, '2026-01-08', { status: 'not_started', dropoutDay: '2026-01-08' }],
    [null, seven, '2026-01-09', { status: 'dropped_out', day: '2026-01-08' }],
  ])('last dose %s, by %o, on %s: %o', (lastDoseDay, definition, today, expected) => {
    expect(clientStatus(facts(lastDoseDay), definition, day(today))).toMatchObject(expected)
  })

  test('closed, for its reason, from the day it was closed', () => {
    const closed = facts('2026-02-01', {
      episode: { ...episode, closing: { day: day('2026-02-04'), reason: 'died' } },
    })
    expect(clientStatus(closed, sixty, day('2026-02-06'))).toEqual({
      status: 'closed',
      day: '2026-02-04',
      reason: 'died',
    })
    expect(clientStatus(closed, sixty, day('2026-02-03'))).toMatchObject({ status: 'active' })
  })

  test('for other services only, without an episode', () => {
    expect(clientStatus(facts(null, { episode: null }), sixty, day('2026-02-06'))).toEqual({
      status: 'services_only',
    })
  })

  test('closures pause the clock: a week of curfew moves the dropout by a week', () => {
    const closedDays = Array.from({ length: 7 }, (_, index) => addDays(day('2026-02-02'), index))
    const definition = { ...seven, closedDays }
    expect(dropoutDayOf(day('2026-01-31'), seven)).toBe('2026-02-07')
    expect(dropoutDayOf(day('2026-01-31'), definition)).toBe('2026-02-14')
    expect(clientStatus(facts('2026-01-31'), definition, day('2026-02-10'))).toMatchObject({
      status: 'active',
    })
  })

  test('with so many open days between last dose and dropout as the site defines, the last of them open', () => {
    const span = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 60 })
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 60 }), (offsets, dropoutDays) => {
        const closedDays = offsets.toSorted((a, b) => a - b).map((offset) => dayFromNumber(20_000 + offset))
        const since = dayFromNumber(20_000)
        const dropout = dropoutDayOf(since, { dropoutDays, interruptedDays: 5, closedDays, awayDays: [] })
        expect(closedDays).not.toContain(dropout)
        let open = 0
        for (let at = addDays(since, 1); at <= dropout; at = addDays(at, 1))
          if (!closedDays.includes(at)) open += 1
        expect(open).toBe(dropoutDays)
      }),
    )
  })
})
