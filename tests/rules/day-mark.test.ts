import { describe, expect, it } from 'vitest'
import { type DayFacts, dayMark } from '../../shared/rules/day-mark.ts'
import type { DoseState } from '../../shared/rules/dose-state.ts'
import { day } from './dose-records.ts'

const past = day('2026-02-02')
const today = day('2026-02-03')
const nothing: DayFacts = {
  day: past,
  today,
  doses: [],
  attended: false,
  due: true,
  opened: true,
  closed: false,
  away: false,
  elsewhere: false,
  onPaper: false,
}
const doses = (...states: DoseState[]) => states.map((state) => ({ state, kind: 'observed' as const }))

describe('one word for a day', () => {
  it.each<[string, Partial<DayFacts>, string]>([
    ['due, open, did not come', {}, 'missed'],
    ['due today, not yet come', { day: today }, 'to_come'],
    ['due tomorrow', { day: day('2026-02-04'), opened: false }, 'to_come'],
    ['no order that day', { due: false }, 'no_dose_due'],
    ['a closed day', { closed: true, opened: false }, 'closed'],
    ['nobody opened the day', { opened: false }, 'not_opened'],
    ['came, no order', { attended: true }, 'came_no_dose'],
    ['the last paper dose', { onPaper: true, opened: false }, 'on_paper'],
    ['checked', { doses: doses('checked') }, 'taken'],
    ['checked on a day that is marked closed afterwards', { doses: doses('checked'), closed: true }, 'taken'],
    ['mouth not checked', { doses: doses('not_checked') }, 'not_checked'],
    ['under the tongue', { day: today, doses: doses('given') }, 'under_way'],
    ['prepared', { day: today, doses: doses('prepared') }, 'under_way'],
    ['refused, then taken', { doses: doses('refused', 'checked') }, 'taken'],
    ['refused and left', { doses: doses('refused') }, 'refused'],
    ['withheld', { doses: doses('withheld') }, 'withheld'],
    ['vomited', { doses: doses('checked', 'vomited') }, 'vomited'],
    ['an incident before all else', { doses: doses('checked', 'incident', 'vomited') }, 'incident'],
    ['only a void', { doses: doses('voided') }, 'missed'],
    ['carried home', { doses: [{ state: 'given', kind: 'take_home' }], opened: false }, 'take_home'],
    ['brought back', { doses: [{ state: 'returned', kind: 'take_home' }], due: false }, 'no_dose_due'],
  ])('%s', (_what, changes, mark) => {
    expect(dayMark({ ...nothing, ...changes })).toBe(mark)
  })
})
