import { describe, expect, it } from 'vitest'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { readPaperCells, readTime } from '../../shared/rules/paper-cells.ts'
import { paperCategory, paperDays } from '../../shared/rules/paper-days.ts'
import { type PaperLineFacts, paperLineVerdict } from '../../shared/rules/paper-line.ts'

const DAY = '2026-02-03' as ClinicDay
const from = Date.parse('2026-02-03T00:00:00+05:30') as Instant
const at = (time: string) => (from + (readTime(time) ?? 0) * 60_000) as Instant
const bounds = { from, to: (from + 86_400_000) as Instant }

const due = (amountMicrograms: number) => ({ outcome: 'due', amountMicrograms }) as DoseVerdict
const given = { outcome: 'already_given', at: at('08:00'), amountMicrograms: 8_000 } as DoseVerdict
const stopped = (code: string): DoseVerdict =>
  ({ outcome: 'see_doctor', reasons: [{ code, kinds: ['doctor'], days: 3 }], rule: null }) as never
const blocked = (code: string): DoseVerdict => ({ outcome: 'blocked', reasons: [{ code }] }) as never

type Case = Omit<Partial<PaperLineFacts>, 'typed'> & { typed?: Partial<PaperLineFacts['typed']> }
const judge = ({ typed = {}, ...facts }: Case) =>
  paperLineVerdict({
    typed: {
      line: 1,
      registerNumber: 7,
      result: 'given',
      amountMicrograms: 8_000,
      givenAt: at('09:00'),
      ...typed,
    },
    printed: { registerNumber: 7, dose: {} as never },
    linesOnPaper: 20,
    entered: false,
    clientKnown: true,
    ownRecord: false,
    now: at('12:00'),
    bounds,
    verdict: due(8_000),
    orderWrittenLater: false,
    outages: [{ fromAt: at('08:30'), untilAt: at('11:00') }],
    ...facts,
  })
const inWords = (facts: Case) => {
  const verdict = judge(facts)
  if (verdict.outcome === 'ready') return ['ready', ...verdict.notes.map(({ code }) => code)].join(' ')
  const said = verdict.outcome === 'say' ? verdict.against : verdict.problems
  const how = verdict.outcome === 'say' ? `${verdict.as} ${verdict.kind}` : ''
  return [verdict.outcome, how, ...said.map(({ code }) => code)].filter(Boolean).join(' ')
}

describe('a line of paper against the rule of the counter', () => {
  it.each<[string, Case, string]>([
    ['the dose that was due', {}, 'ready'],
    ['outside of every logged cut', { outages: [] }, 'ready paper_no_outage'],
    ['written by hand on a spare line', { printed: null, typed: { line: 15 } }, 'ready paper_by_hand'],
    [
      'printed DO NOT GIVE, nothing against it by now',
      { printed: { registerNumber: 7, dose: null } },
      'ready paper_was_no_dose',
    ],
    [
      'half of what was due',
      { typed: { amountMicrograms: 4_000 } },
      'say incident wrong_amount paper_wrong_amount',
    ],
    [
      'ten times what was due',
      { typed: { amountMicrograms: 80_000 } },
      'say incident wrong_amount paper_wrong_amount',
    ],
    ['dosed already', { verdict: given }, 'say incident given_twice paper_double'],
    ['a held client', { verdict: stopped('held') }, 'say incident other held'],
    ['without an order', { verdict: stopped('no_order') }, 'say incident other no_order'],
    ['an order that had ended', { verdict: stopped('order_ended') }, 'say incident other order_ended'],
    ['too many days without', { verdict: stopped('locked_ladder') }, 'say incident other locked_ladder'],
    [
      'not due on alternate days',
      { verdict: { outcome: 'not_due', nextDay: null } },
      'say incident other not_due',
    ],
    ['too soon after the last', { verdict: blocked('wait_hours') }, 'say incident other wait_hours'],
    [
      'on another client’s line',
      { printed: { registerNumber: 8, dose: null } },
      'say incident wrong_client paper_other_client',
    ],
    ['an order written afterwards', { orderWrittenLater: true }, 'say second other paper_order_later'],
    ['a time that has not come', { typed: { givenAt: at('12:01') } }, 'mend paper_time_future'],
    ['the day before', { typed: { givenAt: (from - 60_000) as Instant } }, 'mend paper_time_other_day'],
    [
      'the day after',
      { typed: { givenAt: bounds.to }, now: (bounds.to + 1) as Instant },
      'mend paper_time_other_day',
    ],
    ['no amount', { typed: { amountMicrograms: null } }, 'mend paper_amount_missing'],
    ['no time', { typed: { givenAt: null } }, 'mend paper_time_missing'],
    ['nobody has this number', { clientKnown: false, verdict: null }, 'mend number_unknown'],
    ['one’s own record', { ownRecord: true }, 'mend paper_own_record'],
    ['a line that the paper has not', { typed: { line: 21 } }, 'mend paper_line_not_there'],
    ['a line entered before', { entered: true }, 'mend paper_line_entered'],
    [
      'an earlier sheet comes first',
      { verdict: blocked('unknown_days_enter_sheet') },
      'mend unknown_days_enter_sheet',
    ],
    ['the pack of that day is not said', { verdict: blocked('no_open_pack') }, 'mend no_open_pack'],
    [
      'refused by a held client: nothing swallowed',
      { verdict: stopped('held'), typed: { result: 'refused', amountMicrograms: null, givenAt: null } },
      'ready',
    ],
    [
      'did not come',
      { verdict: null, typed: { result: 'not_come', amountMicrograms: null, givenAt: null } },
      'ready',
    ],
  ])('%s', (_, facts, expected) => {
    expect(inWords(facts)).toBe(expected)
  })
})

describe('a row of the grid', () => {
  const row = { number: '7', line: '3', result: '1', mg: '8', time: '0915' }
  it.each<[Partial<typeof row>, string]>([
    [{}, 'ok 8000 09:15'],
    [{ time: '9:15' }, 'ok 8000 09:15'],
    [{ time: '০৯১৫', mg: '৮' }, 'ok 8000 09:15'],
    [{ time: '2460' }, 'time paper_time_unread'],
    [{ time: '' }, 'time paper_time_missing'],
    [{ mg: '' }, 'mg paper_amount_missing'],
    [{ mg: '8 mL' }, 'mg paper_amount_unread'],
    [{ number: '' }, 'number paper_number_missing'],
    [{ line: '' }, 'line paper_line_missing'],
    [{ result: '9' }, 'result paper_result_unknown'],
    [{ result: '5', mg: '', time: '' }, 'ok null null'],
  ])('%o', (changes, expected) => {
    const read = readPaperCells({ ...row, ...changes }, from)
    const clock = (instant: number | null) =>
      instant === null ? 'null' : new Date(instant + 5.5 * 3_600_000).toJSON().slice(11, 16)
    expect(
      read.ok
        ? `ok ${read.typed.amountMicrograms} ${clock(read.typed.givenAt)}`
        : read.problems.map(({ field, code }) => `${field} ${code}`).join(),
    ).toBe(expected)
  })
})

describe('days on paper', () => {
  const sheet = (id: number, state: 'used' | 'unused' | 'entered' | null, day = DAY) => ({ id, day, state })
  const cut = (onPaper: boolean) => ({ fromAt: at('08:30'), untilAt: at('11:00'), onPaper })
  it.each<[string, Parameters<typeof paperDays>[0], Parameters<typeof paperDays>[1], unknown]>([
    ['a sheet that was used', [sheet(1, 'used')], [], [{ day: DAY, sheetIds: [1] }]],
    ['one that nobody spoke of says nothing', [sheet(1, null)], [], []],
    ['unused or entered: known', [sheet(1, 'unused'), sheet(2, 'entered')], [], []],
    ['a cut with doses on paper and no sheet', [], [cut(true)], [{ day: DAY, sheetIds: [] }]],
    ['a cut in which nobody was dosed', [], [cut(false)], []],
    ['a cut whose sheet is entered', [sheet(1, 'entered')], [cut(true)], []],
    ['one of two sheets entered', [sheet(1, 'entered'), sheet(2, 'used')], [], [{ day: DAY, sheetIds: [2] }]],
  ])('%s', (_, sheets, outages, expected) => {
    expect(paperDays(sheets, outages, 'Asia/Kolkata')).toEqual(expected)
  })

  it.each<[string, Partial<Parameters<typeof paperCategory>[0]>, string]>([
    ['numbered before, within a logged cut', {}, 'sheet_in_outage'],
    ['against the rule, told as it was', { against: 'held' }, 'incident_in_outage'],
    ['no cut logged', { outages: [] }, 'outside_outage'],
    ['numbered afterwards', { sheetMadeAt: at('10:00') }, 'sheet_made_later'],
  ])('%s', (_, facts, expected) => {
    const base = { givenAt: at('09:00'), sheetMadeAt: at('07:00'), against: null, outages: [cut(true)] }
    expect(paperCategory({ ...base, ...facts })).toBe(expected)
  })
})
