import { describe, expect, it } from 'vitest'
import type { AbsenceFacts, DosingAnswer } from '../../shared/records/absence.ts'
import { awayOn, coveredElsewhere, daysAway, dosedElsewhere, riskyReturns } from '../../shared/rules/away.ts'
import { noCare } from '../../shared/rules/care-facts.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { highRisk, type RiskFacts } from '../../shared/rules/high-risk.ts'
import { alertsFor } from '../../shared/rules/medicine-alerts.ts'
import { pregnancyAskDay, pregnantSince } from '../../shared/rules/pregnancy.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { doseFacts, inShort } from './dose-facts.ts'
import { day, moment } from './dose-records.ts'
import { anOrder } from './order-facts.ts'

const stay = (changed: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  id: 1,
  kind: 'hospital',
  fromDay: day('2026-02-02'),
  untilDay: null,
  backDay: null,
  dosing: null,
  ...changed,
})
const confirmed: DosingAnswer = {
  answer: 'confirmed',
  drug: 'buprenorphine',
  amountMicrograms: 8_000,
  lastDoseDay: day('2026-02-04'),
  at: moment('2026-02-06T02:00:00Z'),
}

describe('a day away', () => {
  it.each([
    ['the day before', stay(), '2026-02-01', false],
    ['the first day', stay(), '2026-02-02', true],
    ['long after, with no end', stay(), '2026-06-01', true],
    ['the last day that was expected', stay({ untilDay: day('2026-02-05') }), '2026-02-05', true],
    ['the day after it', stay({ untilDay: day('2026-02-05') }), '2026-02-06', false],
    ['the day of return', stay({ backDay: day('2026-02-04') }), '2026-02-04', false],
    ['the day before the return', stay({ backDay: day('2026-02-04') }), '2026-02-03', true],
    [
      'back sooner than expected',
      stay({ untilDay: day('2026-02-09'), backDay: day('2026-02-04') }),
      '2026-02-05',
      false,
    ],
    [
      'back later than expected',
      stay({ untilDay: day('2026-02-04'), backDay: day('2026-02-09') }),
      '2026-02-06',
      false,
    ],
  ])('%s', (_, absence, on, expected) => {
    expect(awayOn([absence], day(on)) !== null).toBe(expected)
    expect(daysAway([absence], day(on), day(on))).toHaveLength(expected ? 1 : 0)
  })

  it('counts as dosed elsewhere only as far as somebody confirmed', () => {
    const there = [stay({ dosing: confirmed })]
    expect(dosedElsewhere(there)).toMatchObject([{ day: '2026-02-04', amountMicrograms: 8_000 }])
    expect(coveredElsewhere(there, day('2026-02-04'))).toBe(true)
    expect(coveredElsewhere(there, day('2026-02-05'))).toBe(false)
    for (const answer of ['none', 'unknown'] as const)
      expect(dosedElsewhere([stay({ dosing: { ...confirmed, answer } })])).toEqual([])
  })

  it('leaves a risk behind after hospital, custody and prison, none after a journey', () => {
    const back = { backDay: day('2026-02-05') }
    const kinds = (['hospital', 'custody', 'prison', 'travel'] as const).map((kind) =>
      stay({ kind, ...back }),
    )
    expect(riskyReturns(kinds, day('2026-02-06')).map(({ kind }) => kind)).toEqual([
      'hospital',
      'custody',
      'prison',
    ])
    expect(riskyReturns(kinds, day('2026-02-04'))).toEqual([])
  })
})

describe('the mark of high risk, by the numbers of the pack (28 days, 5 without)', () => {
  const facts = (changed: Partial<RiskFacts>): RiskFacts => ({
    today: day('2026-02-28'),
    began: null,
    returns: [],
    detoxEnded: [],
    dosed: [],
    answeredSince: null,
    ...changed,
  })
  const on = (text: string, everyDays = 1) => ({ day: day(text), everyDays })
  it.each([
    ['nothing known', {}, null],
    ['the 28th day of treatment', { began: day('2026-02-01') }, 'early'],
    ['the 29th', { began: day('2026-01-31') }, null],
    ['27 days after prison', { returns: [{ kind: 'prison', day: day('2026-02-01') }] }, 'prison'],
    ['28 days after prison', { returns: [{ kind: 'prison', day: day('2026-01-31') }] }, null],
    ['detox ended yesterday', { detoxEnded: [day('2026-02-27')] }, 'detox'],
    ['five days without now', { dosed: [on('2026-02-22')] }, 'gap'],
    ['four days without now', { dosed: [on('2026-02-23')] }, null],
    ['five days without on alternate days', { dosed: [on('2026-02-21', 2)] }, 'gap'],
    ['dosed again since a gap', { dosed: [on('2026-02-27'), on('2026-02-10')] }, 'gap'],
    ['the reason that began last', { began: day('2026-02-01'), detoxEnded: [day('2026-02-20')] }, 'detox'],
  ] as [string, Partial<RiskFacts>, string | null][])('%s', (_, changed, expected) => {
    expect(highRisk(facts(changed), rulePackDefault.highRisk)?.cause ?? null).toBe(expected)
  })

  it('is asked once a period, and again when a new one begins', () => {
    const early = { began: day('2026-02-01'), answeredSince: day('2026-02-01') }
    const risk = (changed: Partial<RiskFacts>) =>
      highRisk(facts({ ...early, ...changed }), rulePackDefault.highRisk)
    expect(risk({})).toMatchObject({ answered: true })
    expect(risk({ detoxEnded: [day('2026-02-20')] })).toMatchObject({ cause: 'detox', answered: false })
  })

  it('answered on the day of the return holds after the first dose: the gap keeps its beginning', () => {
    const before = highRisk(facts({ dosed: [on('2026-02-20')] }), rulePackDefault.highRisk)
    const after = highRisk(
      facts({ today: day('2026-03-01'), dosed: [on('2026-02-28'), on('2026-02-20')] }),
      rulePackDefault.highRisk,
    )
    expect(before?.since).toBe('2026-02-26')
    expect(after?.since).toBe('2026-02-26')
    expect(after?.until).toBe('2026-03-27')
  })
})

describe('pregnancy', () => {
  const told = (answer: 'yes' | 'no' | 'not_sure' | 'not_said' | 'not_possible', on = '2026-01-01') => ({
    day: day(on),
    answer,
    at: moment(`${on}T04:00:00Z`),
  })
  const asks = (sex: 'F' | 'T' | 'M', answers: ReturnType<typeof told>[]) =>
    pregnancyAskDay({ sex, today: day('2026-02-06'), answers }, 90)
  it('is asked of women and trans clients, at once and every 90 days, of nobody who cannot be', () => {
    expect(asks('M', [])).toBeNull()
    expect(asks('F', [])).toBe('2026-02-06')
    expect(asks('T', [told('no')])).toBe('2026-04-01')
    expect(asks('T', [told('not_possible')])).toBeNull()
  })

  it('stands until another answer: not sure and not said change nothing', () => {
    expect(pregnantSince([])).toBeNull()
    expect(pregnantSince([told('yes'), told('not_said', '2026-01-20')])).toMatchObject({ day: '2026-01-01' })
    expect(pregnantSince([told('yes'), told('no', '2026-01-20')])).toBeNull()
  })
})

describe('a medicine as somebody wrote it', () => {
  it.each([
    ['Tab. Rifampicin 450 mg', 'methadone', 'rifampicin'],
    ['RIFAMPIN', null, 'rifampicin'],
    ['diazepam 5', 'buprenorphine', 'benzodiazepines'],
    ['haloperidol', 'buprenorphine', undefined],
    ['haloperidol', 'methadone', 'QT-prolonging medicines'],
    ['paracetamol', 'methadone', undefined],
  ] as const)('%s under %s: %s', (written, drug, expected) => {
    expect(alertsFor(written, rulePackDefault.medicineAlerts, drug)[0]?.medicine).toBe(expected)
  })
})

describe('the counter and a client’s state', () => {
  const there = (changed: object = {}) => ({
    day: day('2026-02-05'),
    drug: 'buprenorphine' as const,
    amountMicrograms: 8_000,
    at: moment('2026-02-06T02:00:00Z'),
    ...changed,
  })
  const charted = (changed: object = {}) => ({
    day: day('2026-02-05'),
    at: moment('2026-02-05T03:00:00Z'),
    drug: 'buprenorphine' as const,
    amountMicrograms: 8_000,
    doseOrderId: null,
    orderStep: null,
    ...changed,
  })
  const away = { id: 1, kind: 'hospital' as const, fromDay: day('2026-02-01'), untilDay: null }
  const pregnant = { day: day('2026-02-05'), at: moment('2026-02-05T05:00:00Z') }
  const order = anOrder({ startDay: day('2026-01-01') })
  const taper = anOrder({ startDay: day('2026-01-01'), kind: 'taper' })
  const verdict = (care: object, orders = [order]) =>
    inShort(doseEligibility(doseFacts({ orders, care: { ...noCare, ...care } })))
  it.each([
    ['nothing known: the gap since the order began', {}, 'see_doctor: order_suspended'],
    ['away', { away }, 'blocked: away'],
    ['dosed there yesterday, confirmed', { elsewhere: [there()] }, 'due 8 mg: 4 × 2 mg'],
    ['dosed there today', { elsewhere: [there({ day: day('2026-02-06') })] }, 'blocked: dosed_elsewhere'],
    [
      'more there than here: the order caps',
      { elsewhere: [there({ amountMicrograms: 12_000 })] },
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'less there than here',
      { elsewhere: [there({ amountMicrograms: 4_000 })] },
      'see_doctor: dose_elsewhere_differs',
    ],
    [
      'another drug there',
      { elsewhere: [there({ drug: 'methadone' })] },
      'see_doctor: dose_elsewhere_differs',
    ],
    [
      'the same drug with naloxone there',
      { elsewhere: [there({ drug: 'buprenorphine-naloxone' })] },
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'five days since the last dose there',
      { elsewhere: [there({ day: day('2026-01-31') })] },
      'see_doctor: order_suspended',
    ],
    ['given on the chart yesterday', { chart: [charted()] }, 'due 8 mg: 4 × 2 mg'],
    ['given on the chart today', { chart: [charted({ day: day('2026-02-06') })] }, 'blocked: given_on_chart'],
    [
      'given on the chart late last night',
      { chart: [charted({ at: moment('2026-02-05T18:00:00Z') })] },
      'blocked: wait_hours',
    ],
    [
      'given on the chart five days ago',
      { chart: [charted({ day: day('2026-01-31') })] },
      'see_doctor: order_suspended',
    ],
    [
      'in a camp with medicine in its box',
      { camp: { place: 'Durtlang', fromDay: day('2026-02-03') }, chart: [charted()] },
      'blocked: in_camp',
    ],
    ['pregnant on a steady dose', { pregnant, elsewhere: [there()] }, 'due 8 mg: 4 × 2 mg'],
  ])('%s', (_, care, expected) => {
    expect(verdict(care)).toBe(expected)
  })

  it('stops a taper of a pregnant client until an order written after it was known', () => {
    expect(verdict({ pregnant, elsewhere: [there()] }, [taper])).toBe('see_doctor: pregnant_taper')
    const after = { ...taper, at: moment('2026-02-05T06:00:00Z') }
    expect(verdict({ pregnant, elsewhere: [there()] }, [after])).toBe('due 8 mg: 4 × 2 mg')
  })
})
