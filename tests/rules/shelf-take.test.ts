import { describe, expect, it, test } from 'vitest'
import { shelfTake } from '../../shared/rules/shelf-take.ts'
import { aBatch, aLiquid, aTablet } from './dose-facts.ts'
import { day } from './dose-records.ts'

const TODAY = day('2026-02-06')

describe('medicine for the chart off the shelf', () => {
  const tablets = (batches: ReturnType<typeof aBatch>[], openBatchId: number | null = null) => [
    aTablet(2000, { batches, openBatchId }),
  ]
  const soon = aBatch(1, 3, '2026-02-28')
  const late = aBatch(2, 5, '2026-12-31')
  const expired = aBatch(3, 9, '2026-02-05')
  test.each([
    ['what expires first, first', tablets([late, soon]), 2, '2 of 1'],
    ['a pack to its end, and the next', tablets([late, soon, expired]), 4, '3 of 1, 1 of 2'],
    ['today’s open pack before all others', tablets([soon, late], 2), 6, '5 of 2, 1 of 1'],
    ['an expired pack never, open or not', tablets([expired, late], 3), 1, '1 of 2'],
    ['on the last day of a pack still from it', tablets([aBatch(4, 1, '2026-02-06'), late]), 1, '1 of 4'],
  ])('takes %s', (_, shelf, steps, expected) => {
    const take = shelfTake(shelf, 2000, steps, TODAY)
    if (!take.ok) throw new Error(take.code)
    expect(take.lines.map((one) => `${one.steps} of ${one.batchId}`).join(', ')).toBe(expected)
  })

  test.each([
    ['nothing was received', tablets([]), 2000, 'shelf_has_none'],
    ['another product was asked for', tablets([late]), 400, 'shelf_has_none'],
    ['all of it has expired', tablets([expired]), 2000, 'shelf_expired'],
    ['there is less', tablets([soon]), 2000, 'shelf_has_less'],
  ])('refuses when %s', (_, shelf, productId, code) => {
    expect(shelfTake(shelf, productId, 4, TODAY)).toMatchObject({ ok: false, code })
  })

  it('measures no liquid while another strength of it is the open one', () => {
    const weak = aLiquid({ id: 5, batches: [aBatch(5, 100)], openBatchId: null })
    const strong = aLiquid({
      id: 10,
      strengthMicrograms: 10_000,
      batches: [aBatch(10, 100)],
      openBatchId: 10,
    })
    expect(shelfTake([weak, strong], 5, 4, TODAY)).toMatchObject({ code: 'liquid_other_strength' })
    expect(shelfTake([weak, strong], 10, 4, TODAY)).toMatchObject({ ok: true })
  })
})
