import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { backupState, nextBackupDay } from '../../shared/rules/backup-age.ts'
import { givingWay, keptAnyway, keptMonths, keptWeeks } from '../../shared/rules/backup-retention.ts'
import { addDays } from '../../shared/rules/days.ts'
import { drillBegins, drillState, quietMs } from '../../shared/rules/drill-due.ts'
import { restoreHandsProblem, vanishes } from '../../shared/rules/restore-hands.ts'

const day = (text: string) => text as ClinicDay
const friday = day('2026-02-06')
const week = 7 * 86_400_000
interface Hand {
  readonly person: number
  readonly isNew: boolean
}

describe('when the next backup is due', () => {
  it.each<[string, number | null, string, string]>([
    ['2026-02-06', 5, '2026-02-13', 'made on the day: a week later'],
    [
      '2026-02-04',
      5,
      '2026-02-11',
      'made two days early: it counts for that Friday, and seven days are the most',
    ],
    ['2026-02-02', 5, '2026-02-06', 'made on Monday: this Friday'],
    ['2026-02-09', null, '2026-02-16', 'no weekday: a week'],
  ])('after %s with weekday %s it is %s (%s)', (made, weekday, due) => {
    expect(nextBackupDay(day(made), weekday)).toBe(due)
  })
  it.each([
    [0, 'good'],
    [6, 'good'],
    [7, 'due'],
    [13, 'due'],
    [14, 'overdue'],
  ])('%i days after a Friday’s backup it is %s', (days, state) => {
    expect(backupState(friday, addDays(friday, days), 5)).toEqual({ daysAgo: days, state })
  })
  it('is never before the first one', () => {
    expect(backupState(null, friday, 5)).toEqual({ daysAgo: null, state: 'never' })
  })
})

describe('which backups give way', () => {
  it('none, while there are eight weeks of them', () => {
    const weekly = Array.from({ length: 8 }, (_, n) => ({ sequence: n + 1, day: addDays(friday, 7 * n) }))
    expect(givingWay(weekly)).toEqual([])
  })
  it('of a year of Fridays, all but the last eight and the last one of each month', () => {
    const year = Array.from({ length: 52 }, (_, n) => ({ sequence: n + 1, day: addDays(friday, 7 * n) }))
    const kept = year.map(({ sequence }) => sequence).filter((one) => !givingWay(year).includes(one))
    expect(kept).toEqual([4, 8, 12, 17, 21, 26, 30, 34, 39, 43, 45, 46, 47, 48, 49, 50, 51, 52])
  })
  it('goes by sequence where days lie: the highest always stays, and no more than the spans are kept', () => {
    const backups = fc.uniqueArray(
      fc.record({ sequence: fc.integer({ min: 1, max: 400 }), days: fc.integer({ min: 0, max: 900 }) }),
      { selector: ({ sequence }) => sequence, minLength: 1 },
    )
    fc.assert(
      fc.property(backups, (some) => {
        const all = some.map(({ sequence, days }) => ({ sequence, day: addDays(friday, days) }))
        const goes = givingWay(all)
        expect(goes).not.toContain(Math.max(...all.map(({ sequence }) => sequence)))
        expect(all.length - goes.length).toBeLessThanOrEqual(keptWeeks + keptMonths + keptAnyway - 1)
        // Removing them changes nothing about what is kept.
        expect(givingWay(all.filter(({ sequence }) => !goes.includes(sequence)))).toEqual([])
      }),
    )
  })
})

describe('the weekly drill', () => {
  const now = 10 * week
  const newest = { sequence: 4 }
  const last = (at: number, outcome = 'good', sequence = 4) => ({ at, outcome, sequence })
  it.each([
    [null, null, 'never'],
    [newest, null, 'never'],
    [newest, last(now - week + 1), 'good'],
    [newest, last(now - week), 'due'],
    [newest, last(now, 'differs'), 'failed'],
  ])('stands as it should: %j, %j is %s', (made, drilled, state) => {
    expect(drillState({ newest: made, last: drilled, now })).toBe(state)
  })
  it.each([
    ['one is due and nobody was ever dosed', last(now - week), null, true],
    ['somebody was dosed just now', last(now - week), now - quietMs + 1, false],
    ['it has been quiet for long enough', last(now - week), now - quietMs, true],
    ['the last one is good and young', last(now - 5), null, false],
    ['the same backup failed', last(now - 5, 'damaged'), null, false],
    ['a newer backup lies there after one that failed', last(now - 5, 'damaged', 3), null, true],
  ])('when %s it begins: %#', (_, drilled, lastStep, begins) => {
    expect(drillBegins({ newest, last: drilled, now }, lastStep)).toBe(begins)
  })
  it('never begins without a backup', () => {
    expect(drillBegins({ newest: null, last: null, now }, null)).toBe(false)
  })
})

describe('two people bring a register back', () => {
  const people = [
    { keyholderId: 1, staffId: 1 },
    { keyholderId: 2, staffId: null },
    { keyholderId: null, staffId: 5 },
    { keyholderId: 3, staffId: null },
  ]
  const hand = (person: number, isNew = false) => ({ person, isNew })
  it.each<[number | null, Hand, Hand, string | null, string]>([
    [0, hand(0), hand(1), null, 'two keyholders'],
    [0, hand(0), hand(2, true), null, 'a keyholder and a manager'],
    [0, hand(0), hand(0), 'restore_same_person', 'one person twice'],
    [0, hand(1), hand(0), 'restore_not_theirs', 'the opener is the first'],
    [0, hand(0, true), hand(1), 'restore_not_theirs', 'the opener keeps the passphrase'],
    [1, hand(1), hand(3), 'restore_no_staff', 'nobody whom the ledger could name'],
    [null, hand(2, true), hand(0, true), null, 'with the office’s key'],
    [null, hand(0, true), hand(9, true), 'restore_not_theirs', 'nobody'],
  ])('opened by %s, %j with %j: %s (%s)', (openedBy, first, second, problem) => {
    expect(restoreHandsProblem({ people, openedBy }, first, second)).toBe(problem)
  })
  it('asks twice unless the register here is known to have nothing more', () => {
    const same = { readable: true, otherRegister: false, newestSequence: 3, lines: 0 }
    expect(vanishes(null, 3)).toBe(false)
    expect(vanishes(same, 3)).toBe(false)
    expect(vanishes({ ...same, newestSequence: 9 }, null)).toBe(false)
    expect(vanishes({ ...same, readable: false }, null)).toBe(true)
    for (const worse of [
      { readable: false },
      { otherRegister: true },
      { newestSequence: 4 },
      { lines: 1 },
      { lines: null },
    ])
      expect(vanishes({ ...same, ...worse }, 3)).toBe(true)
  })
})
