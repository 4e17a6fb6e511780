import { describe, expect, test } from 'vitest'
import type { Vitals } from '../../shared/records/detox.ts'
import { startOfDetox } from '../../shared/records/rule-pack-start.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { emptyChartCells, readChartCells, readCows } from '../../shared/rules/chart-cells.ts'
import { addDays } from '../../shared/rules/days.ts'
import { chartProblems, vitalWarnings } from '../../shared/rules/detox-chart.ts'
import {
  type MedicationFacts,
  medicationProblem,
  swallowedVerdict,
} from '../../shared/rules/detox-medication.ts'

const day = (text: string) => text as ClinicDay
const feb = (date: number) => addDays(day('2026-02-01'), date - 1)

const quiet: Vitals = { pulse: 80, systolic: 120, diastolic: 80, temperatureTenths: 370, breaths: 16 }
describe('a chart', () => {
  test.each<[string, Partial<Vitals>, string[]]>([
    ['usual', {}, []],
    ['pulse 120', { pulse: 120 }, []],
    ['pulse 121', { pulse: 121 }, ['pulse_unlikely']],
    ['pulse 49', { pulse: 49 }, ['pulse_unlikely']],
    ['pressure 89/60', { systolic: 89, diastolic: 60 }, ['pressure_unlikely']],
    ['pressure 150/101', { systolic: 150, diastolic: 101 }, ['pressure_unlikely']],
    ['38.6 degrees', { temperatureTenths: 386 }, ['temperature_unlikely']],
    ['11 breaths', { breaths: 11 }, ['breaths_slow']],
    ['25 breaths', { breaths: 25 }, ['breaths_fast']],
    [
      'nothing measured',
      { pulse: null, systolic: null, diastolic: null, temperatureTenths: null, breaths: null },
      [],
    ],
  ])('warns, and never refuses: %s', (_, changes, codes) => {
    expect(vitalWarnings({ ...quiet, ...changes }, startOfDetox)).toEqual(codes)
  })

  const body = {
    cows: null,
    vitals: quiet,
    sleepHours: null,
    food: null,
    complications: [],
    otherMedicines: '',
  }
  const nothing = {
    ...body,
    vitals: { pulse: null, systolic: null, diastolic: null, temperatureTenths: null, breaths: null },
  }
  const facts = {
    day: feb(5),
    shift: 'morning' as const,
    body,
    note: '',
    today: feb(10),
    stay: { from: feb(3), to: feb(8) },
    charted: [{ day: feb(5), shift: 'night' as const }],
    medicated: false,
  }
  test.each<[string, Partial<Parameters<typeof chartProblems>[0]>, string[]]>([
    ['of a day of the stay', {}, []],
    ['of the day of discharge', { day: feb(8) }, []],
    ['of tomorrow', { today: feb(4) }, ['day day_ahead']],
    ['from before the admission', { day: feb(2) }, ['day before_admission']],
    ['from after the discharge', { day: feb(9) }, ['day after_discharge']],
    ['of a shift that has one', { shift: 'night' }, ['shift shift_charted']],
    ['of nothing', { body: nothing }, ['cows chart_empty']],
    ['of a note alone', { body: nothing, note: 'Asleep' }, []],
    ['of medicine alone', { body: nothing, medicated: true }, []],
    [
      'with half a pressure',
      { body: { ...body, vitals: { ...quiet, diastolic: null } } },
      ['pressure pressure_half'],
    ],
    [
      'with a pressure upside down',
      { body: { ...body, vitals: { ...quiet, systolic: 80, diastolic: 120 } } },
      ['pressure pressure_upside_down'],
    ],
  ])('%s', (_, changes, problems) => {
    expect(chartProblems({ ...facts, ...changes }).map(({ field, code }) => `${field} ${code}`)).toEqual(
      problems,
    )
  })
})

describe('a line of a paper chart', () => {
  const cells = { ...emptyChartCells(), day: '3 Feb 2026', shift: '1' }
  test('reads the eleven digits of the scale in the order of the sheet', () => {
    expect(readCows('12201 12141 5')).toMatchObject({ ok: false, code: 'cows_value_unknown' })
    const read = readCows('123 0111 111 3')
    expect(read).toMatchObject({
      ok: true,
      answers: { pulse: 1, sweating: 2, restlessness: 3, gooseflesh: 3 },
    })
  })
  test.each<[string, Partial<typeof cells>, string[]]>([
    ['ten digits', { cows: '1230111111' }, ['cows cows_items_missing']],
    [
      'a three for the pulse, which the scale does not have',
      { cows: '30000000000' },
      ['cows cows_value_unknown'],
    ],
    ['a total instead of items', { cows: '17' }, ['cows cows_items_missing']],
    ['no date', { day: '' }, ['day not_a_date']],
    ['a date that is two', { day: '3/2/2026' }, ['day not_a_date']],
    ['a fourth shift', { shift: '4' }, ['shift not_a_shift']],
    ['a pressure of one number', { pressure: '120' }, ['pressure not_a_pressure']],
    ['a temperature without its point', { temperature: '368' }, ['temperature not_measured_so']],
    ['a ninth complication', { complications: '9' }, ['complications not_a_complication']],
    ['a food beyond all', { food: '4' }, ['food not_food']],
    ['a pulse in words', { pulse: 'fast' }, ['pulse not_measured_so']],
  ])('is refused with %s', (_, changes, problems) => {
    const read = readChartCells({ ...cells, ...changes })
    expect(read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(problems)
  })
  test('is read whole, Bengali digits too', () => {
    const read = readChartCells({
      ...cells,
      ...{ cows: '00000000000', pulse: '৮৮', pressure: '120/80', temperature: '36.8', breaths: '16' },
      ...{ sleep: '5.5', food: '2', complications: '1 3', other: 'Paracetamol', note: 'Restless' },
    })
    expect(read).toMatchObject({
      ok: true,
      day: '2026-02-03',
      shift: 'morning',
      note: 'Restless',
      body: {
        vitals: { pulse: 88, systolic: 120, diastolic: 80, temperatureTenths: 368, breaths: 16 },
        sleepHours: 5.5,
        food: 'half',
        complications: ['vomiting', 'seizure'],
        otherMedicines: 'Paracetamol',
      },
    })
  })
})

describe('medicine on the chart', () => {
  const facts: MedicationFacts = {
    drug: 'buprenorphine',
    amountMicrograms: 4_000,
    givenMicrograms: 4_000,
    dosedAtCounter: false,
    order: { drug: 'buprenorphine', totalMicrograms: 8_000 },
    onPaper: false,
    mostOnPaperMicrograms: 24_000,
    held: false,
    breaths: 16,
    slowBreathsBelow: 12,
  }
  test.each<[string, Partial<MedicationFacts>, string | null]>([
    ['up to the whole of the day', {}, null],
    ['above the whole of the day', { amountMicrograms: 4_400 }, 'above_order_of_day'],
    ['of another medicine', { drug: 'methadone' }, 'order_other_drug'],
    ['without an order', { order: null }, 'no_order_that_day'],
    ['ordered on paper', { order: null, onPaper: true }, null],
    [
      'ordered on paper, above the warning line',
      { order: null, onPaper: true, amountMicrograms: 20_400 },
      'above_paper_most',
    ],
    ['beside a dose at the counter', { dosedAtCounter: true }, 'dosed_at_counter'],
    ['to somebody held', { held: true }, 'client_held'],
    ['to somebody who breathes 11 times a minute', { breaths: 11 }, 'breathes_slowly'],
    ['to somebody whose breaths nobody counted', { breaths: null }, null],
  ])('%s', (_, changes, code) => {
    expect(medicationProblem({ ...facts, ...changes })).toBe(code)
  })

  const incident = (kind: string, against: string) => ({ as: 'incident', kind, against })
  test.each<[string, Partial<MedicationFacts>, object]>([
    ['that fits is a gift', {}, { as: 'gift' }],
    ['beside a dose', { dosedAtCounter: true }, incident('given_twice', 'dosed_at_counter')],
    ['above the order', { amountMicrograms: 4_400 }, incident('wrong_amount', 'above_order_of_day')],
    ['of somebody held', { held: true }, incident('other', 'client_held')],
    ['of slow breath', { breaths: 11 }, incident('other', 'breathes_slowly')],
    [
      'beside a dose without an order waits for the order',
      { dosedAtCounter: true, order: null },
      { as: 'mend', code: 'no_order_that_day' },
    ],
    [
      'beside a dose and of another medicine waits too',
      { dosedAtCounter: true, drug: 'methadone' },
      { as: 'mend', code: 'order_other_drug' },
    ],
  ])('swallowed on paper, %s', (_, changes, verdict) => {
    expect(swallowedVerdict({ ...facts, ...changes })).toEqual(verdict)
  })
})
