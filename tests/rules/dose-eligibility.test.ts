import { describe, expect, test } from 'vitest'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { aBatch, aLiquid, aTablet, doseFacts, inShort } from './dose-facts.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

const verdict = (changed: Partial<DoseFacts> = {}) => inShort(doseEligibility(doseFacts(changed)))
const yesterday = aDose('2026-02-05')
const today = '2026-02-06'

describe('the usual morning: 8 mg daily, last dose yesterday', () => {
  test.each<[string, Partial<DoseFacts>, string]>([
    ['due', {}, 'due 8 mg: 4 × 2 mg'],
    ['given this morning', { doses: [yesterday, aDose(today)] }, 'already_given slot 1: checked'],
    [
      'mouth not checked, reason written',
      { doses: [aDose(today, { state: 'not_checked' })] },
      'already_given slot 1: not_checked',
    ],
    ['vomited after it', { doses: [aDose(today, { state: 'vomited' })] }, 'already_given slot 1: vomited'],
    ['an incident', { doses: [aDose(today, { state: 'incident' })] }, 'already_given slot 1: incident'],
    [
      'carried home for today',
      { doses: [aDose(today, { state: 'given', kind: 'take_home' })] },
      'already_given slot 1: given',
    ],
    [
      'prepared and not yet given',
      { doses: [aDose(today, { state: 'prepared' })] },
      'in_progress 2026-02-06: prepared',
    ],
    ['under the tongue', { doses: [aDose(today, { state: 'given' })] }, 'in_progress 2026-02-06: given'],
    [
      'left open by a power cut yesterday',
      { doses: [aDose('2026-02-05', { state: 'prepared' })] },
      'in_progress 2026-02-05: prepared',
    ],
    [
      'refused, comes again',
      { doses: [yesterday, aDose(today, { state: 'refused' })] },
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'withheld, comes again sober',
      { doses: [yesterday, aDose(today, { state: 'withheld' })] },
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'voided, nobody swallowed any of it',
      { doses: [yesterday, aDose(today, { state: 'voided' })] },
      'due 8 mg: 4 × 2 mg',
    ],
    ['spilled', { doses: [yesterday, aDose(today, { state: 'spilled' })] }, 'see_doctor: spilled'],
    ['day not open', { dayOpen: false }, 'blocked: day_not_open'],
    ['no rule pack', { pack: null }, 'blocked: pack_unsigned'],
    [
      'rule pack not signed',
      { pack: { version: 2, body: rulePackDefault, signed: false } },
      'blocked: pack_unsigned',
    ],
    ['left treatment', { episodes: [] }, 'blocked: no_episode'],
    ['only a drop-in client', { episodes: [{ id: 1, kind: 'drop_in' }] }, 'blocked: no_episode'],
    [
      'came back, with the order from before',
      { episodes: [{ id: 2, kind: 'ost' }] },
      'see_doctor: order_of_closed_episode',
    ],
    ['held by the doctor', { holds: [{ id: 1, kind: 'doctor' }] }, 'see_doctor: held'],
    ['the office asks: given all the same', { officeCase: { caseNumber: 7 } }, 'due 8 mg: 4 × 2 mg'],
    [
      'yesterday on paper, not entered',
      { paperDaysNotEntered: [day('2026-02-06')] },
      'blocked: unknown_days_enter_sheet',
    ],
    [
      'an older paper day does not matter',
      { paperDaysNotEntered: [day('2026-02-04')] },
      'due 8 mg: 4 × 2 mg',
    ],
  ])('%s', (_, changed, expected) => {
    expect(verdict({ doses: [yesterday], ...changed })).toBe(expected)
  })

  test('dosed today is said before a hold, an ended order or a closed episode', () => {
    const doses = [aDose(today)]
    expect(verdict({ doses, holds: [{ id: 1, kind: 'doctor' }] })).toMatch(/^already_given/)
    expect(verdict({ doses, orders: [anOrder({ endedAt: moment('2026-02-06T02:45:00Z') })] })).toMatch(
      /^already_given/,
    )
    expect(verdict({ doses, episodes: [] })).toMatch(/^already_given/)
  })

  test('a second row of the slot after a void is attempt 2', () => {
    const facts = doseFacts({ doses: [yesterday, aDose(today, { state: 'voided' })] })
    expect(doseEligibility(facts)).toMatchObject({ outcome: 'due', slot: 1, attempt: 2 })
  })

  test('a spilled dose that a doctor named a re-dose for is given once that was taken', () => {
    const spilled = aDose(today, { state: 'spilled' })
    const redose = aDose(today, { redoseOf: spilled.id, attempt: 2 })
    const facts = doseFacts({ doses: [yesterday, spilled, redose] })
    expect(doseEligibility(facts)).toMatchObject({ outcome: 'already_given', doseId: redose.id })
  })
})

describe('the order', () => {
  test.each<[string, Partial<DoseFacts>, string]>([
    ['none', { orders: [] }, 'see_doctor: no_order'],
    ['ended yesterday', { orders: [anOrder({ endDay: day('2026-02-05') })] }, 'see_doctor: order_ended'],
    ['ends today', { orders: [anOrder({ endDay: day(today) })] }, 'due 8 mg: 4 × 2 mg'],
    ['begins tomorrow', { orders: [anOrder({ startDay: day('2026-02-07') })] }, 'blocked: order_not_begun'],
    [
      'stopped',
      { orders: [anOrder({ endedAt: moment('2026-02-05T09:00:00Z') })] },
      'see_doctor: order_stopped',
    ],
    [
      'two that name neither each other',
      { orders: [anOrder(), anOrder({ id: 2 })] },
      'see_doctor: two_orders',
    ],
    [
      'held and ended: both are said',
      { holds: [{ id: 1, kind: 'incident' }], orders: [anOrder({ endDay: day('2026-02-05') })] },
      'see_doctor: held, order_ended',
    ],
    [
      'by telephone, 72 hours ago',
      { orders: [anOrder({ via: 'telephone', telephoneAt: moment('2026-02-03T02:59:00Z') })] },
      'see_doctor: order_ended',
    ],
    [
      'by telephone, just within 72 hours',
      { orders: [anOrder({ via: 'telephone', telephoneAt: moment('2026-02-03T03:00:00Z') })] },
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'on alternate days, not today',
      { orders: [anOrder({ everyDays: 2, startDay: day('2026-02-03') })] },
      'not_due until 2026-02-07',
    ],
    [
      'of methadone',
      { orders: [anOrder({ drug: 'methadone', steps: [aStep(40_000)] })], shelf: [aLiquid()] },
      'due 40 mg: 8 × 5 mg',
    ],
  ])('%s', (_, changed, expected) => {
    expect(verdict({ doses: [yesterday], ...changed })).toBe(expected)
  })
})

describe('several slots a day', () => {
  const orders = [
    anOrder({ steps: [aStep(5200, { leastHours: 12 }), aStep(2800, { slot: 2, leastHours: 6 })] }),
  ]
  const morning = aDose(today, { amountMicrograms: 5200 })
  const at = (time: string) => moment(`2026-02-06T${time}:00Z`)

  //                     asked | doses | time (UTC) | verdict
  test.each<[string, number | null, ReturnType<typeof aDose>[], string, string]>([
    ['the first', null, [yesterday], '03:00', 'due 5.2 mg: 2 × 2 mg + 3 × 0.4 mg'],
    [
      'the first, 10 hours after last evening',
      null,
      [aDose('2026-02-05', { slot: 2, givenAt: moment('2026-02-05T17:00:00Z') })],
      '03:00',
      'blocked: wait_hours',
    ],
    ['the second, five hours later', null, [yesterday, morning], '07:30', 'blocked: wait_hours'],
    ['the second, six hours later', null, [yesterday, morning], '08:30', 'due 2.8 mg: 1 × 2 mg + 2 × 0.4 mg'],
    ['the second asked for, the first missed', 2, [yesterday], '09:00', 'due 2.8 mg: 1 × 2 mg + 2 × 0.4 mg'],
    [
      'the first asked for after the second',
      1,
      [yesterday, aDose(today, { slot: 2, amountMicrograms: 2800 })],
      '09:00',
      'blocked: slot_passed',
    ],
    [
      'nothing asked after the second, the first missed',
      null,
      [yesterday, aDose(today, { slot: 2 })],
      '09:00',
      'already_given slot 2: checked',
    ],
    ['the first asked for twice', 1, [yesterday, morning], '09:00', 'already_given slot 1: checked'],
    [
      'both given',
      null,
      [morning, aDose(today, { slot: 2, amountMicrograms: 2800 })],
      '11:00',
      'already_given slot 2: checked',
    ],
    ['a third that nobody ordered', 3, [yesterday], '09:00', 'blocked: no_such_slot'],
    [
      'the first refused this morning',
      null,
      [yesterday, aDose(today, { state: 'refused' })],
      '09:00',
      'due 5.2 mg: 2 × 2 mg + 3 × 0.4 mg',
    ],
    [
      'the evening dose carried home',
      null,
      [yesterday, aDose(today, { slot: 2, kind: 'take_home', state: 'given', amountMicrograms: 2800 })],
      '03:00',
      'due 5.2 mg: 2 × 2 mg + 3 × 0.4 mg',
    ],
  ])('%s', (_, slot, doses, time, expected) => {
    expect(verdict({ orders, slot, doses, now: at(time) })).toBe(expected)
  })

  test('the wait says until when, and since which dose', () => {
    const facts = doseFacts({ orders, doses: [yesterday, morning], now: at('07:30') })
    expect(doseEligibility(facts)).toEqual({
      outcome: 'blocked',
      reasons: [
        {
          code: 'wait_hours',
          since: at('02:30'),
          until: at('08:30'),
          leastHours: 6,
          slot: 2,
          doseId: morning.id,
        },
      ],
    })
  })

  test('a clock that stood in the future on an earlier day keeps nobody waiting for years', () => {
    const future = aDose('2026-02-05', { givenAt: moment('2035-02-05T02:30:00Z') })
    expect(verdict({ orders, doses: [future] })).toMatch(/^due/)
  })

  test('an order changed at noon never lets the day exceed it: 8 mg given, then 5 + 5 ordered', () => {
    const changed = anOrder({
      id: 2,
      supersedes: 1,
      startDay: day(today),
      steps: [aStep(5200), aStep(5200, { slot: 2 })],
    })
    expect(
      verdict({ orders: [anOrder(), changed], doses: [yesterday, aDose(today)], now: at('11:00') }),
    ).toBe('blocked: above_day_total')
  })
})

describe('the shelf', () => {
  test.each<[string, DoseFacts['shelf'], string]>([
    ['nothing ever received', [], 'blocked: no_stock'],
    ['a product without a batch', [aTablet(2000, { batches: [], openBatchId: null })], 'blocked: no_stock'],
    ['batch used up', [aTablet(2000, { batches: [aBatch(2000, 0)] })], 'blocked: no_stock'],
    ['three tablets left', [aTablet(2000, { batches: [aBatch(2000, 3)] })], 'blocked: no_stock'],
    [
      'three left and 0.4 mg beside',
      [aTablet(400), aTablet(2000, { batches: [aBatch(2000, 3)] })],
      'due 8 mg: 3 × 2 mg + 5 × 0.4 mg',
    ],
    [
      'expired yesterday',
      [aTablet(2000, { batches: [aBatch(2000, 500, '2026-02-05')] })],
      'blocked: expired_stock',
    ],
    ['expires today', [aTablet(2000, { batches: [aBatch(2000, 500, '2026-02-06')] })], 'due 8 mg: 4 × 2 mg'],
    ['no pack open', [aTablet(2000, { openBatchId: null })], 'blocked: no_open_pack'],
    [
      'the open pack used up, another closed',
      [aTablet(2000, { batches: [aBatch(2000, 0), aBatch(7, 90)] })],
      'blocked: no_open_pack',
    ],
    ['only 3 mg tablets', [aTablet(3000)], 'blocked: amount_not_makeable'],
    ['only methadone', [aLiquid()], 'blocked: no_stock'],
  ])('%s', (_, shelf, expected) => {
    expect(verdict({ shelf, doses: [yesterday] })).toBe(expected)
  })

  test('an amount that no strength makes names the nearest', () => {
    const facts = doseFacts({ orders: [anOrder({ steps: [aStep(5000)] })], doses: [yesterday] })
    expect(doseEligibility(facts)).toEqual({
      outcome: 'blocked',
      reasons: [{ code: 'amount_not_makeable', amountMicrograms: 5000, below: 4800, above: 5200 }],
    })
  })

  test('two strengths of methadone open at once block', () => {
    const orders = [anOrder({ drug: 'methadone', steps: [aStep(40_000)] })]
    const shelf = [aLiquid(), aLiquid({ id: 6, strengthMicrograms: 10_000 })]
    expect(verdict({ orders, shelf, doses: [yesterday] })).toBe('blocked: two_strengths_open')
  })

  test('the line names batch, steps and amount', () => {
    expect(doseEligibility(doseFacts({ doses: [yesterday] }))).toMatchObject({
      lines: [{ productId: 2000, batchId: 2000, batchNumber: 'B2000', steps: 4, micrograms: 8000 }],
    })
  })
})
