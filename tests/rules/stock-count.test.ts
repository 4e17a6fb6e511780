import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countVerdict, toleranceSteps, toleranceSum } from '../../shared/rules/stock-count.ts'

const TEN_PER_MILLE = 10

describe('a count against the book', () => {
  // Steps: a tablet is 1 (halves 2), a mL is 10 steps of 0.1 mL.
  const table: [string, 'tablet' | 'liquid', number, number, number, string][] = [
    ['100 tablets, all there', 'tablet', 100, 100, 40, 'agrees'],
    ['one tablet missing', 'tablet', 100, 99, 40, 'to_explain, -1, tolerance 0'],
    ['half a tablet too many', 'tablet', 200, 201, 40, 'to_explain, 1, tolerance 0'],
    ['250 mL went out, 2.5 mL missing', 'liquid', 5_000, 4_975, 2_500, 'within_tolerance, -25, tolerance 25'],
    ['250 mL went out, 2.6 mL missing', 'liquid', 5_000, 4_974, 2_500, 'to_explain, -26, tolerance 25'],
    ['250 mL went out, 2.5 mL too many', 'liquid', 5_000, 5_025, 2_500, 'within_tolerance, 25, tolerance 25'],
    ['nothing went out, 0.1 mL missing', 'liquid', 5_000, 4_999, 0, 'to_explain, -1, tolerance 0'],
    ['9.9 mL went out: less than one step', 'liquid', 5_000, 4_999, 99, 'to_explain, -1, tolerance 0'],
    ['more came back than went out', 'liquid', 5_000, 4_999, -50, 'to_explain, -1, tolerance 0'],
    ['an empty shelf', 'liquid', 0, 0, 0, 'agrees'],
  ]
  for (const [title, form, bookSteps, countedSteps, issuedSteps, expected] of table) {
    it(`${title}: ${expected}`, () => {
      const verdict = countVerdict({ form, bookSteps, countedSteps, issuedSteps }, TEN_PER_MILLE)
      const { outcome, differenceSteps, toleranceSteps: tolerance } = verdict
      expect(outcome === 'agrees' ? outcome : `${outcome}, ${differenceSteps}, tolerance ${tolerance}`).toBe(
        expected,
      )
    })
  }

  it('without signed rules tolerates nothing', () => {
    expect(
      countVerdict({ form: 'liquid', bookSteps: 5_000, countedSteps: 4_999, issuedSteps: 2_500 }, 0).outcome,
    ).toBe('to_explain')
  })

  it('never tolerates more than its per mille, whatever is counted', () => {
    const steps = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(
        steps,
        steps,
        steps,
        fc.integer({ min: 0, max: 100 }),
        (book, counted, issued, perMille) => {
          const verdict = countVerdict(
            { form: 'liquid', bookSteps: book, countedSteps: counted, issuedSteps: issued },
            perMille,
          )
          const off = Math.abs(counted - book)
          if (verdict.outcome === 'within_tolerance')
            expect(off * 1000).toBeLessThanOrEqual(issued * perMille)
          expect(verdict.outcome === 'agrees').toBe(off === 0)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})

describe('the sum of a month’s small differences', () => {
  const table: [string, number[], number, string][] = [
    ['thirty times 0.1 mL missing of 7.5 L', Array(30).fill(-1), 75_000, '-30 of 1500'],
    ['overfill and drag cancel out', [25, -25, 10, -10], 2_500, '0 of 50'],
    ['each within its day, together too much', [-25, -25, -25], 2_500, '-75 of 50, exceeded'],
    ['too much found is asked about too', [26, 25], 2_500, '51 of 50, exceeded'],
    ['exactly what is allowed', [-25, -25], 2_500, '-50 of 50'],
  ]
  for (const [title, differences, issued, expected] of table) {
    it(`${title}: ${expected}`, () => {
      const { sumSteps, allowedSteps, exceeded } = toleranceSum(differences, issued, 20)
      expect(`${sumSteps} of ${allowedSteps}${exceeded ? ', exceeded' : ''}`).toBe(expected)
    })
  }

  it('of tablets is never tolerated', () => {
    expect(toleranceSteps('tablet', 1_000_000, 100)).toBe(0)
  })
})
