import { describe, expect, test } from 'vitest'
import { RulePackBody } from '../../shared/records/rule-pack.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { packProblems } from '../../shared/rules/rule-pack.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { doseFacts, inShort } from './dose-facts.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder } from './order-facts.ts'

const body = (changed: (copy: RulePackBody) => void): RulePackBody => {
  const copy = structuredClone(rulePackDefault)
  changed(copy)
  return copy
}
const signed = (one: RulePackBody) => ({ version: 1, body: one, signed: true })

describe('a version signed before the later lines were known', () => {
  const {
    takeHome: _t,
    highRisk: _h,
    stock: _s,
    pregnancy: _p,
    detox: _x,
    medicineAlerts: _m,
    dropoutDays: _d,
    othersSource: _o,
    drugs,
    ...rest
  } = rulePackDefault
  const first = ({ induction: _i, vomiting: _v, hoursBetweenDays: _b, ...old }: typeof drugs.methadone) => old
  const older = {
    ...rest,
    drugs: { buprenorphine: first(drugs.buprenorphine), methadone: first(drugs.methadone) },
  }

  test('reads with the starting lines of each group, each medicine its own', () => {
    const read = RulePackBody.parse(JSON.parse(JSON.stringify(older)))
    expect(read).toEqual(rulePackDefault)
    expect(read.drugs.buprenorphine.induction).toMatchObject({ cowsAtLeast: 9, hoursAfterMethadone: 72 })
    expect(read.drugs.methadone.induction).toMatchObject({ cowsAtLeast: null, observeMinutes: 180 })
    expect(read.dropoutDays).toBeNull()
  })

  test('leaves the starting lines as they are when what was read is changed', () => {
    RulePackBody.parse(older).medicineAlerts.length = 0
    expect(RulePackBody.parse(older).medicineAlerts.length).toBeGreaterThan(5)
  })
})

describe('a pack may not be signed', () => {
  const second = {
    medicine: 'second',
    alsoCalled: [],
    drugs: ['methadone' as const],
    level: 'know' as const,
    text: 'what it does',
    source: 'a table',
  }
  test.each<[string, (copy: RulePackBody) => void, string, string]>([
    [
      'the induction checks have no source',
      (p) => (p.drugs.methadone.induction.source = ' '),
      'drugs.methadone.induction.source',
      'source_missing',
    ],
    [
      'vomiting has no source',
      (p) => (p.drugs.buprenorphine.vomiting.source = ''),
      'drugs.buprenorphine.vomiting.source',
      'source_missing',
    ],
    [
      'the hours between days have no source',
      (p) => (p.drugs.methadone.hoursBetweenDays.source = ''),
      'drugs.methadone.hoursBetweenDays.source',
      'source_missing',
    ],
    [
      'a vomited dose may be repeated, but none of it',
      (p) => (p.drugs.methadone.vomiting.mostPercent = 0),
      'drugs.methadone.vomiting.mostPercent',
      'vomiting_no_amount',
    ],
    ['take-home has no source', (p) => (p.takeHome.source = ''), 'takeHome.source', 'source_missing'],
    [
      'take-home is allowed for no day',
      (p) => (p.takeHome.mostDays = 0),
      'takeHome.mostDays',
      'take_home_no_days',
    ],
    [
      'the high-risk mark has no source',
      (p) => (p.highRisk.source = ''),
      'highRisk.source',
      'source_missing',
    ],
    [
      'a month of liquid may differ less than one count',
      (p) => (p.stock.liquidToleranceSumPerMille = 5),
      'stock.liquidToleranceSumPerMille',
      'tolerance_sum_too_small',
    ],
    ['pregnancy has no source', (p) => (p.pregnancy.source = ''), 'pregnancy.source', 'source_missing'],
    ['detoxification has no source', (p) => (p.detox.source = ''), 'detox.source', 'source_missing'],
    [
      'a likely pulse begins above where it ends',
      (p) => {
        p.detox.pulseFrom = 100
        p.detox.pulseTo = 90
      },
      'detox.pulseTo',
      'range_upside_down',
    ],
    ['the other numbers have no source', (p) => (p.othersSource = ''), 'othersSource', 'source_missing'],
    [
      'an alert has no source',
      (p) => p.medicineAlerts.splice(1, 1, { ...second, source: '' }),
      'medicineAlerts.1.source',
      'source_missing',
    ],
    [
      'a medicine stands twice, once as another name',
      (p) => p.medicineAlerts.splice(1, 1, { ...second, medicine: 'Rifampin' }),
      'medicineAlerts.1.medicine',
      'medicine_twice',
    ],
  ])('when %s', (_, change, field, code) => {
    expect(packProblems(body(change))).toEqual([{ field, code }])
  })
})

describe('least hours between the doses of two days', () => {
  //  hours of the pack | last dose | now | verdict; the clinic's days follow each other
  test.each([
    [12, '2026-02-05T15:00:00Z', '2026-02-06T02:59:00Z', 'blocked: wait_hours'],
    [12, '2026-02-05T15:00:00Z', '2026-02-06T03:00:00Z', 'due 8 mg: 4 × 2 mg'],
    [8, '2026-02-05T18:00:00Z', '2026-02-06T03:00:00Z', 'due 8 mg: 4 × 2 mg'],
    [0, '2026-02-06T02:59:00Z', '2026-02-06T03:00:00Z', 'due 8 mg: 4 × 2 mg'],
  ])('of %i hours, last dose at %s, asked at %s: %s', (hours, given, now, expected) => {
    const pack = signed(body((p) => (p.drugs.buprenorphine.hoursBetweenDays.hours = hours)))
    const facts = doseFacts({
      pack,
      now: moment(now),
      doses: [aDose('2026-02-05', { givenAt: moment(given) })],
    })
    expect(inShort(doseEligibility(facts))).toBe(expected)
  })

  test('says that the wait is the pack’s', () => {
    const doses = [aDose('2026-02-05', { givenAt: moment('2026-02-05T20:00:00Z') })]
    expect(doseEligibility(doseFacts({ doses }))).toMatchObject({
      reasons: [{ code: 'wait_hours', leastHours: 12, until: moment('2026-02-06T08:00:00Z') }],
    })
  })
})

describe('the high-risk mark', () => {
  const until = (doses: string[], pack: RulePackBody = rulePackDefault) => {
    const long = anOrder({ startDay: day('2025-10-01'), at: moment('2026-02-06T01:00:00Z') })
    const verdict = doseEligibility(
      doseFacts({ pack: signed(pack), orders: [long], doses: doses.map((on) => aDose(on)) }),
    )
    if (verdict.outcome !== 'due') return inShort(verdict)
    return verdict.notices.find((notice) => notice.code === 'high_risk')?.until ?? null
  }
  //  today is 06-Feb-2026
  test.each<[string, string[], string | null]>([
    ['nobody was away', ['2026-02-04', '2026-02-05'], null],
    ['four days without are no reason', ['2026-01-30', '2026-02-04', '2026-02-05'], null],
    [
      'five days without: four weeks from the return',
      ['2026-01-29', '2026-02-04', '2026-02-05'],
      '2026-03-03',
    ],
    ['of two returns the later one', ['2026-01-01', '2026-01-10', '2026-01-20', '2026-02-05'], '2026-03-04'],
    ['a return more than four weeks ago has passed', oneADay('2025-12-20', '2026-01-05', '2026-02-05'), null],
  ])('%s', (_, doses, expected) => {
    expect(until(doses)).toBe(expected)
  })

  test('lasts as long as the pack says', () => {
    const pack = body((p) => (p.highRisk.days = 7))
    expect(until(['2026-01-25', '2026-02-04', '2026-02-05'], pack)).toBe('2026-02-10')
  })

  function oneADay(before: string, first: string, last: string): string[] {
    const days = [before]
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
      days.push(new Date(at).toISOString().slice(0, 10))
    return days
  }
})
