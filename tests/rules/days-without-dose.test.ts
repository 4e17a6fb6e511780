import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { closedBy } from '../../shared/rules/clinic-calendar.ts'
import { addDays, daysFromTo } from '../../shared/rules/days.ts'
import { daysWithoutDose, lastDoseBefore, missedDays } from '../../shared/rules/days-without-dose.ts'
import { aDose, day } from './dose-records.ts'

// February 2026: the 2nd is a Monday.
const monday = '2026-02-02'

describe('whole clinic days without drug', () => {
  //   last dose | interval | comes | days without
  test.each<[string, number, string, number]>([
    [monday, 1, '2026-02-03', 0],
    [monday, 1, '2026-02-04', 1],
    [monday, 1, '2026-02-05', 2],
    [monday, 1, '2026-02-06', 3],
    [monday, 1, '2026-02-07', 4],
    [monday, 2, '2026-02-03', 0],
    [monday, 2, '2026-02-04', 0],
    [monday, 2, '2026-02-05', 1],
    [monday, 2, '2026-02-06', 2],
    ['2026-01-30', 1, monday, 2],
    ['2025-12-31', 1, monday, 32],
  ])('last dose %s, every %i day(s), comes %s: %i', (lastDoseDay, everyDays, today, days) => {
    const facts = { today: day(today), lastDoseDay: day(lastDoseDay), everyDays, paperDaysNotEntered: [] }
    expect(daysWithoutDose(facts)).toEqual({ verdict: 'known', days, lastDoseDay })
  })

  test('is never when no dose is known of', () => {
    const facts = { today: day(monday), lastDoseDay: null, everyDays: 1, paperDaysNotEntered: [] }
    expect(daysWithoutDose(facts)).toEqual({ verdict: 'never' })
  })

  test.each<[string, string | null, string[], string[] | null]>([
    ['a paper day after the last dose', monday, ['2026-02-04'], ['2026-02-04']],
    ['two of them, in any order', monday, ['2026-02-05', '2026-02-04'], ['2026-02-04', '2026-02-05']],
    ['today itself, begun on paper', monday, ['2026-02-06'], ['2026-02-06']],
    ['a paper day before the last dose', monday, ['2026-02-01'], null],
    ['the day of the last dose', monday, [monday], null],
    ['a day still to come', monday, ['2026-02-09'], null],
    ['a client never dosed here', null, ['2026-02-03'], ['2026-02-03']],
  ])('is unknown while a sheet is not entered: %s', (_, lastDoseDay, paper, enter) => {
    const verdict = daysWithoutDose({
      today: day('2026-02-06'),
      lastDoseDay: lastDoseDay === null ? null : day(lastDoseDay),
      everyDays: 1,
      paperDaysNotEntered: paper.map(day),
    })
    if (enter === null) expect(verdict).toEqual({ verdict: 'known', days: 3, lastDoseDay: monday })
    else expect(verdict).toEqual({ verdict: 'unknown', enter })
  })

  test('grows by one with each day without drug', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom(1, 2), (gap, everyDays) => {
        const facts = { lastDoseDay: day(monday), everyDays, paperDaysNotEntered: [] }
        const on = (days: number) => daysWithoutDose({ ...facts, today: addDays(day(monday), days) })
        expect(on(everyDays)).toMatchObject({ days: 0 })
        expect(on(everyDays + gap)).toMatchObject({ days: gap })
      }),
    )
  })
})

describe('the last dose before a day', () => {
  test.each<[string, ReturnType<typeof aDose>[], string | null]>([
    ['taken', [aDose('2026-02-03'), aDose(monday)], '2026-02-03'],
    ['given and not yet checked', [aDose(monday), aDose('2026-02-03', { state: 'given' })], '2026-02-03'],
    ['refused does not count', [aDose(monday), aDose('2026-02-03', { state: 'refused' })], monday],
    ['withheld does not count', [aDose(monday), aDose('2026-02-03', { state: 'withheld' })], monday],
    ['vomited does not count', [aDose(monday), aDose('2026-02-03', { state: 'vomited' })], monday],
    ['voided does not count', [aDose(monday), aDose('2026-02-03', { state: 'voided' })], monday],
    [
      'prepared and left open does not count',
      [aDose(monday), aDose('2026-02-03', { state: 'prepared' })],
      monday,
    ],
    [
      'an incident that left it unsure does not count',
      [aDose(monday), aDose('2026-02-03', { state: 'incident', incidentSwallowed: 'unsure' })],
      monday,
    ],
    [
      'take-home cover of a later day counts for that day',
      [aDose(monday), aDose('2026-02-04', { kind: 'take_home', state: 'given' })],
      '2026-02-04',
    ],
    [
      'brought back does not count',
      [aDose(monday), aDose('2026-02-04', { kind: 'take_home', state: 'returned' })],
      monday,
    ],
    ['of the day itself does not count', [aDose(monday), aDose('2026-02-05')], monday],
    ['none', [], null],
  ])('%s', (_, doses, expected) => {
    expect(lastDoseBefore(doses, day('2026-02-05'))?.clinicDay ?? null).toBe(expected)
  })

  test('is the later of two on one day', () => {
    const morning = aDose(monday)
    const evening = aDose(monday, { slot: 2 })
    expect(lastDoseBefore([evening, morning], day('2026-02-03'))).toBe(evening)
  })
})

describe('missed days', () => {
  const calendar = {
    weeklyClosedDays: '7',
    holidays: new Set([day('2026-02-04')]),
    closures: new Set([day('2026-02-05'), day('2026-02-08')]),
  }

  test.each<[string, 'weekly' | 'holiday' | 'closure' | null]>([
    ['2026-02-01', 'weekly'],
    ['2026-02-03', null],
    ['2026-02-04', 'holiday'],
    ['2026-02-05', 'closure'],
    ['2026-02-08', 'closure'],
  ])('%s is closed by %s', (text, reason) => {
    expect(closedBy(day(text), calendar)).toBe(reason)
  })

  test('are those due and open on which nobody came: Sunday, holiday and bandh make nobody missed', () => {
    const due = daysFromTo(day('2026-02-01'), day('2026-02-07'))
    const attended: ReadonlySet<ClinicDay> = new Set([day('2026-02-03')])
    expect(missedDays({ dueDays: due, attended, calendar })).toEqual([monday, '2026-02-06', '2026-02-07'])
  })
})
