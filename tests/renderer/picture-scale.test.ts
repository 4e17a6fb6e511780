import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart, ticksTo } from '../../renderer/pictures/scale.ts'

describe('the lines of a picture', () => {
  it('stand at round whole numbers up to the first that is not below the highest', () => {
    expect(ticksTo(67)).toEqual([0, 20, 40, 60, 80])
    expect(ticksTo(100)).toEqual([0, 20, 40, 60, 80, 100])
    expect(ticksTo(3)).toEqual([0, 1, 2, 3])
    expect(ticksTo(0)).toEqual([0, 1])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (most) => {
        const ticks = ticksTo(most)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
        expect(ticks.length).toBeLessThanOrEqual(8)
        expect(ticks.every(Number.isInteger)).toBe(true)
      }),
    )
  })

  it('have names that do not stand on each other', () => {
    expect(apart([100, 50], 20, 200)).toEqual([100, 50])
    expect(apart([100, 105], 20, 200)).toEqual([100, 120])
    expect(apart([198, 199], 20, 200)).toEqual([180, 200])
  })
})
