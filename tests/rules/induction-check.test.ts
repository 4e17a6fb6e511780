import { describe, expect, test } from 'vitest'
import { type Cows, cowsItems } from '../../shared/records/cows.ts'
import type { BeforeFirstDose, InductionAnswers } from '../../shared/records/induction.ts'
import type { Instant } from '../../shared/records/time.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { type AssessmentFacts, inductionCheck } from '../../shared/rules/induction-check.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { aTablet, doseFacts, inShort } from './dose-facts.ts'
import { aDose, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

const now = moment('2026-02-06T03:00:00Z')
const hoursAgo = (hours: number) => (now - hours * 3_600_000) as Instant
const zero = Object.fromEntries(cowsItems.map((item) => [item, 0])) as Cows
/** 4 + 4 + 1 = 9, the least that the starting rules want; 8 without the yawn. */
const nine: Cows = { ...zero, pulse: 4, tremor: 4, yawning: 1 }
const eight: Cows = { ...zero, pulse: 4, tremor: 4 }

const asked = (changed: Partial<BeforeFirstDose> = {}): BeforeFirstDose => ({
  alcohol: 'no',
  benzodiazepines: 'no',
  pregnancy: null,
  lastOpioid: 'short',
  lastOpioidAt: hoursAgo(12),
  ...changed,
})
const assessed = (
  answers: Partial<InductionAnswers> = {},
  rest: Partial<AssessmentFacts> = {},
): AssessmentFacts => ({
  id: 1,
  doseOrderId: 1,
  slot: 1,
  at: now,
  doctorSays: null,
  answers: { cows: nine, sedation: 'awake', breathing: 'normal', before: asked(), ...answers },
  ...rest,
})
const short = (assessment: AssessmentFacts | null, drug: 'buprenorphine' | 'methadone' = 'buprenorphine') => {
  const verdict = inductionCheck(assessment, rulePackDefault.drugs[drug].induction, now)
  return 'reasons' in verdict
    ? `${verdict.verdict}: ${verdict.reasons.map(({ code }) => code).join(', ')}`
    : verdict.verdict
}

describe('before the first dose of buprenorphine', () => {
  test.each<[string, AssessmentFacts | null, string]>([
    ['nothing was asked', null, 'ask'],
    ['COWS 9, heroin 12 hours ago', assessed(), 'go_on'],
    ['COWS 8', assessed({ cows: eight }), 'wait: cows_too_low'],
    [
      'heroin 11 hours ago',
      assessed({ before: asked({ lastOpioidAt: hoursAgo(11) }) }),
      'wait: too_soon_after_short',
    ],
    [
      'methadone 72 hours ago',
      assessed({ before: asked({ lastOpioid: 'long', lastOpioidAt: hoursAgo(72) }) }),
      'go_on',
    ],
    [
      'methadone 71 hours ago',
      assessed({ before: asked({ lastOpioid: 'long', lastOpioidAt: hoursAgo(71) }) }),
      'wait: too_soon_after_long',
    ],
    [
      'buprenorphine an hour ago',
      assessed({ before: asked({ lastOpioid: 'buprenorphine', lastOpioidAt: hoursAgo(1) }) }),
      'go_on',
    ],
    ['no opioid for long', assessed({ before: asked({ lastOpioid: 'none', lastOpioidAt: null }) }), 'go_on'],
    [
      'nobody knows which',
      assessed({ before: asked({ lastOpioid: 'unknown', lastOpioidAt: null }) }),
      'doctor: last_opioid_unknown',
    ],
    ['nobody knows when', assessed({ before: asked({ lastOpioidAt: null }) }), 'doctor: last_opioid_unknown'],
    ['drowsy', assessed({ sedation: 'drowsy' }), 'doctor: drowsy'],
    [
      'hard to wake, breathing slow',
      assessed({ sedation: 'hard_to_wake', breathing: 'slow' }),
      'doctor: hard_to_wake, slow_breathing',
    ],
    ['alcohol', assessed({ before: asked({ alcohol: 'yes' }) }), 'doctor: alcohol_taken'],
    [
      'benzodiazepines',
      assessed({ before: asked({ benzodiazepines: 'yes' }) }),
      'doctor: benzodiazepines_taken',
    ],
    ['pregnant', assessed({ before: asked({ pregnancy: 'yes' }) }), 'doctor: pregnant'],
    ['perhaps pregnant', assessed({ before: asked({ pregnancy: 'unsure' }) }), 'doctor: pregnancy_unsure'],
    [
      'drowsy and too early: both are said',
      assessed({ sedation: 'drowsy', cows: eight }),
      'doctor: drowsy, cows_too_low',
    ],
    ['asked two hours ago', assessed({}, { at: hoursAgo(2) }), 'go_on'],
    ['asked longer ago', assessed({}, { at: (hoursAgo(2) - 1) as Instant }), 'ask'],
    ['drowsy, and a doctor says go on', assessed({ sedation: 'drowsy' }, { doctorSays: 'go_on' }), 'go_on'],
    ['well, and a doctor says no', assessed({}, { doctorSays: 'no' }), 'doctor: doctor_said_no'],
  ])('%s', (_, assessment, expected) => {
    expect(short(assessment)).toBe(expected)
  })

  test('says until when, from the later of two waits', () => {
    const early = assessed({ before: asked({ lastOpioidAt: hoursAgo(10) }) })
    expect(inductionCheck(early, rulePackDefault.drugs.buprenorphine.induction, now)).toMatchObject({
      verdict: 'wait',
      until: hoursAgo(-2),
      reasons: [{ hours: 12, source: rulePackDefault.drugs.buprenorphine.induction.source }],
    })
  })
})

describe('before the first dose of methadone', () => {
  test.each<[string, AssessmentFacts, string]>([
    [
      'no withdrawal, heroin an hour ago',
      assessed({ cows: zero, before: asked({ lastOpioidAt: hoursAgo(1) }) }),
      'go_on',
    ],
    ['nobody knows when', assessed({ before: asked({ lastOpioidAt: null }) }), 'go_on'],
    ['drowsy', assessed({ sedation: 'drowsy' }), 'doctor: drowsy'],
  ])('%s', (_, assessment, expected) => {
    expect(short(assessment, 'methadone')).toBe(expected)
  })
})

describe('before a top-up', () => {
  const four: Cows = { ...zero, pulse: 4 }
  const five: Cows = { ...zero, pulse: 4, yawning: 1 }
  test.each<[string, AssessmentFacts, string]>([
    ['mild withdrawal', assessed({ cows: five, before: null }), 'go_on'],
    ['none any more', assessed({ cows: four, before: null }), 'doctor: no_withdrawal_left'],
    ['drowsy', assessed({ cows: five, before: null, sedation: 'drowsy' }), 'doctor: drowsy'],
  ])('%s', (_, assessment, expected) => {
    expect(short(assessment)).toBe(expected)
  })
})

describe('at the counter', () => {
  const start = '2026-02-06'
  const order = (changed = {}) =>
    anOrder({
      kind: 'induction',
      startDay: start as never,
      steps: [aStep(4000), aStep(4000, { slot: 2, leastHours: 2 })],
      ...changed,
    })
  const facts = (changed: Partial<DoseFacts> = {}) =>
    doseFacts({ orders: [order()], shelf: [aTablet(2000)], ...changed })
  const verdict = (changed: Partial<DoseFacts>) => inShort(doseEligibility(facts(changed)))
  const given = aDose(start, {
    amountMicrograms: 4000,
    state: 'checked',
    givenAt: hoursAgo(3),
    at: hoursAgo(3),
  })

  test.each<[string, Partial<DoseFacts>, string]>([
    ['the first dose waits for the questions', {}, 'blocked: induction_not_asked'],
    ['a good assessment gives it', { assessments: [assessed()] }, 'due 4 mg: 2 × 2 mg'],
    [
      'one of another order does not',
      { assessments: [assessed({}, { doseOrderId: 9 })] },
      'blocked: induction_not_asked',
    ],
    [
      'the latest counts',
      { assessments: [assessed(), assessed({ cows: eight }, { id: 2 })] },
      'blocked: induction_wait, cows_too_low',
    ],
    [
      'a doctor is called for who is drowsy',
      { assessments: [assessed({ sedation: 'drowsy' })] },
      'see_doctor: induction_doctor, drowsy',
    ],
    [
      'a top-up waits for its own look',
      { doses: [given], assessments: [assessed()] },
      'blocked: induction_not_asked',
    ],
    [
      'and is given after it',
      { doses: [given], assessments: [assessed(), assessed({ before: null }, { id: 2, slot: 2 })] },
      'due 4 mg: 2 × 2 mg',
    ],
    [
      'maintenance asks nothing',
      { orders: [order({ kind: 'maintenance', steps: [aStep(8000)] })] },
      'due 8 mg: 4 × 2 mg',
    ],
  ])('%s', (_, changed, expected) => {
    expect(verdict(changed)).toBe(expected)
  })

  test('the second day of an induction asks nothing before its first slot', () => {
    const yesterday = aDose('2026-02-05', {
      amountMicrograms: 4000,
      state: 'checked',
      givenAt: hoursAgo(24),
      at: hoursAgo(24),
    })
    expect(verdict({ orders: [order({ startDay: '2026-02-05' })], doses: [yesterday] })).toBe(
      'due 4 mg: 2 × 2 mg',
    )
  })
})
