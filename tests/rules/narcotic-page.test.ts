import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StockEntryKind } from '../../shared/records/stock-entry.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { narcoticPage } from '../../shared/rules/narcotic-page.ts'

const move = (day: number, batchId: number, kind: StockEntryKind, steps: number, doses = 0) => ({
  day: `2026-02-${String(day).padStart(2, '0')}` as ClinicDay,
  batchId,
  kind,
  steps,
  doses,
})

describe('the page of the narcotic register', () => {
  it('has a line a day and batch for the doses, one for each other entry, and the balance running through', () => {
    const page = narcoticPage(100, [
      move(3, 1, 'receipt', 50),
      move(3, 1, 'issue', -12, 3),
      move(3, 1, 'return', 4, 1),
      move(3, 1, 'wastage', -1),
      move(4, 1, 'issue', -8, 2),
      move(4, 2, 'issue', -4, 1),
      move(4, 2, 'box_out', -20),
      move(4, 2, 'adjustment', -2),
      move(5, 2, 'box_in', 18),
    ])
    expect(
      page.lines.map((line) => [
        line.day.slice(-2),
        line.batchId,
        line.received,
        line.issued,
        line.doses,
        line.returned,
        line.wasted,
        line.sent,
        line.corrected,
        line.balance,
      ]),
    ).toEqual([
      ['03', 1, 50, 0, 0, 0, 0, 0, 0, 150],
      ['03', 1, 0, 12, 3, 4, 0, 0, 0, 142],
      ['03', 1, 0, 0, 0, 0, 1, 0, 0, 141],
      ['04', 1, 0, 8, 2, 0, 0, 0, 0, 133],
      ['04', 2, 0, 4, 1, 0, 0, 0, 0, 129],
      ['04', 2, 0, 0, 0, 0, 0, 20, 0, 109],
      ['04', 2, 0, 0, 0, 0, 0, 0, -2, 107],
      ['05', 2, 18, 0, 0, 0, 0, 0, 0, 125],
    ])
    expect(page.carriedForward).toBe(125)
  })

  it('carries the balance forward over a month in which nothing moved', () => {
    expect(narcoticPage(7, [])).toMatchObject({ lines: [], carriedForward: 7 })
  })

  it('adds up, whatever moved: forward + in − out + corrections is the plain sum', () => {
    const movement = fc
      .tuple(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...StockEntryKind.options),
        fc.integer({ min: 1, max: 500 }),
      )
      .map(([day, batchId, kind, size]) => {
        const isOut = ['issue', 'wastage', 'transfer_out', 'supplier_return', 'box_out'].includes(kind)
        return move(day, batchId, kind, isOut ? -size : size, kind === 'issue' ? 1 : 0)
      })
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(movement), (forward, unsorted) => {
        const movements = unsorted.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
        const { totals, carriedForward, lines } = narcoticPage(forward, movements)
        const { received, issued, returned, wasted, sent, corrected, doses } = totals
        expect(carriedForward).toBe(forward + movements.reduce((sum, { steps }) => sum + steps, 0))
        expect(forward + received + returned - issued - wasted - sent + corrected).toBe(carriedForward)
        expect(lines.at(-1)?.balance ?? forward).toBe(carriedForward)
        expect(doses).toBe(movements.filter(({ kind }) => kind === 'issue').length)
      }),
      { numRuns: 500 },
    )
  })
})
