import { describe, expect, it } from 'vitest'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { type DayOpenFacts, dayOpenVerdict } from '../../shared/rules/day-open.ts'

const day = (text: string) => text as ClinicDay
const noon = Date.UTC(2026, 1, 3, 6) as Instant
const usual: DayOpenFacts = {
  typed: day('2026-02-03'),
  calendarDay: day('2026-02-03'),
  openDay: null,
  lastDay: day('2026-02-02'),
  now: noon,
  highestSeen: (noon - 50_000_000) as Instant,
  driftMs: 0,
}

describe('opening the clinic day', () => {
  const table: [string, Partial<DayOpenFacts>, string][] = [
    ['the day after the last, as the calendar says', {}, 'yes'],
    ['the first day ever', { lastDay: null }, 'yes'],
    [
      'another date than the calendar',
      { typed: day('2026-02-04') },
      'yes, with a second person: day_not_calendar',
    ],
    [
      'a moment below the highest seen',
      { highestSeen: (noon + 1) as Instant },
      'yes, with a second person: clock_behind',
    ],
    ['exactly the highest moment seen', { highestSeen: noon }, 'yes'],
    ['a clock set on by six minutes', { driftMs: 360_000 }, 'yes, with a second person: clock_jumped'],
    ['a clock set back by six minutes', { driftMs: -360_000 }, 'yes, with a second person: clock_jumped'],
    ['a clock that a time server moved by four minutes', { driftMs: 240_000 }, 'yes'],
    ['seven days after the last', { lastDay: day('2026-01-27') }, 'yes'],
    ['eight days after the last', { lastDay: day('2026-01-26') }, 'yes, with a second person: day_long_gap'],
    ['a day that has been', { lastDay: day('2026-02-03') }, 'no: day_not_after_last'],
    ['a day before the last', { lastDay: day('2026-02-05') }, 'no: day_not_after_last'],
    ['while another day is open', { openDay: day('2026-02-02') }, 'no: day_still_open'],
    [
      'a battery that ran out, so that the calendar says 2015',
      { calendarDay: day('2015-01-01'), now: Date.UTC(2015, 0, 1) as Instant },
      'yes, with a second person: day_not_calendar, clock_behind',
    ],
  ]
  for (const [title, facts, expected] of table) {
    it(`${title}: ${expected}`, () => {
      const verdict = dayOpenVerdict({ ...usual, ...facts })
      const said = !verdict.allowed
        ? `no: ${verdict.why}`
        : verdict.doubts.length === 0
          ? 'yes'
          : `yes, with a second person: ${verdict.doubts.join(', ')}`
      expect(said).toBe(expected)
    })
  }
})
