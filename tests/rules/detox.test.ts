import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckAnswers } from '../../shared/records/detox.ts'
import { startOfDetox } from '../../shared/records/rule-pack-start.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { campProblems, fullDays, occupancy, type Stay, stayDays, takesBed } from '../../shared/rules/camp.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { type AdmissionFacts, admissionProblems, redFlags } from '../../shared/rules/detox-check.ts'
import { dischargeProblems } from '../../shared/rules/detox-discharge.ts'

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
