import { expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  daysWithoutRegister,
  monthBefore,
  monthsBack,
  periodOfMonth,
  returnIsDue,
  returnRefusal,
} from '../../shared/rules/return-month.ts'

const day = (text: string) => text as ClinicDay

it.each([
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
])('%s runs from %s to %s', (month, firstDay, lastDay) => {
  expect(periodOfMonth(month)).toEqual({ firstDay, lastDay })
})

it.each([
  // today, open day of the month, what is said of February 2026
  ['2026-01-31', null, 'return_in_future'],
  ['2026-02-01', null, 'return_month_not_over'],
  ['2026-02-28', null, 'return_month_not_over'],
  ['2026-03-01', null, null],
  ['2026-03-01', '2026-02-27', 'return_day_open'],
  ['2027-01-01', null, null],
])('on %s, with %s still open, February is: %s', (today, openDay, said) => {
  const facts = { month: '2026-02', today: day(today), began: day('2026-02-03') }
  expect(returnRefusal({ ...facts, openDay: openDay === null ? null : day(openDay) })).toBe(said)
})

it('no month before the register began', () => {
  const facts = { month: '2026-01', today: day('2026-03-01'), began: day('2026-02-03'), openDay: null }
  expect(returnRefusal(facts)).toBe('return_before_register')
})

it('names working days of which nothing is known, from the first day of the register on', () => {
  const known = new Set(['2026-02-25', '2026-02-27'])
  const facts = { period: periodOfMonth('2026-02'), began: day('2026-02-24'), weeklyClosedDays: '7', known }
  expect(daysWithoutRegister(facts)).toEqual(['2026-02-24', '2026-02-26', '2026-02-28'])
})

it('goes back over New Year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12')
  expect(monthsBack('2025-11', '2026-02')).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(monthsBack('2026-03', '2026-02')).toEqual([])
})

it('is due from the day that the site set', () => {
  expect(returnIsDue(day('2026-03-04'), 5)).toBe(false)
  expect(returnIsDue(day('2026-03-05'), 5)).toBe(true)
})
