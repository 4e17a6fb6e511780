import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/rules/days.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseFacts, DoseNotice } from '../../shared/rules/dose-facts.ts'
import type { OrderFacts } from '../../shared/rules/order-step.ts'
import { aLiquid, askedWell, aTablet, doseFacts, inShort } from './dose-facts.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

/** The client's last dose was so many whole days before Friday the 6th. */
const lastDose = (daysWithout: number) => aDose(addDays(day('2026-02-05'), -daysWithout))
const verdict = (changed: Partial<DoseFacts>) => doseEligibility(doseFacts(changed))
const noticeCodes = (changed: Partial<DoseFacts>) => {
  const found = verdict(changed)
  return found.outcome === 'due' ? found.notices.map(({ code }) => code) : []
}
const notice = (changed: Partial<DoseFacts>, code: DoseNotice['code']) => {
  const found = verdict(changed)
  return found.outcome === 'due' ? found.notices.find((entry) => entry.code === code) : undefined
}
const longAgo = anOrder({ at: moment('2026-01-01T04:00:00Z'), startDay: day('2026-01-01') })
const methadone = { ...longAgo, drug: 'methadone' as const, steps: [aStep(100_000)] }
const writtenOn = (onDay: string, changed: Partial<OrderFacts> = {}) =>
  anOrder({ id: 2, supersedes: 1, startDay: day(onDay), at: moment(`${onDay}T04:00:00Z`), ...changed })

describe('the ladder at the counter, with the order as it stands', () => {
  test.each<[number, string, string]>([
    [0, 'due 8 mg: 4 × 2 mg', 'due 100 mg: 20 × 5 mg'],
    [1, 'due 8 mg: 4 × 2 mg', 'due 100 mg: 20 × 5 mg'],
    [2, 'due 8 mg: 4 × 2 mg', 'due 100 mg: 20 × 5 mg'],
    [3, 'see_doctor: locked_ladder', 'see_doctor: locked_ladder'],
    [4, 'see_doctor: locked_ladder', 'see_doctor: locked_ladder'],
    [5, 'see_doctor: order_suspended', 'see_doctor: order_suspended'],
    [59, 'see_doctor: order_suspended', 'see_doctor: order_suspended'],
  ])('%i days without: buprenorphine %s, methadone %s', (days, buprenorphine, liquid) => {
    const doses = [lastDose(days)]
    expect(inShort(verdict({ orders: [longAgo], doses }))).toBe(buprenorphine)
    expect(inShort(verdict({ orders: [methadone], doses, shelf: [aLiquid()] }))).toBe(liquid)
  })

  test('names the rule, its version and its source', () => {
    expect(verdict({ orders: [methadone], doses: [lastDose(3)], shelf: [aLiquid()] })).toMatchObject({
      rule: {
        name: 'Starting rules',
        version: 1,
        source: expect.stringContaining('Australian government table'),
      },
    })
  })

  test('two days without: usual if sober, said beside the dose', () => {
    expect(noticeCodes({ orders: [longAgo], doses: [lastDose(2)] })).toEqual([
      'days_without',
      'usual_if_sober',
    ])
    expect(noticeCodes({ orders: [longAgo], doses: [lastDose(0)] })).toEqual([])
  })

  test('counts days on alternate days against the interval', () => {
    const alternate = { ...longAgo, everyDays: 2 as const, startDay: day('2026-01-03') }
    expect(verdict({ orders: [alternate], doses: [lastDose(1)] })).toMatchObject({
      outcome: 'due',
      daysWithout: 0,
    })
  })

  test('counts refused, withheld and vomited days as days without', () => {
    const doses = [
      lastDose(3),
      aDose('2026-02-03', { state: 'refused' }),
      aDose('2026-02-04', { state: 'withheld' }),
      aDose('2026-02-05', { state: 'vomited' }),
    ]
    expect(inShort(verdict({ orders: [longAgo], doses }))).toBe('see_doctor: locked_ladder')
  })

  test('a brought-over last dose counts', () => {
    const broughtOver = { lastDoseDay: day('2026-02-02'), lastDoseMicrograms: 8000 }
    const order = anOrder({ via: 'brought_over' })
    expect(inShort(verdict({ orders: [order], broughtOver }))).toBe('see_doctor: locked_ladder')
    expect(
      inShort(verdict({ orders: [order], broughtOver: { ...broughtOver, lastDoseDay: day('2026-02-05') } })),
    ).toBe('due 8 mg: 4 × 2 mg')
  })

  test('a dose on paper today stops a second one here', () => {
    const broughtOver = { lastDoseDay: day('2026-02-06'), lastDoseMicrograms: 8000 }
    expect(inShort(verdict({ broughtOver }))).toBe('blocked: dosed_on_paper')
    const tomorrow = { today: day('2026-02-07'), now: moment('2026-02-07T03:00:00Z') }
    expect(inShort(verdict({ broughtOver, ...tomorrow }))).toBe('due 8 mg: 4 × 2 mg')
  })

  test('an order that brings nobody over counts from its first day: ordered for Monday, first seen on Friday', () => {
    const order = anOrder({ startDay: day('2026-02-02') })
    expect(inShort(verdict({ orders: [order] }))).toBe('see_doctor: locked_ladder')
    expect(inShort(verdict({ orders: [{ ...order, startDay: day('2026-02-05') }] }))).toBe(
      'due 8 mg: 4 × 2 mg',
    )
  })
})

describe('the ladder answered by an order written after the gap', () => {
  const answer = (days: number, order: OrderFacts) =>
    inShort(
      verdict({
        orders: [longAgo, order],
        doses: [lastDose(days)],
        assessments: [askedWell(order.id, 1, doseFacts().now)],
      }),
    )

  test.each<[string, number, OrderFacts, string]>([
    [
      'telephoned on the third day',
      3,
      writtenOn('2026-02-06', { via: 'telephone', telephoneAt: moment('2026-02-06T02:00:00Z') }),
      'due 8 mg: 4 × 2 mg',
    ],
    ['written by the doctor on the third day', 3, writtenOn('2026-02-06'), 'due 8 mg: 4 × 2 mg'],
    [
      'written one day before the gap had come so far',
      3,
      writtenOn('2026-02-05'),
      'see_doctor: locked_ladder',
    ],
    [
      'written by the doctor on the third day, come on the fourth',
      4,
      writtenOn('2026-02-05'),
      'see_doctor: locked_ladder',
    ],
    ['written before the gap had come so far', 3, writtenOn('2026-02-04'), 'see_doctor: locked_ladder'],
    ['a bridge on the third day', 3, writtenOn('2026-02-06', { via: 'bridge' }), 'see_doctor: locked_ladder'],
    [
      'telephoned on the fourth day',
      4,
      writtenOn('2026-02-06', { via: 'telephone', telephoneAt: moment('2026-02-06T02:00:00Z') }),
      'see_doctor: locked_ladder',
    ],
    [
      'written by the doctor on the fourth day, half of it',
      4,
      writtenOn('2026-02-06', { steps: [aStep(4000)] }),
      'due 4 mg: 2 × 2 mg',
    ],
    ['a maintenance order on the fifth day', 5, writtenOn('2026-02-06'), 'see_doctor: order_suspended'],
    [
      'a new induction on the fifth day',
      5,
      writtenOn('2026-02-06', { kind: 're_induction', steps: [aStep(4000)] }),
      'due 4 mg: 2 × 2 mg',
    ],
    [
      'a new induction written on the fourth for the fifth',
      5,
      writtenOn('2026-02-06', { kind: 're_induction', at: moment('2026-02-05T04:00:00Z') }),
      'due 8 mg: 4 × 2 mg',
    ],
    [
      'a new induction by telephone',
      5,
      writtenOn('2026-02-06', {
        kind: 're_induction',
        via: 'telephone',
        telephoneAt: moment('2026-02-06T02:00:00Z'),
      }),
      'see_doctor: order_suspended',
    ],
  ])('%s', (_, days, order, expected) => {
    expect(answer(days, order)).toBe(expected)
  })

  test('a telephoned order stays under half of the last methadone dose, rounded down and said', () => {
    const order = {
      ...writtenOn('2026-02-06'),
      drug: 'methadone' as const,
      via: 'telephone' as const,
      telephoneAt: moment('2026-02-06T02:00:00Z'),
    }
    const facts = {
      orders: [
        { ...methadone, steps: [aStep(85_500)] },
        { ...order, steps: [aStep(85_500)] },
      ],
      doses: [lastDose(3)],
      shelf: [aLiquid()],
    }
    expect(inShort(verdict(facts))).toBe('due 42.5 mg: 8.5 × 5 mg')
    expect(notice(facts, 'lowered_by_ladder')).toEqual({
      code: 'lowered_by_ladder',
      fromMicrograms: 85_500,
      toMicrograms: 42_500,
      days: 3,
    })
  })
})

describe('early treatment: a day without, no increase; two, prescriber', () => {
  const induction = anOrder({
    kind: 'induction',
    startDay: day('2026-02-01'),
    at: moment('2026-02-01T04:00:00Z'),
    steps: [aStep(4000, { days: 3 }), aStep(8000, { step: 2 })],
    progress: [{ step: 1, days: 3, firstDay: day('2026-02-01'), lastDay: day('2026-02-04') }],
  })
  const taken = (...days: string[]) => days.map((onDay) => aDose(onDay, { amountMicrograms: 4000 }))

  test('without a gap the step goes up', () => {
    expect(inShort(verdict({ orders: [induction], doses: taken('2026-02-01', '2026-02-05') }))).toBe(
      'due 8 mg: 4 × 2 mg',
    )
  })

  test('after one day without, the step before is given again and it is said', () => {
    const facts = { orders: [induction], doses: taken('2026-02-01', '2026-02-04') }
    expect(verdict(facts)).toMatchObject({
      outcome: 'due',
      step: 1,
      amountMicrograms: 4000,
      orderedMicrograms: 4000,
    })
    expect(notice(facts, 'increase_held_back')).toEqual({
      code: 'increase_held_back',
      fromMicrograms: 4000,
      toMicrograms: 8000,
    })
  })

  test('after one day without, a new order that goes up and was written before it waits for the doctor', () => {
    const up = writtenOn('2026-02-03', { kind: 'titration', steps: [aStep(8000)] })
    expect(inShort(verdict({ orders: [induction, up], doses: taken('2026-02-04') }))).toBe(
      'see_doctor: no_increase_after_gap',
    )
    const after = { ...up, at: moment('2026-02-06T02:00:00Z'), startDay: day('2026-02-06') }
    expect(inShort(verdict({ orders: [induction, after], doses: taken('2026-02-04') }))).toBe(
      'due 8 mg: 4 × 2 mg',
    )
  })

  test('after two days without, the prescriber', () => {
    expect(inShort(verdict({ orders: [induction], doses: taken('2026-02-03') }))).toBe(
      'see_doctor: early_gap',
    )
  })

  test('holds for seven days after an increase too, and no longer', () => {
    const step = (onDay: string, orderStep: number) => aDose(onDay, { orderStep })
    const order = {
      ...longAgo,
      steps: [aStep(6000, { days: 9 }), aStep(8000, { step: 2 })],
      progress: [{ step: 1, days: 9, firstDay: day('2026-01-01'), lastDay: day('2026-01-20') }],
    }
    const facts = (increase: string) => ({
      orders: [order],
      doses: [step('2026-01-20', 1), step(increase, 2), step('2026-02-03', 2)],
    })
    expect(inShort(verdict(facts('2026-01-30')))).toBe('see_doctor: early_gap')
    expect(inShort(verdict(facts('2026-01-29')))).toBe('due 8 mg: 4 × 2 mg')
  })
})

describe('what is said beside a due dose', () => {
  const earlier = anOrder({
    id: 9,
    steps: [aStep(6000)],
    endDay: day('2026-02-02'),
    startDay: day('2026-01-01'),
  })
  const order = anOrder({ supersedes: 9, startDay: day('2026-02-03') })
  const old = (onDay: string) => aDose(onDay, { doseOrderId: 9, amountMicrograms: 6000 })

  test.each<[string, ReturnType<typeof aDose>[], object | undefined]>([
    [
      'the first visit',
      [old('2026-02-05')],
      { wasMicrograms: 6000, nowMicrograms: 8000, from: '2026-02-06' },
    ],
    ['the second', [old('2026-02-04'), aDose('2026-02-05')], { from: '2026-02-05' }],
    ['the third', [old('2026-02-03'), aDose('2026-02-04'), aDose('2026-02-05')], { from: '2026-02-04' }],
    [
      'the fourth',
      [old('2026-02-02'), aDose('2026-02-03'), aDose('2026-02-04'), aDose('2026-02-05')],
      undefined,
    ],
    ['never another amount', [aDose('2026-02-04'), aDose('2026-02-05')], undefined],
  ])('a changed dose, on %s', (_, doses, expected) => {
    const found = notice({ orders: [earlier, order], doses }, 'changed_dose')
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
  })

  test('a dose that the ladder lowered once is no change of the order', () => {
    const doses = [aDose('2026-02-04', { amountMicrograms: 4000 }), aDose('2026-02-05')]
    expect(notice({ doses }, 'changed_dose')).toBeUndefined()
  })

  test('an induction: first dose, day of treatment, high risk until the end of the fourth week', () => {
    const induction = anOrder({
      kind: 'induction',
      startDay: day('2026-02-06'),
      at: moment('2026-02-06T02:00:00Z'),
    })
    const facts = { orders: [induction], assessments: [askedWell(induction.id, 1, doseFacts().now)] }
    expect(noticeCodes(facts)).toEqual(['first_dose', 'early_treatment', 'high_risk'])
    expect(notice(facts, 'early_treatment')).toMatchObject({ day: 1 })
    expect(notice(facts, 'high_risk')).toMatchObject({ until: '2026-03-05' })
  })

  test('an order that ends within seven days, a batch that expires within sixty, a split from what is left', () => {
    const facts = {
      orders: [anOrder({ endDay: day('2026-02-13') })],
      doses: [lastDose(0)],
      shelf: [
        aTablet(400),
        aTablet(2000, {
          batches: [
            {
              id: 2000,
              productId: 2000,
              batchNumber: 'B2000',
              expiryDay: day('2026-03-31'),
              balanceSteps: 3,
            },
          ],
        }),
      ],
    }
    expect(noticeCodes(facts)).toEqual(['order_ends_soon', 'split_recomputed', 'expiring_batch'])
    expect(notice(facts, 'order_ends_soon')).toMatchObject({ days: 7, endDay: '2026-02-13' })
    expect(notice(facts, 'expiring_batch')).toMatchObject({ batchId: 2000, days: 53 })
  })
})
