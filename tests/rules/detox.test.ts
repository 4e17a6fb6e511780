import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckAnswers, Vitals } from '../../shared/records/detox.ts'
import { startOfDetox } from '../../shared/records/rule-pack-start.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { campProblems, fullDays, occupancy, type Stay, stayDays, takesBed } from '../../shared/rules/camp.ts'
import { emptyChartCells, readChartCells, readCows } from '../../shared/rules/chart-cells.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { chartProblems, vitalWarnings } from '../../shared/rules/detox-chart.ts'
import { type AdmissionFacts, admissionProblems, redFlags } from '../../shared/rules/detox-check.ts'
import { dischargeProblems } from '../../shared/rules/detox-discharge.ts'
import { type MedicationFacts, medicationProblem } from '../../shared/rules/detox-medication.ts'

const day = (text: string) => text as ClinicDay
const feb = (date: number) => addDays(day('2026-02-01'), date - 1)
const calm: CheckAnswers = {
  pregnant: 'no',
  seizures: 'no',
  alcohol: 'no',
  benzodiazepines: 'no',
  breaths: 16,
}

describe('the check before an admission', () => {
  test.each<[string, Partial<CheckAnswers>, string[]]>([
    ['nothing', {}, []],
    ['pregnant', { pregnant: 'yes' }, ['pregnant']],
    ['perhaps pregnant', { pregnant: 'unsure' }, ['pregnant']],
    ['had seizures', { seizures: 'yes' }, ['seizures']],
    ['drinks', { alcohol: 'yes' }, ['alcohol']],
    [
      'takes sleeping tablets, and drinks',
      { alcohol: 'yes', benzodiazepines: 'unsure' },
      ['alcohol', 'benzodiazepines'],
    ],
    ['breathes 12 times a minute', { breaths: 12 }, []],
    ['breathes 11 times a minute', { breaths: 11 }, ['slow_breathing']],
  ])('%s', (_, answers, flags) => {
    expect(redFlags({ ...calm, ...answers }, startOfDetox)).toEqual(flags)
  })
})

describe('an admission', () => {
  const camp = { firstDay: feb(1), lastDay: feb(15), cancelled: false, full: [] as ClinicDay[] }
  const facts: AdmissionFacts = {
    day: feb(3),
    today: feb(10),
    check: { day: feb(2), stopped: false, decision: null },
    checkGoodDays: 3,
    consentDay: feb(3),
    preTalkDay: feb(1),
    earlier: [],
    camp,
    overBeds: false,
  }
  const stopped = { day: feb(3), stopped: true, decision: null }
  test.each<[string, Partial<AdmissionFacts>, string[]]>([
    ['with all that is needed', {}, []],
    ['at home', { camp: null }, []],
    ['in the future', { today: feb(2) }, ['day_ahead']],
    ['without the counselling before', { preTalkDay: null }, ['pre_talk_missing']],
    ['counselled the day after', { preTalkDay: feb(4) }, ['pre_talk_missing']],
    ['without consent', { consentDay: null }, ['consent_missing']],
    ['consented later', { consentDay: feb(4) }, ['consent_missing']],
    ['without a check', { check: null }, ['check_missing']],
    ['checked three days before', { check: { day: day('2026-01-31'), stopped: false, decision: null } }, []],
    [
      'checked four days before',
      { check: { day: day('2026-01-30'), stopped: false, decision: null } },
      ['check_old'],
    ],
    ['stopped, no doctor yet', { check: stopped }, ['check_stopped']],
    ['stopped, the doctor admits', { check: { ...stopped, decision: 'admit' } }, []],
    ['stopped, the doctor does not', { check: { ...stopped, decision: 'not_here' } }, ['not_here']],
    ['while another one lasts', { earlier: [{ from: day('2026-01-20'), to: null }] }, ['detox_overlaps']],
    ['before the last one ended', { earlier: [{ from: day('2026-01-20'), to: feb(4) }] }, ['detox_overlaps']],
    ['on the day the last one ended', { earlier: [{ from: day('2026-01-20'), to: feb(3) }] }, []],
    ['before the camp', { camp: { ...camp, firstDay: feb(4) } }, ['outside_camp']],
    ['after the camp', { camp: { ...camp, lastDay: feb(2) } }, ['outside_camp']],
    ['into a cancelled camp', { camp: { ...camp, cancelled: true } }, ['camp_cancelled']],
    ['into a full camp', { camp: { ...camp, full: [feb(4)] } }, ['camp_full']],
    ['into a full camp, and said so', { camp: { ...camp, full: [feb(4)] }, overBeds: true }, []],
    [
      'with nothing at all',
      { check: null, consentDay: null, preTalkDay: null },
      ['pre_talk_missing', 'consent_missing', 'check_missing'],
    ],
  ])('%s', (_, changes, codes) => {
    expect(admissionProblems({ ...facts, ...changes })).toEqual(codes)
  })
})

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
})

describe('a discharge', () => {
  const facts = {
    day: feb(10),
    today: feb(10),
    admittedDay: feb(3),
    lastChartDay: feb(10),
    outcome: 'completed' as const,
    toleranceTalk: 'held' as const,
    naloxone: 'given' as const,
  }
  test.each<[string, Partial<Parameters<typeof dischargeProblems>[0]>, string[]]>([
    ['with talk and kit', {}, []],
    ['without a kit on the shelf', { naloxone: 'none_here' }, []],
    ['without the talk', { toleranceTalk: 'gone' }, ['talk_first']],
    ['without an answer about the kit', { naloxone: 'gone' }, ['kit_first']],
    [
      'of somebody who left over the wall',
      { outcome: 'left_early', toleranceTalk: 'gone', naloxone: 'gone' },
      [],
    ],
    ['to hospital, unconscious', { outcome: 'hospital', toleranceTalk: 'not_able', naloxone: 'gone' }, []],
    ['before the admission', { day: feb(2), lastChartDay: null }, ['discharge_before_admission']],
    ['in the future', { day: feb(11) }, ['day_ahead']],
    ['before the last chart', { day: feb(9) }, ['charted_later']],
  ])('%s', (_, changes, codes) => {
    expect(dischargeProblems({ ...facts, ...changes }).map(({ code }) => code)).toEqual(codes)
  })
})

describe('camps of one place', () => {
  const other = { firstDay: feb(10), lastDay: feb(20) }
  test.each<[string, number, number, string[]]>([
    ['before', 1, 9, []],
    ['after', 21, 25, []],
    ['touching the first day', 1, 10, ['camps_overlap']],
    ['touching the last day', 20, 25, ['camps_overlap']],
    ['around', 1, 28, ['camps_overlap']],
    ['ending before it begins', 9, 8, ['camp_ends_before']],
    ['of two years', 1, 800, ['camp_too_long']],
  ])('%s', (_, from, to, codes) => {
    const found = campProblems({ firstDay: feb(from), lastDay: feb(to) }, [other])
    expect(found.map(({ code }) => code)).toEqual(codes)
  })
})

describe('beds', () => {
  test('are taken from the day of admission to the day before discharge, on one day at least', () => {
    expect([3, 4, 5].map((date) => takesBed({ from: feb(3), to: feb(5) }, feb(date)))).toEqual([
      true,
      true,
      false,
    ])
    expect(takesBed({ from: feb(3), to: feb(3) }, feb(3))).toBe(true)
    expect(stayDays({ from: feb(3), to: feb(3) }, feb(9))).toBe(1)
    expect(stayDays({ from: feb(3), to: null }, feb(3))).toBe(1)
  })

  test('counted by day agree with days counted by person, over generated stays', () => {
    const stays = fc.array(
      fc.record({ from: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 0, max: 15 }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(stays, fc.integer({ min: 1, max: 12 }), (drawn, beds) => {
        const all: Stay[] = drawn.map(({ from, length }) => ({ from: feb(from), to: feb(from + length) }))
        const span = { firstDay: feb(1), lastDay: feb(40) }
        const days = occupancy(all, span)
        const byPerson = drawn.reduce((sum, { length }) => sum + Math.max(1, length), 0)
        expect(days.reduce((sum, { taken }) => sum + taken, 0)).toBe(byPerson)
        const naive = days.filter(({ day: one, taken }) => daysBetween(feb(5), one) >= 0 && taken >= beds)
        expect(fullDays(all, { ...span, beds }, feb(5))).toEqual(naive.map((one) => one.day))
      }),
    )
  })
})
