import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  batchBalances,
  expiresSoon,
  firstExpiredFirst,
  isExpired,
  productTotals,
  type StockBatch,
} from '../../shared/rules/stock-balance.ts'
import { day } from './dose-records.ts'

const batch = (id: number, expiryDay: string, productId = 1): StockBatch => ({
  id,
  productId,
  batchNumber: `B${id}`,
  expiryDay: day(expiryDay),
})
const entry = (batchId: number, steps: number, clinicDayId = 1) => ({
  batchId,
  steps,
  clinicDayId,
})

describe('the balance of a batch', () => {
  test('is its receipts and returns less its issues and wastage', () => {
    const entries = [entry(1, 500), entry(1, -4), entry(2, 90), entry(1, 4), entry(1, -1)]
    expect(batchBalances(entries)).toEqual(
      new Map([
        [1, 499],
        [2, 90],
      ]),
    )
  })

  test('goes on from the last close, and leaves out what was closed already', () => {
    const entries = [entry(1, 500, 1), entry(1, -100, 2), entry(1, -40, 3), entry(2, 7, 3)]
    const closes = [
      { batchId: 1, clinicDayId: 2, bookSteps: 400 },
      { batchId: 1, clinicDayId: 1, bookSteps: 500 },
      { batchId: 3, clinicDayId: 2, bookSteps: 12 },
    ]
    expect(batchBalances(entries, closes)).toEqual(
      new Map([
        [1, 360],
        [3, 12],
        [2, 7],
      ]),
    )
  })

  test('is never clamped: what is missing shows', () => {
    expect(batchBalances([entry(1, 10), entry(1, -12)]).get(1)).toBe(-2)
  })

  test('is receipts − issues − wastage + returns, wherever the days were closed', () => {
    const kind = fc.constantFrom('receipt', 'issue', 'wastage', 'return')
    const movement = fc.record({
      kind,
      steps: fc.integer({ min: 1, max: 500 }),
      batchId: fc.integer({ min: 1, max: 3 }),
    })
    const days = fc.array(
      fc.record({
        movements: fc.array(movement, { maxLength: 8 }),
        closed: fc.boolean(),
      }),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(days, (book) => {
        const sums = { receipt: 0, issue: 0, wastage: 0, return: 0 }
        const running = new Map<number, number>()
        const entries: ReturnType<typeof entry>[] = []
        const closes: {
          batchId: number
          clinicDayId: number
          bookSteps: number
        }[] = []
        for (const [index, { movements, closed }] of book.entries()) {
          for (const made of movements) {
            sums[made.kind] += made.steps
            const steps = made.kind === 'receipt' || made.kind === 'return' ? made.steps : -made.steps
            running.set(made.batchId, (running.get(made.batchId) ?? 0) + steps)
            entries.push(entry(made.batchId, steps, index + 1))
          }
          if (closed)
            for (const [batchId, bookSteps] of running)
              closes.push({ batchId, clinicDayId: index + 1, bookSteps })
        }
        const balances = batchBalances(entries, closes)
        const total = [...balances.values()].reduce((sum, steps) => sum + steps, 0)
        expect(total).toBe(sums.receipt - sums.issue - sums.wastage + sums.return)
        for (const [batchId, steps] of running) expect(balances.get(batchId)).toBe(steps)
      }),
      { numRuns: 500 },
    )
  })

  test('adds up by product, with batches of which nothing is left', () => {
    const batches = [batch(1, '2026-06-30'), batch(2, '2026-12-31'), batch(3, '2026-06-30', 2)]
    const balances = new Map([
      [1, 30],
      [2, 70],
    ])
    expect(productTotals(batches, balances)).toEqual(
      new Map([
        [1, 100],
        [2, 0],
      ]),
    )
  })
})

describe('the pack to open on 3 February 2026', () => {
  const today = day('2026-02-03')
  const balances = new Map([
    [1, 10],
    [2, 20],
    [3, 30],
    [4, 0],
  ])

  test.each<[string, StockBatch[], object]>([
    [
      'expires first',
      [batch(2, '2026-12-31'), batch(1, '2026-08-31')],
      { found: true, batch: { id: 1 }, balanceSteps: 10 },
    ],
    ['has stock', [batch(4, '2026-03-31'), batch(2, '2026-12-31')], { found: true, batch: { id: 2 } }],
    ['has not expired', [batch(1, '2026-02-02'), batch(3, '2026-12-31')], { found: true, batch: { id: 3 } }],
    ['may expire today', [batch(1, '2026-02-03')], { found: true, batch: { id: 1 } }],
    [
      'was received first, of two alike',
      [batch(3, '2026-12-31'), batch(2, '2026-12-31')],
      { found: true, batch: { id: 2 } },
    ],
    ['none: nothing received', [], { found: false, code: 'none_received' }],
    ['none: used up', [batch(4, '2026-12-31')], { found: false, code: 'out_of_stock' }],
    [
      'none: what is left has expired',
      [batch(1, '2026-02-02'), batch(4, '2026-12-31')],
      { found: false, code: 'all_expired' },
    ],
  ])('%s', (_, batches, expected) => {
    expect(firstExpiredFirst(batches, balances, today)).toMatchObject(expected)
  })

  test('a batch is usable through its expiry day and never after', () => {
    expect(isExpired(batch(1, '2026-02-03'), today)).toBe(false)
    expect(isExpired(batch(1, '2026-02-02'), today)).toBe(true)
    expect(expiresSoon(batch(1, '2026-02-02'), today, 60)).toBeNull()
  })

  test.each([
    ['2026-02-03', 60, 0],
    ['2026-04-04', 60, 60],
    ['2026-04-05', 60, null],
    ['2026-02-17', 14, 14],
    ['2026-02-18', 14, null],
  ])('a batch that may be used until %s is said from %i days before on: %s', (expiryDay, within, days) => {
    expect(expiresSoon(batch(1, expiryDay), today, within)).toBe(days)
  })
})
