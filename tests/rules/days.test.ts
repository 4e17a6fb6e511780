import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import {
  addDays,
  ageFromBirthYear,
  dayFromNumber,
  dayNumber,
  dayOfInstant,
  daysBetween,
  daysFromTo,
  isoWeekday,
  laterDay,
} from '../../shared/rules/days.ts'

const day = (text: string) => text as ClinicDay
const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map(dayFromNumber)

describe('day arithmetic', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  test.each([
    ['1969-12-31', 3],
    ['1970-01-01', 4],
    ['2026-02-02', 1],
    ['2026-02-08', 7],
  ])('%s is weekday %i, Monday being 1', (text, weekday) => {
    expect(isoWeekday(day(text))).toBe(weekday)
  })

  test('a day plus so many days lies so many days later, and weekdays follow each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days)
        expect(dayFromNumber(dayNumber(start))).toBe(start)
        expect(isoWeekday(addDays(start, 1))).toBe((isoWeekday(start) % 7) + 1)
        expect(laterDay(start, addDays(start, days))).toBe(days > 0 ? addDays(start, days) : start)
      }),
    )
  })

  test('a span of days holds both its ends, and none when it ends before it begins', () => {
    expect(daysFromTo(day('2026-02-27'), day('2026-03-01'))).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ])
    expect(daysFromTo(day('2026-03-01'), day('2026-02-27'))).toEqual([])
  })
})

describe('the day of a moment', () => {
  test.each([
    ['2026-02-03T18:29:59Z', 'Asia/Kolkata', '2026-02-03'],
    ['2026-02-03T18:30:00Z', 'Asia/Kolkata', '2026-02-04'],
    ['2026-02-03T17:59:59Z', 'Asia/Dhaka', '2026-02-03'],
    ['2026-02-03T18:00:00Z', 'Asia/Dhaka', '2026-02-04'],
    ['2026-02-03T18:15:00Z', 'Asia/Kathmandu', '2026-02-04'],
  ])('%s in %s falls on %s', (moment, zone, expected) => {
    expect(dayOfInstant(Date.parse(moment) as Instant, zone)).toBe(expected)
  })

  test('an unknown zone is an error, not a silent guess', () => {
    expect(() => dayOfInstant(0 as Instant, 'Mizoram/Aizawl')).toThrow(RangeError)
  })
})

describe('age from a birth year alone', () => {
  test.each([
    [2007, 'yes', 18, 19],
    [2008, 'ask', 17, 18],
    [2009, 'no', 16, 17],
    [2026, 'no', 0, 0],
  ])('born in %i is an adult in February 2026: %s', (birthYear, adult, youngest, oldest) => {
    expect(ageFromBirthYear(birthYear, day('2026-02-03'))).toEqual({ adult, youngest, oldest })
  })
})
