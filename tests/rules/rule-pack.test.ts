import { describe, expect, test } from 'vitest'
import type { Drug } from '../../shared/records/product.ts'
import { type DrugRules, type LadderStep, RulePackBody } from '../../shared/records/rule-pack.ts'
import { ladderCap, ladderVerdict, packProblems, suspendedFromDays } from '../../shared/rules/rule-pack.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'

const pack = { version: 3, body: rulePackDefault }
const mg = (milligrams: number) => milligrams * 1000

describe('the ladder of the starting rules', () => {
  //  drug | days without | line | of 70 mg methadone or 16 mg buprenorphine at most
  test.each<[Drug, number, LadderStep['verdict'] | null, number]>([
    ['methadone', 0, null, 70],
    ['methadone', 1, 'usual', 70],
    ['methadone', 2, 'usual_if_sober', 70],
    ['methadone', 3, 'telephone_order', 35],
    ['methadone', 4, 'doctor', 35],
    ['methadone', 5, 'new_induction', 70],
    ['methadone', 60, 'new_induction', 70],
    ['buprenorphine', 0, null, 16],
    ['buprenorphine', 1, 'usual', 16],
    ['buprenorphine', 2, 'usual_if_sober', 16],
    ['buprenorphine', 3, 'telephone_order', 16],
    ['buprenorphine', 4, 'doctor', 8],
    ['buprenorphine', 5, 'new_induction', 16],
    ['buprenorphine-naloxone', 4, 'doctor', 8],
  ])('%s, %i days without: %s, at most %d mg', (drug, days, verdict, atMost) => {
    const { step, rule } = ladderVerdict(pack, drug, days)
    expect(step?.verdict ?? null).toBe(verdict)
    const ordered = drug === 'methadone' ? mg(70) : mg(16)
    expect(step === null ? ordered : ladderCap(step, ordered)).toBe(mg(atMost))
    expect(rule).toMatchObject({ name: 'Starting rules', version: 3 })
    expect(rule.source).not.toBe('')
  })

  test('after four days 100 mg methadone become 40 mg, which is less than half', () => {
    const { step } = ladderVerdict(pack, 'methadone', 4)
    expect(step === null ? null : ladderCap(step, mg(100))).toBe(mg(40))
  })
})

describe('the starting rules', () => {
  test('are a valid pack without problems, and say on each inferred line that the doctor signs', () => {
    expect(RulePackBody.parse(rulePackDefault)).toEqual(rulePackDefault)
    expect(packProblems(rulePackDefault)).toEqual([])
    for (const step of rulePackDefault.drugs.buprenorphine.ladder)
      expect(step.source).toContain('[inference: the doctor signs or changes]')
  })

  test('suspend an order from the fifth day without', () => {
    expect(suspendedFromDays(rulePackDefault)).toBe(5)
  })

  test('allow no telephone order until the doctor says so', () => {
    expect(rulePackDefault.telephoneOrders.allowed).toBe(false)
  })
})

describe('a pack may not be signed', () => {
  const line = (
    fromDays: number,
    verdict: LadderStep['verdict'],
    rest: Partial<LadderStep> = {},
  ): LadderStep => ({
    fromDays,
    verdict,
    atMost: null,
    source: 'a table',
    ...rest,
  })
  const withMethadone = (changed: Partial<DrugRules>): RulePackBody => ({
    ...rulePackDefault,
    drugs: { ...rulePackDefault.drugs, methadone: { ...rulePackDefault.drugs.methadone, ...changed } },
  })
  const half = { percent: 50, micrograms: null }

  test.each<[string, LadderStep[], string, string]>([
    [
      'its ladder begins at day 2',
      [line(2, 'doctor'), line(3, 'new_induction')],
      '0.fromDays',
      'ladder_not_from_1',
    ],
    ['its ladder leaves out day 2', [line(1, 'usual'), line(3, 'new_induction')], '1.fromDays', 'ladder_gap'],
    [
      'its ladder goes back',
      [line(1, 'usual'), line(1, 'new_induction')],
      '1.fromDays',
      'ladder_not_ascending',
    ],
    ['its ladder never ends', [line(1, 'usual'), line(2, 'doctor')], '1.verdict', 'ladder_never_ends'],
    [
      'its ladder gets laxer',
      [line(1, 'doctor'), line(2, 'usual'), line(3, 'new_induction')],
      '1.verdict',
      'ladder_laxer',
    ],
    [
      'more may be given after more days',
      [line(1, 'usual', { atMost: half }), line(2, 'doctor'), line(3, 'new_induction')],
      '1.atMost',
      'ladder_cap_rises',
    ],
    ['a line has no source', [line(1, 'new_induction', { source: ' ' })], '0.source', 'source_missing'],
  ])('when %s', (_, ladder, field, code) => {
    expect(packProblems(withMethadone({ ladder }))).toEqual([
      { field: `drugs.methadone.ladder.${field}`, code },
    ])
  })

  test.each<[string, Partial<DrugRules>, string, string]>([
    [
      'it warns only above what it blocks',
      { firstDayWarnMicrograms: mg(31) },
      'firstDayWarnMicrograms',
      'first_day_warn_above_block',
    ],
    [
      'the second day allows less than the first',
      { secondDayWarnMicrograms: mg(10) },
      'secondDayWarnMicrograms',
      'second_day_below_first',
    ],
    [
      'low and high cross',
      { warnBelowMicrograms: mg(120) },
      'warnBelowMicrograms',
      'warn_below_not_under_warn_above',
    ],
    ['a drug has no source', { source: '' }, 'source', 'source_missing'],
  ])('when %s', (_, changed, field, code) => {
    expect(packProblems(withMethadone(changed))).toEqual([{ field: `drugs.methadone.${field}`, code }])
  })

  test('when nobody says on what ground telephone orders rest', () => {
    const telephoneOrders = { ...rulePackDefault.telephoneOrders, source: '' }
    expect(packProblems({ ...rulePackDefault, telephoneOrders })).toEqual([
      { field: 'telephoneOrders.source', code: 'source_missing' },
    ])
  })
})
