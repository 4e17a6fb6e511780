import { describe, expect, test } from 'vitest'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { type LostDose, mostAgain, reDoseProblems } from '../../shared/rules/re-dose.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { doseFacts, inShort } from './dose-facts.ts'
import { aDose, day } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

const today = day('2026-02-06')
const lost = (changed: Partial<LostDose> = {}): LostDose => ({
  clinicDay: today,
  state: 'vomited',
  redoseOf: null,
  amountMicrograms: 60_000,
  minutesAfter: 10,
  seenByStaff: true,
  ...changed,
})
const codes = (
  dose: LostDose,
  drug: 'methadone' | 'buprenorphine' = 'methadone',
  amount: number | null = null,
  more = {},
) => {
  const facts = {
    dose,
    today,
    ordered: false,
    vomiting: rulePackDefault.drugs[drug].vomiting,
    via: 'doctor' as const,
    telephoneAllowed: false,
    ...more,
  }
  return reDoseProblems(facts, amount).map(({ code }) => code)
}

describe('what a doctor may order again', () => {
  test.each<[string, string[], string[]]>([
    ['methadone vomited after 10 minutes, seen', codes(lost()), []],
    ['after 15 minutes', codes(lost({ minutesAfter: 15 })), []],
    ['after 16 minutes', codes(lost({ minutesAfter: 16 })), ['vomited_too_late']],
    ['nobody saw it', codes(lost({ seenByStaff: false })), ['vomited_not_seen']],
    ['more than the half', codes(lost(), 'methadone', 30_001), ['redose_above_most']],
    ['the half', codes(lost(), 'methadone', 30_000), []],
    ['buprenorphine vomited', codes(lost(), 'buprenorphine'), ['vomited_not_repeated']],
    ['buprenorphine spilled: all of it', codes(lost({ state: 'spilled' }), 'buprenorphine', 60_000), []],
    [
      'more than was spilled',
      codes(lost({ state: 'spilled' }), 'buprenorphine', 60_001),
      ['redose_above_most'],
    ],
    ['a dose that was taken', codes(lost({ state: 'checked' })), ['nothing_lost']],
    ['a re-dose', codes(lost({ redoseOf: 3 })), ['nothing_lost']],
    ['yesterday’s', codes(lost({ clinicDay: day('2026-02-05') })), ['redose_other_day']],
    ['ordered already', codes(lost(), 'methadone', null, { ordered: true }), ['redose_ordered_already']],
    [
      'by telephone where the rules allow none',
      codes(lost(), 'methadone', null, { via: 'telephone' }),
      ['redose_telephone_not_allowed'],
    ],
    [
      'by telephone where they do',
      codes(lost(), 'methadone', null, { via: 'telephone', telephoneAllowed: true }),
      [],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  test('comes to all of what was spilled, half of what was vomited, none of a tablet that dissolved', () => {
    const most = (dose: LostDose, drug: 'methadone' | 'buprenorphine') =>
      mostAgain({ dose, vomiting: rulePackDefault.drugs[drug].vomiting })
    expect(most(lost({ state: 'spilled' }), 'buprenorphine')).toBe(60_000)
    expect(most(lost(), 'methadone')).toBe(30_000)
    expect(most(lost(), 'buprenorphine')).toBe(0)
  })
})

describe('a named re-dose at the counter', () => {
  const spilled = aDose(today, { state: 'spilled', amountMicrograms: 8000 })
  const again = { id: 1, doseId: spilled.id, amountMicrograms: 4000 }
  const verdict = (changed: Partial<DoseFacts>) =>
    inShort(doseEligibility(doseFacts({ doses: [spilled], redoses: [again], ...changed })))

  test('is due, with the amount ordered, and names what it stands for', () => {
    expect(verdict({})).toBe('due 4 mg: 2 × 2 mg')
    expect(doseEligibility(doseFacts({ doses: [spilled], redoses: [again] }))).toMatchObject({
      redoseOf: spilled.id,
      attempt: 2,
    })
  })

  test('is due once, whatever became of it', () => {
    for (const state of ['checked', 'refused', 'voided', 'spilled'] as const) {
      const second = aDose(today, { state, attempt: 2, redoseOf: spilled.id, amountMicrograms: 4000 })
      expect(verdict({ doses: [spilled, second] }), state).not.toMatch(/^due/)
    }
  })

  test('waits behind a hold, and is no dose of an order that changed meanwhile', () => {
    expect(verdict({ holds: [{ id: 1, kind: 'doctor' }] })).toBe('see_doctor: held')
    const next = anOrder({
      id: 2,
      supersedes: 1,
      startDay: today,
      steps: [aStep(4000)],
    })
    expect(verdict({ orders: [anOrder(), next] })).toBe('see_doctor: spilled')
  })

  test('after vomiting comes before *already given*', () => {
    const vomited = aDose(today, { state: 'vomited' })
    expect(verdict({ doses: [vomited], redoses: [] })).toBe('already_given slot 1: vomited')
    expect(verdict({ doses: [vomited], redoses: [{ ...again, doseId: vomited.id }] })).toBe(
      'due 4 mg: 2 × 2 mg',
    )
  })
})
