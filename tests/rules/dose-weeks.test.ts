import { expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { DayMark } from '../../shared/rules/day-mark.ts'
import { addDays } from '../../shared/rules/days.ts'
import { doseWeeks } from '../../shared/rules/dose-weeks.ts'

const from = (first: string, ...marks: DayMark[]) =>
  marks.map((mark, index) => ({ day: addDays(first as ClinicDay, index), mark }))

it('weeks begin on Monday, and count the days with the medicine wherever it was had', () => {
  const sunday = from('2026-02-01', 'taken', 'taken', 'take_home', 'elsewhere', 'on_paper', 'not_checked')
  expect(doseWeeks(sunday)).toEqual([
    { from: '2026-01-26', days: 1 },
    { from: '2026-02-02', days: 5 },
  ])
})

it('a day without it counts as nothing, whatever the reason', () => {
  const none: DayMark[] = ['missed', 'withheld', 'refused', 'closed', 'came_no_dose', 'vomited', 'away']
  expect(doseWeeks(from('2026-02-02', ...none))).toEqual([{ from: '2026-02-02', days: 0 }])
})

it('a week of which the register knows nothing is left out, one with a known day is not', () => {
  expect(doseWeeks(from('2026-02-02', 'not_opened', 'not_opened'))).toEqual([])
  expect(doseWeeks(from('2026-02-02', 'not_opened', 'missed'))).toEqual([{ from: '2026-02-02', days: 0 }])
})

it('no days make no weeks', () => {
  expect(doseWeeks([])).toEqual([])
})
