import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Drug } from '../../shared/records/product.ts'
import {
  halveDown,
  openLiquidStrengths,
  type SplitProduct,
  splitAmount,
  stepMicrograms,
} from '../../shared/rules/tablet-split.ts'

const plenty = 100_000
const tablet = (strength: number, changed: Partial<SplitProduct> = {}): SplitProduct => ({
  id: strength,
  drug: 'buprenorphine',
  form: 'tablet',
  strengthMicrograms: strength,
  stepsPerUnit: 1,
  availableSteps: plenty,
  ...changed,
})
const methadone: SplitProduct = {
  id: 5,
  drug: 'methadone',
  form: 'liquid',
  strengthMicrograms: 5000,
  stepsPerUnit: 10,
  availableSteps: plenty,
}

/** `4 × 2 mg + 2 × 0.4 mg`; halves as `½`. */
function inWords(amount: number, products: readonly SplitProduct[], drug: Drug = 'buprenorphine'): string {
  const split = splitAmount(amount, drug, products)
  if (!split.makeable) return `no: ${(split.below ?? 0) / 1000} or ${(split.above ?? 0) / 1000} mg`
  return split.lines
    .map(
      ({ steps, stepsPerUnit, strengthMicrograms }) =>
        `${steps / stepsPerUnit} × ${strengthMicrograms / 1000} mg`,
    )
    .join(' + ')
}

describe('tablets for an amount', () => {
  const [small, two, eight] = [tablet(400), tablet(2000), tablet(8000)]
  const halfTwo = tablet(2000, { stepsPerUnit: 2 })

  //            amount in mg | on the shelf | made of
  test.each<[number, string, SplitProduct[], string]>([
    [8, '0.4 and 2 mg', [small, two], '4 × 2 mg'],
    [8, '0.4, 2 and 8 mg', [small, two, eight], '1 × 8 mg'],
    [8.4, '0.4, 2 and 8 mg', [small, two, eight], '1 × 8 mg + 1 × 0.4 mg'],
    [6.8, '0.4 and 2 mg', [small, two], '3 × 2 mg + 2 × 0.4 mg'],
    [0.4, '0.4 and 2 mg', [small, two], '1 × 0.4 mg'],
    [5, '0.4 and 2 mg', [small, two], 'no: 4.8 or 5.2 mg'],
    [5, '2 mg, halves allowed', [halfTwo], '2.5 × 2 mg'],
    [4, '2 mg, halves allowed', [halfTwo], '2 × 2 mg'],
    [6, '4 mg and 2 mg with halves', [halfTwo, tablet(4000)], '1 × 4 mg + 1 × 2 mg'],
    [0.2, '0.4 and 2 mg', [small, two], 'no: 0 or 0.4 mg'],
    [6, '4 and 3 mg: largest first would fail', [tablet(4000), tablet(3000)], '2 × 3 mg'],
    [8, '2 mg, three left', [tablet(2000, { availableSteps: 3 })], 'no: 6 or 0 mg'],
    [8, 'one of 8 mg used up', [tablet(8000, { availableSteps: 0 }), two], '4 × 2 mg'],
    [
      8,
      '2 mg, three left, and 0.4 mg',
      [tablet(2000, { availableSteps: 3 }), small],
      '3 × 2 mg + 5 × 0.4 mg',
    ],
    [8, 'nothing', [], 'no: 0 or 0 mg'],
  ])('%d mg of %s', (milligrams, _, products, expected) => {
    expect(inWords(Math.round(milligrams * 1000), products)).toBe(expected)
  })

  test('a whole tablet is preferred even when a broken one would be fewer', () => {
    const shelf = [tablet(6000, { stepsPerUnit: 2 }), tablet(1000)]
    expect(inWords(3000, shelf)).toBe('3 × 1 mg')
  })

  test('another drug on the shelf is left aside', () => {
    expect(inWords(2000, [methadone, tablet(2000, { drug: 'buprenorphine-naloxone' })])).toBe('no: 0 or 0 mg')
  })
})

describe('liquid for an amount', () => {
  test.each([
    [40, '8 × 5 mg'],
    [42.5, '8.5 × 5 mg'],
    [0.5, '0.1 × 5 mg'],
    [42.3, 'no: 42 or 42.5 mg'],
  ])('%d mg of 5 mg per mL is %s, in steps of 0.1 mL', (milligrams, expected) => {
    expect(inWords(milligrams * 1000, [methadone], 'methadone')).toBe(expected)
  })

  test('is taken of one strength only, never mixed from two', () => {
    const strong = {
      ...methadone,
      id: 10,
      strengthMicrograms: 10_000,
      stepsPerUnit: 1,
    }
    const weak = {
      ...methadone,
      id: 1,
      strengthMicrograms: 1000,
      stepsPerUnit: 1,
      availableSteps: 5,
    }
    expect(inWords(12_000, [strong, weak], 'methadone')).toBe('no: 10 or 20 mg')
  })

  test('two strengths open at once are named; twice the same, or one of them, is none', () => {
    const weak = { ...methadone, id: 6, strengthMicrograms: 1000 }
    expect(openLiquidStrengths('methadone', [methadone, weak, tablet(2000)])).toEqual([1000, 5000])
    expect(openLiquidStrengths('methadone', [methadone])).toEqual([5000])
    expect(openLiquidStrengths('buprenorphine', [methadone, weak])).toEqual([])
  })
})

describe('a computed half', () => {
  test.each<[number, SplitProduct[], number | null]>([
    [5, [tablet(400), tablet(2000)], 4800],
    [4, [tablet(400), tablet(2000)], 4000],
    [3, [tablet(2000)], 2000],
    [1, [tablet(2000)], null],
    [0, [tablet(2000)], null],
    [17.5, [{ ...methadone, drug: 'buprenorphine' }], 17_500],
  ])('of %d mg rounds down', (milligrams, products, expected) => {
    expect(halveDown(milligrams * 1000, 'buprenorphine', products)).toBe(expected)
  })
})

describe('any shelf', () => {
  const anyTablet = fc
    .record({
      half: fc.integer({ min: 1, max: 20 }).map((tenths) => tenths * 200),
      stepsPerUnit: fc.constantFrom(1, 2),
      availableSteps: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ half, ...rest }) => tablet(half * 2, rest))
  const anyShelf = fc.uniqueArray(anyTablet, {
    maxLength: 4,
    selector: ({ id }) => id,
  })
  const anyAmount = fc.integer({ min: 1, max: 160 }).map((steps) => steps * 200)

  test('adds up to the amount exactly, within stock, in whole steps; or names the nearest below and above', () => {
    fc.assert(
      fc.property(anyAmount, anyShelf, (amount, products) => {
        const split = splitAmount(amount, 'buprenorphine', products)
        if (split.makeable) {
          expect(split.lines.reduce((sum, { micrograms }) => sum + micrograms, 0)).toBe(amount)
          for (const line of split.lines) {
            const product = products.find(({ id }) => id === line.productId)
            expect(product).toBeDefined()
            if (product === undefined) continue
            expect(line.steps).toBeLessThanOrEqual(product.availableSteps)
            expect(line.micrograms).toBe(line.steps * stepMicrograms(product))
            expect(Number.isInteger(line.steps)).toBe(true)
          }
          return
        }
        const { below, above } = split
        if (below !== null) {
          expect(below).toBeLessThan(amount)
          expect(splitAmount(below, 'buprenorphine', products).makeable).toBe(true)
        }
        if (above !== null) {
          expect(above).toBeGreaterThan(amount)
          expect(splitAmount(above, 'buprenorphine', products).makeable).toBe(true)
        }
        for (let between = (below ?? 0) + 200; between < (above ?? amount); between += 200)
          expect(splitAmount(between, 'buprenorphine', products).makeable).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('never breaks a tablet where whole ones would do, nor takes more tablets than needed', () => {
    fc.assert(
      fc.property(anyAmount, anyShelf, (amount, products) => {
        const split = splitAmount(amount, 'buprenorphine', products)
        const whole = products.map((product) => ({
          ...product,
          stepsPerUnit: 1,
          availableSteps: Math.floor(product.availableSteps / product.stepsPerUnit),
        }))
        const unbroken = splitAmount(amount, 'buprenorphine', whole)
        if (!split.makeable || !unbroken.makeable) return
        const tablets = (lines: { steps: number; stepsPerUnit: number }[]) =>
          lines.reduce((sum, line) => sum + line.steps / line.stepsPerUnit, 0)
        expect(split.lines.every((line) => line.steps % line.stepsPerUnit === 0)).toBe(true)
        expect(tablets(split.lines)).toBe(tablets(unbroken.lines))
      }),
    )
  })
})
