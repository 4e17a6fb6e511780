import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type BookedClient, bookedClients, bookedDemand } from '../../shared/rules/booked-doses.ts'
import { daysOfStock, type StockedProduct } from '../../shared/rules/days-of-stock.ts'
import type { OrderFacts } from '../../shared/rules/order-step.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const OPEN = { weeklyClosedDays: '', holidays: new Set<ClinicDay>(), closures: new Set<ClinicDay>() }

let nextId = 0
function booked(
  changes: Partial<OrderFacts> & { mg?: number[] } = {},
  doneToday: number[] = [],
): BookedClient {
  nextId += 1
  const { mg = [8], ...order } = changes
  return {
    doneToday,
    orders: [
      {
        id: nextId,
        episodeId: nextId,
        drug: 'buprenorphine',
        kind: 'maintenance',
        via: 'doctor',
        startDay: day('2026-01-05'),
        endDay: day('2026-02-20'),
        everyDays: 1,
        takeHomeDays: 0,
        telephoneAt: null,
        supersedes: null,
        at: 1 as never,
        steps: mg.map((amount, index) => ({
          step: 1,
          days: null,
          advance: 'swallowed' as const,
          slot: index + 1,
          leastHours: 0,
          amountMicrograms: amount * 1_000,
        })),
        endedAt: null,
        progress: [],
        ...order,
      },
    ],
  }
}
const product = (
  id: number,
  mg: number,
  batches: [steps: number, expiry: string][],
  more: Partial<StockedProduct> = {},
): StockedProduct => ({
  id,
  drug: 'buprenorphine',
  form: 'tablet',
  strengthMicrograms: mg * 1_000,
  stepsPerUnit: 1,
  batches: batches.map(([balanceSteps, expiryDay], index) => ({
    id: id * 10 + index,
    balanceSteps,
    expiryDay: day(expiryDay),
  })),
  ...more,
})
const lasts = (clients: BookedClient[], products: StockedProduct[], calendar = OPEN) =>
  daysOfStock(bookedDemand(clients, TODAY, 60, calendar), products, TODAY)
const days = (...args: Parameters<typeof lasts>) => lasts(...args).drugs[0]?.days

describe('days of stock left from booked clients', () => {
  it.each<[string, BookedClient[], StockedProduct[], number | null]>([
    ['one client of four tablets, forty tablets', [booked()], [product(1, 2, [[40, '2030-01-31']])], 10],
    ['thirty-nine tablets: the tenth day is one short', [booked()], [product(1, 2, [[39, '2030-01-31']])], 9],
    ['two clients', [booked(), booked()], [product(1, 2, [[40, '2030-01-31']])], 5],
    ['two slots a day', [booked({ mg: [4, 4] })], [product(1, 2, [[40, '2030-01-31']])], 10],
    ['every second day', [booked({ everyDays: 2 })], [product(1, 2, [[12, '2030-01-31']])], 7],
    ['today’s dose is given already', [booked({}, [1])], [product(1, 2, [[40, '2030-01-31']])], 11],
    ['the batch expires first', [booked()], [product(1, 2, [[400, '2026-02-06']])], 4],
    ['nothing is left', [booked()], [product(1, 2, [])], 0],
    ['nobody is booked', [], [product(1, 2, [[40, '2030-01-31']])], null],
    ['longer than anybody looks', [booked()], [product(1, 2, [[4_000, '2030-01-31']])], null],
    [
      'the order ends and is reckoned to be renewed',
      [booked({ endDay: day('2026-02-04') })],
      [product(1, 2, [[40, '2030-01-31']])],
      10,
    ],
    [
      'a taper ends',
      [booked({ kind: 'taper', endDay: day('2026-02-04') })],
      [product(1, 2, [[40, '2030-01-31']])],
      null,
    ],
    [
      'when the 2 mg run out, 8 mg is made of what is left: 20 tablets of 0.4 mg a day',
      [booked()],
      [product(1, 2, [[8, '2030-01-31']]), product(2, 0.4, [[60, '2030-01-31']])],
      5,
    ],
    [
      'an amount that the rest cannot make stops it: 4.4 mg without 0.4 mg tablets',
      [booked({ mg: [4.4] })],
      [product(1, 2, [[100, '2030-01-31']]), product(2, 0.4, [[3, '2030-01-31']])],
      3,
    ],
  ])('%s', (_title, clients, products, wanted) => {
    expect(days(clients, products)).toBe(wanted)
  })

  it('counts no dose on a day when the clinic is closed, unless the order has take-home days', () => {
    const sundays = { ...OPEN, weeklyClosedDays: '7' }
    const shelf = [product(1, 2, [[40, '2030-01-31']])]
    // Ten doses from Tuesday 3 February: the Sunday lies between.
    expect(days([booked()], shelf, sundays)).toBe(11)
    expect(days([booked({ takeHomeDays: 1 })], shelf, sundays)).toBe(10)
  })

  it('follows a step that rises after it was swallowed its days', () => {
    const step = (number: number, mg: number, long: number | null) => ({
      step: number,
      days: long,
      advance: 'swallowed' as const,
      slot: 1,
      leastHours: 0,
      amountMicrograms: mg * 1_000,
    })
    const rising = booked({
      steps: [step(1, 2, 3), step(2, 4, null)],
      progress: [{ step: 1, days: 1, firstDay: day('2026-02-02'), lastDay: day('2026-02-02') }],
    })
    // Two more days of one tablet, then two a day.
    expect(days([rising], [product(1, 2, [[8, '2030-01-31']])])).toBe(5)
  })

  it('says what each product gives a day, and what will be left of a batch when it expires', () => {
    const { products, expiring } = lasts(
      [booked()],
      [
        product(1, 2, [
          [30, '2026-02-05'],
          [100, '2030-01-31'],
        ]),
      ],
    )
    expect(products).toEqual([{ productId: 1, perDaySteps: 4 }])
    expect(expiring).toEqual([{ batchId: 10, leftSteps: 18 }])
  })

  it('counts a client under the drug of the order in force, and nobody twice', () => {
    const clients = [booked(), booked({ drug: 'methadone' }), booked({ startDay: day('2026-03-01') })]
    expect([...bookedClients(clients, TODAY)]).toEqual([
      ['buprenorphine', 1],
      ['methadone', 1],
    ])
  })

  it('lays out a thousand alike clients at once and comes to the same as one by one', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => booked({ mg: [index % 2 === 0 ? 8 : 4] }))
    const shelf = [product(1, 2, [[30_000, '2030-01-31']])]
    expect(days(many, shelf)).toBe(10)
    // The same people, each made different from all others by an order to come.
    const apart = many.map(({ orders, doneToday }) => ({
      doneToday,
      orders: [
        ...orders,
        {
          ...(orders[0] as OrderFacts),
          id: 9_000,
          startDay: day('2027-01-01'),
          endDay: day('2027-02-01'),
          supersedes: orders[0]?.id ?? null,
        },
      ],
    }))
    expect(days(apart, shelf)).toBe(10)
  })
})
