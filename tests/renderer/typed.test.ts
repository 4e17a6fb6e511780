import { describe, expect, it } from 'vitest'
import { readAmount } from '../../renderer/ui/read-amount.ts'
import { readDate } from '../../renderer/ui/read-date.ts'
import {
  amount,
  clinicDay,
  counted,
  dayAndTime,
  listed,
  milligrams,
  number,
  time,
} from '../../renderer/words/format.ts'

describe('a date as people type it', () => {
  const table: [string, unknown][] = [
    ['3 Feb 2026', { day: '2026-02-03' }],
    ['03-Feb-2026', { day: '2026-02-03' }],
    ['3 february 2026', { day: '2026-02-03' }],
    ['3rd Sept 2026', { day: '2026-09-03' }],
    ['3feb26', { day: '2026-02-03' }],
    ['2026-02-03', { day: '2026-02-03' }],
    ['25/12/2026', { day: '2026-12-25' }],
    ['12/25/2026', { day: '2026-12-25' }],
    ['3.3.2026', { day: '2026-03-03' }],
    ['3/2/2026', { either: ['2026-02-03', '2026-03-02'] }],
    ['০৩ feb ২০২৬', { day: '2026-02-03' }],
    ['२५/१२/२०२६', { day: '2026-12-25' }],
    ['29 feb 2026', { problem: 'not_a_date' }],
    ['31/31/2026', { problem: 'not_a_date' }],
    ['3 fish 2026', { problem: 'not_a_date' }],
    ['3 febtober 2026', { problem: 'not_a_date' }],
    ['tomorrow', { problem: 'not_a_date' }],
    ['3 feb', { problem: 'not_a_date' }],
    ['3 feb 202', { problem: 'not_a_date' }],
    ['   ', { problem: 'empty' }],
  ]
  for (const [typed, read] of table)
    it(`reads “${typed}” as ${JSON.stringify(read)}`, () => expect(readDate(typed)).toEqual(read))
})

describe('an amount as people type it', () => {
  const table: [string, unknown][] = [
    ['8', { micrograms: 8_000 }],
    ['8 mg', { micrograms: 8_000 }],
    ['0.4', { micrograms: 400 }],
    ['.4', { micrograms: 400 }],
    ['8.0', { micrograms: 8_000 }],
    ['1,200', { micrograms: 1_200_000 }],
    ['১২.৫', { micrograms: 12_500 }],
    ['१२.५', { micrograms: 12_500 }],
    ['1,5', { problem: 'comma' }],
    ['12,00', { problem: 'comma' }],
    ['8.', { problem: 'not_an_amount' }],
    ['-8', { problem: 'not_an_amount' }],
    ['8 10', { problem: 'not_an_amount' }],
    ['1e3', { problem: 'not_an_amount' }],
    ['8 mL', { problem: 'not_an_amount' }],
    ['0.0004', { problem: 'too_fine' }],
    ['', { problem: 'empty' }],
  ]
  for (const [typed, read] of table)
    it(`reads “${typed}” as ${JSON.stringify(read)}`, () => expect(readAmount(typed)).toEqual(read))
})

describe('what stands on the screen', () => {
  it('writes days as 03-Feb-2026 and moments in the site’s zone', () => {
    expect(clinicDay('2026-02-03')).toBe('03-Feb-2026')
    expect(time(Date.UTC(2026, 1, 3, 3, 12), 'Asia/Kolkata')).toBe('08:42')
    expect(time(Date.UTC(2026, 1, 2, 18, 30), 'Asia/Kolkata')).toBe('00:00')
    expect(dayAndTime(Date.UTC(2026, 1, 2, 20, 0), 'Asia/Kolkata')).toBe('03-Feb-2026 01:30')
  })

  it('writes amounts with a leading zero, no trailing zero, and a comma from a thousand', () => {
    expect([400, 8_000, 12_500, 1_200_000].map(milligrams)).toEqual(['0.4', '8', '12.5', '1,200'])
    expect(amount(8_000)).toBe('8\u00a0mg')
    expect(number(999)).toBe('999')
  })

  it('counts in words up to ten', () => {
    expect(counted(1, 'tablet', 'tablets')).toBe('one tablet')
    expect(counted(4, 'tablet', 'tablets')).toBe('four tablets')
    expect(counted(12, 'tablet', 'tablets')).toBe('12 tablets')
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
  })
})
