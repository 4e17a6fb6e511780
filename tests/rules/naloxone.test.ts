import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { kitBalances, kitsFrom, usableKits } from '../../shared/rules/naloxone.ts'

const TODAY = '2026-02-03' as ClinicDay
const batch = (id: number, kits: number, expiryDay: string) => ({
  id,
  kits,
  expiryDay: expiryDay as ClinicDay,
})

describe('naloxone kits', () => {
  it.each<[string, ReturnType<typeof batch>[], number, string]>([
    ['none was ever there', [], 1, 'kits_none'],
    ['none is left', [batch(1, 0, '2027-01-31')], 1, 'kits_none'],
    ['all have expired', [batch(1, 5, '2026-02-02')], 1, 'kits_expired'],
    ['the last day of use counts', [batch(1, 5, TODAY)], 1, 'batch 1'],
    [
      'the first to expire is given first',
      [batch(1, 5, '2027-06-30'), batch(2, 5, '2027-01-31')],
      1,
      'batch 2',
    ],
    [
      'of equal ones the first received',
      [batch(2, 5, '2027-01-31'), batch(1, 5, '2027-01-31')],
      1,
      'batch 1',
    ],
    ['a batch that has them all', [batch(1, 1, '2027-01-31'), batch(2, 5, '2027-06-30')], 3, 'batch 2'],
    ['so many are in no batch', [batch(1, 1, '2027-01-31'), batch(2, 2, '2027-06-30')], 3, 'kits_fewer'],
  ])('%s', (_title, batches, kits, wanted) => {
    const found = kitsFrom(batches, kits, TODAY)
    expect(found.found ? `batch ${found.batchId}` : found.code).toBe(wanted)
  })

  it('counts as usable what has not expired', () => {
    expect(
      usableKits([batch(1, 5, '2026-02-02'), batch(2, 3, TODAY), batch(3, 4, '2027-01-31')], TODAY),
    ).toBe(7)
  })

  it('have a balance that is the plain sum, in whatever order entries are read', () => {
    const entry = fc.record({
      naloxoneBatchId: fc.integer({ min: 1, max: 3 }),
      kits: fc.integer({ min: -9, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        for (const id of [1, 2, 3]) {
          const sum = entries
            .filter((one) => one.naloxoneBatchId === id)
            .reduce((all, { kits }) => all + kits, 0)
          expect(kitBalances(entries).get(id) ?? 0).toBe(sum)
          expect(kitBalances(entries.toReversed()).get(id) ?? 0).toBe(sum)
        }
      }),
    )
  })
})
