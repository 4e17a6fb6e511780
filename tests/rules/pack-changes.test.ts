import { describe, expect, test } from 'vitest'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { differenceKind, type ReplayedVerdict } from '../../shared/rules/pack-replay.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'

describe('what changed between two versions', () => {
  test.each<[string, (copy: RulePackBody) => unknown, string[]]>([
    ['nothing', () => {}, []],
    ['a number', (p) => Object.assign(p.highRisk, { days: 42 }), ['highRisk.days: 28 → 42']],
    [
      'a limit taken away',
      (p) => Object.assign(p.drugs.methadone, { firstDayBlockMicrograms: null }),
      ['drugs.methadone.firstDayBlockMicrograms: 30000 → null'],
    ],
    [
      'one line of a ladder, known by its day',
      (p) =>
        p.drugs.methadone.ladder.map(
          (step) => step.fromDays === 2 && Object.assign(step, { verdict: 'doctor' }),
        ),
      ['drugs.methadone.ladder.2.verdict: usual_if_sober → doctor'],
    ],
    [
      'a medicine put first, which is no change of the others',
      (p) =>
        p.medicineAlerts.unshift({
          medicine: 'ritonavir',
          alsoCalled: ['RTV'],
          drugs: ['methadone'],
          level: 'know',
          text: 'May lower methadone',
          source: 'a table',
        }),
      [
        'medicineAlerts.ritonavir.medicine: null → ritonavir',
        'medicineAlerts.ritonavir.alsoCalled: null → RTV',
        'medicineAlerts.ritonavir.drugs: null → methadone',
        'medicineAlerts.ritonavir.level: null → know',
        'medicineAlerts.ritonavir.text: null → May lower methadone',
        'medicineAlerts.ritonavir.source: null → a table',
      ],
    ],
  ])('%s', (_, change, expected) => {
    const now = structuredClone(rulePackDefault)
    change(now)
    expect(packChanges(rulePackDefault, now).map((one) => `${one.path}: ${one.was} → ${one.now}`)).toEqual(
      expected,
    )
  })
})

describe('a morning judged differently is', () => {
  const due = (amountMicrograms: number, notices: ReplayedVerdict['notices'] = []): ReplayedVerdict => ({
    outcome: 'due',
    amountMicrograms,
    reasons: [],
    notices,
    rule: null,
  })
  const locked: ReplayedVerdict = {
    outcome: 'see_doctor',
    amountMicrograms: null,
    reasons: [{ code: 'locked_ladder', params: {} }],
    notices: [],
    rule: null,
  }
  test.each([
    ['a dose held back', due(8000), locked, 'stricter'],
    ['a dose given', locked, due(8000), 'laxer'],
    ['another amount', due(8000), due(4000), 'amount'],
    ['another notice', due(8000), due(8000, ['high_risk']), 'notice'],
  ] as const)('%s', (_, was, wouldBe, kind) => {
    expect(differenceKind({ was, wouldBe })).toBe(kind)
  })
})
