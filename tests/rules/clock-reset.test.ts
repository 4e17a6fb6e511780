import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type ClockResetFacts, clockResetRefusal } from '../../shared/rules/clock-reset.ts'

const day = (text: string) => text as ClinicDay
const ahead = { day: day('2035-02-04'), open: true, doses: 0 }
const dosed = { day: day('2035-02-04'), open: false, doses: 3 }
const usual: ClockResetFacts = {
  calendarDay: day('2026-02-04'),
  day: ahead,
  before: day('2026-02-03'),
  trueDay: null,
}

describe('taking a clinic day back', () => {
  const table: [string, Partial<ClockResetFacts>, string][] = [
    ['opened in 2035, nobody dosed', {}, 'yes'],
    ['the same, closed meanwhile', { day: { ...ahead, open: false } }, 'yes'],
    ['a day that is today', { day: { ...ahead, day: day('2026-02-04') } }, 'day_not_ahead'],
    ['a day that has been', { day: { ...ahead, day: day('2026-02-01') } }, 'day_not_ahead'],
    ['a true day named although nobody was dosed', { trueDay: day('2026-02-04') }, 'true_day_not_wanted'],
    [
      'dosed and still open',
      { day: { ...dosed, open: true }, trueDay: day('2026-02-04') },
      'close_the_day_first',
    ],
    ['dosed, and nobody says what day it was', { day: dosed }, 'true_day_missing'],
    ['dosed, and it was today', { day: dosed, trueDay: day('2026-02-04') }, 'yes'],
    [
      'dosed, said to be a day on which others were dosed',
      { day: dosed, trueDay: day('2026-02-03') },
      'true_day_taken',
    ],
    ['dosed, said to be a day before that', { day: dosed, trueDay: day('2026-01-20') }, 'true_day_taken'],
    ['dosed, said to be tomorrow', { day: dosed, trueDay: day('2026-02-05') }, 'true_day_ahead'],
    ['the very first day of the register', { day: dosed, before: null, trueDay: day('2026-02-04') }, 'yes'],
    ['no day, only a later time to forget', { day: null }, 'yes'],
    ['no day, and a true day', { day: null, trueDay: day('2026-02-04') }, 'true_day_not_wanted'],
  ]
  for (const [title, facts, expected] of table)
    it(`${title}: ${expected}`, () => {
      expect(clockResetRefusal({ ...usual, ...facts }) ?? 'yes').toBe(expected)
    })
})
