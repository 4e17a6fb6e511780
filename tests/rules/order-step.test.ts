import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/rules/days.ts'
import {
  dueDays,
  endsSoon,
  isDueOn,
  nextDueDay,
  type OrderFacts,
  type OrderState,
  orderOfDay,
  orderState,
  stepInForce,
  stepProgress,
} from '../../shared/rules/order-step.ts'
import { aDose, day, moment } from './dose-records.ts'
import { anOrder, aStep } from './order-facts.ts'

describe('where an order stands', () => {
  const february = anOrder()
  const march = anOrder({
    id: 2,
    supersedes: 1,
    startDay: day('2026-02-20'),
    endDay: day('2026-03-31'),
  })

  test.each<[string, OrderFacts[], string, OrderState]>([
    ['the day before it begins', [february], '2026-01-31', 'not_begun'],
    ['on its first day', [february], '2026-02-01', 'in_force'],
    ['on its last day', [february], '2026-02-28', 'in_force'],
    ['the day after its last', [february], '2026-03-01', 'ended'],
    ['while the next has not begun', [february, march], '2026-02-19', 'in_force'],
    ['from the day the next begins', [february, march], '2026-02-20', 'superseded'],
  ])('%s', (_, orders, onDay, state) => {
    expect(orderState(february, orders, day(onDay))).toBe(state)
  })

  test('stopped by the doctor, it is stopped, and the next one is found', () => {
    const stopped = anOrder({ endedAt: moment('2026-02-05T05:00:00Z') })
    expect(orderState(stopped, [stopped], day('2026-02-06'))).toBe('stopped')
    expect(orderOfDay([stopped], day('2026-02-06'))).toEqual({
      found: false,
      code: 'order_stopped',
    })
    expect(orderOfDay([stopped, march], day('2026-02-21'))).toEqual({
      found: true,
      order: march,
    })
  })

  test.each<[string, OrderFacts[], string, object]>([
    ['nothing ordered', [], '2026-02-06', { code: 'no_order' }],
    ['ordered for later', [february], '2026-01-20', { code: 'order_not_begun', startDay: '2026-02-01' }],
    ['run out', [february], '2026-03-02', { code: 'order_ended', endDay: '2026-02-28' }],
    ['two at once', [february, anOrder({ id: 5 })], '2026-02-06', { code: 'two_orders' }],
    ['replaced ahead of time', [february, march], '2026-02-10', { found: true, order: february }],
    ['replaced', [february, march], '2026-02-25', { found: true, order: march }],
  ])('%s', (_, orders, onDay, expected) => {
    expect(orderOfDay(orders, day(onDay))).toMatchObject(expected)
  })
})

describe('an increase advances only after the step before was swallowed its days', () => {
  const order = anOrder({
    steps: [aStep(4000, { days: 1 }), aStep(8000, { step: 2, days: 3 }), aStep(12_000, { step: 3 })],
  })
  const progress = (step: number, days: number, lastDay: string) => ({
    step,
    days,
    firstDay: day('2026-02-01'),
    lastDay: day(lastDay),
  })

  test.each<[string, ReturnType<typeof progress>[], string, number, number]>([
    ['nothing swallowed', [], '2026-02-01', 1, 4000],
    ['nothing swallowed for five days', [], '2026-02-06', 1, 4000],
    ['one day of 4 mg', [progress(1, 1, '2026-02-01')], '2026-02-02', 2, 8000],
    [
      '4 mg once, 8 mg twice',
      [progress(1, 1, '2026-02-01'), progress(2, 2, '2026-02-03')],
      '2026-02-09',
      2,
      8000,
    ],
    [
      '8 mg three times',
      [progress(1, 1, '2026-02-01'), progress(2, 3, '2026-02-04')],
      '2026-02-05',
      3,
      12_000,
    ],
    [
      '8 mg three times, then away',
      [progress(1, 1, '2026-02-01'), progress(2, 3, '2026-02-04')],
      '2026-02-20',
      3,
      12_000,
    ],
  ])('%s', (_, swallowed, onDay, step, totalMicrograms) => {
    expect(stepInForce({ ...order, progress: swallowed }, day(onDay))).toMatchObject({
      step,
      totalMicrograms,
    })
  })

  test('and a taper by date goes down, come or not', () => {
    const taper = anOrder({
      steps: [
        aStep(8000, { days: 7, advance: 'date' }),
        aStep(6000, { step: 2, days: 7, advance: 'date' }),
        aStep(4000, { step: 3, advance: 'date' }),
      ],
    })
    const amounts = ['2026-02-01', '2026-02-07', '2026-02-08', '2026-02-14', '2026-02-15', '2026-02-28'].map(
      (onDay) => stepInForce(taper, day(onDay)).totalMicrograms,
    )
    expect(amounts).toEqual([8000, 8000, 6000, 6000, 4000, 4000])
  })

  test('a step by date that follows one by swallowed days runs from the day after it', () => {
    const mixed = anOrder({
      steps: [
        aStep(4000, { days: 2 }),
        aStep(8000, { step: 2, days: 3, advance: 'date' }),
        aStep(6000, { step: 3 }),
      ],
      progress: [progress(1, 2, '2026-02-05')],
    })
    const steps = ['2026-02-06', '2026-02-08', '2026-02-09'].map(
      (onDay) => stepInForce(mixed, day(onDay)).step,
    )
    expect(steps).toEqual([2, 2, 3])
  })

  test('slots come in their order, and the total is the whole day', () => {
    const split = anOrder({
      steps: [aStep(3000, { slot: 2, leastHours: 6 }), aStep(5000)],
    })
    const { slots, totalMicrograms } = stepInForce(split, day('2026-02-01'))
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2])
    expect(totalMicrograms).toBe(8000)
  })

  test('an order without steps is an error', () => {
    expect(() => stepInForce(anOrder({ steps: [] }), day('2026-02-01'))).toThrow(RangeError)
  })

  test('no gap, however long, ever raises the amount', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(days, (attended) => {
        const doses = [] as ReturnType<typeof aDose>[]
        let last = 0
        for (const offset of attended.toSorted((a, b) => a - b)) {
          const today = addDays(order.startDay, offset)
          const { step } = stepInForce({ ...order, progress: stepProgress(doses, order, today) }, today)
          expect(step - last).toBeLessThanOrEqual(1)
          expect(step).toBeGreaterThanOrEqual(last)
          doses.push(aDose(today, { orderStep: step }))
          const taken = doses.filter(({ orderStep }) => orderStep === 1).length
          if (step === 2) expect(taken).toBe(1)
          if (step === 3) expect(doses.filter(({ orderStep }) => orderStep === 2).length).toBe(3)
          last = step
        }
      }),
    )
  })
})

describe('how far a step was swallowed', () => {
  const order = anOrder({
    steps: [aStep(4000), aStep(4000, { slot: 2 }), aStep(8000, { step: 2 })],
  })

  test('counts days on which every slot was swallowed, of this order, before the day', () => {
    const doses = [
      aDose('2026-02-01'),
      aDose('2026-02-01', { slot: 2 }),
      aDose('2026-02-02'),
      aDose('2026-02-02', { slot: 2, state: 'vomited' }),
      aDose('2026-02-03'),
      aDose('2026-02-03', { slot: 2 }),
      aDose('2026-02-04'),
      aDose('2026-02-04', { slot: 2, doseOrderId: 9 }),
      aDose('2026-02-05', { orderStep: 2 }),
      aDose('2026-02-06', { orderStep: 2 }),
    ]
    expect(stepProgress(doses, order, day('2026-02-06'))).toEqual([
      { step: 1, days: 2, firstDay: '2026-02-01', lastDay: '2026-02-03' },
      { step: 2, days: 1, firstDay: '2026-02-05', lastDay: '2026-02-05' },
    ])
  })

  test('leaves out a step of which nothing was swallowed', () => {
    expect(stepProgress([], order, day('2026-02-06'))).toEqual([])
  })
})

describe('due days', () => {
  const daily = anOrder()
  const alternate = anOrder({ everyDays: 2, startDay: day('2026-02-02') })

  test.each<[string, OrderFacts, string, boolean, string | null]>([
    ['daily, before it begins', daily, '2026-01-30', false, '2026-02-01'],
    ['daily', daily, '2026-02-10', true, '2026-02-11'],
    ['daily, on the last day', daily, '2026-02-28', true, null],
    ['alternate, on its first day', alternate, '2026-02-02', true, '2026-02-04'],
    ['alternate, on the day between', alternate, '2026-02-03', false, '2026-02-04'],
    ['alternate, on the third day', alternate, '2026-02-04', true, '2026-02-06'],
    ['alternate, after the end', alternate, '2026-03-02', false, null],
  ])('%s', (_, order, onDay, due, next) => {
    expect(isDueOn(order, day(onDay))).toBe(due)
    expect(nextDueDay(order, day(onDay))).toBe(next)
  })

  test('within a span keep to the order and its interval', () => {
    const span = dueDays(alternate, day('2026-02-03'), day('2026-02-09'))
    expect(span).toEqual(['2026-02-04', '2026-02-06', '2026-02-08'])
    expect(dueDays(alternate, day('2026-02-27'), day('2026-03-09'))).toEqual(['2026-02-28'])
    expect(dueDays(alternate, day('2026-03-02'), day('2026-03-09'))).toEqual([])
  })

  test.each([
    ['2026-02-20', null],
    ['2026-02-21', 7],
    ['2026-02-28', 0],
    ['2026-03-01', null],
  ])('on %s the order that ends on the 28th warns with %s days left', (onDay, left) => {
    expect(endsSoon(daily, day(onDay), 7)).toBe(left)
  })
})
