import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cows, type CowsAnswers, cowsItems, cowsValues } from '../../shared/records/cows.ts'
import { cowsBand, cowsVerdict } from '../../shared/rules/cows.ts'

const none = Object.fromEntries(cowsItems.map((item) => [item, 0])) as CowsAnswers
const most = Object.fromEntries(cowsItems.map((item) => [item, Math.max(...cowsValues[item])])) as CowsAnswers

describe('the scale of withdrawal (COWS)', () => {
  test('has eleven items, and its most is 48', () => {
    expect(cowsItems).toHaveLength(11)
    expect(cowsVerdict(none)).toMatchObject({ complete: true, total: 0, band: 'none' })
    expect(cowsVerdict(most)).toMatchObject({ complete: true, total: 48, band: 'severe' })
  })

  test.each([
    [0, 'none'],
    [4, 'none'],
    [5, 'mild'],
    [12, 'mild'],
    [13, 'moderate'],
    [24, 'moderate'],
    [25, 'moderately_severe'],
    [36, 'moderately_severe'],
    [37, 'severe'],
    [48, 'severe'],
  ])('a total of %i is called %s', (total, band) => {
    expect(cowsBand(total)).toBe(band)
  })

  test('says which items are missing, in the order of the sheet', () => {
    const { pulse: _pulse, yawning: _yawning, ...rest } = none
    expect(cowsVerdict(rest)).toEqual({ complete: false, missing: ['pulse', 'yawning'] })
    expect(cowsVerdict({})).toEqual({ complete: false, missing: [...cowsItems] })
  })

  test('takes no value that an item does not have: 3 for the pulse, 1 for gooseflesh, 1000 for anything', () => {
    for (const [item, value] of [
      ['pulse', 3],
      ['gooseflesh', 1],
      ['anxiety', 1000],
      ['tremor', -1],
      ['stomach', 2.5],
    ] as const) {
      expect(cowsVerdict({ ...none, [item]: value }), item).toEqual({ complete: false, missing: [item] })
      expect(Cows.safeParse({ ...none, [item]: value }).success, item).toBe(false)
    }
    expect(Cows.safeParse({ ...none, total: 12 }).success).toBe(false)
  })

  test('is the sum of its items, between 0 and 48, whatever is answered', () => {
    const whole = fc.record(
      Object.fromEntries(cowsItems.map((item) => [item, fc.constantFrom(...cowsValues[item])])),
    )
    fc.assert(
      fc.property(whole, (answers) => {
        const verdict = cowsVerdict(answers)
        const sum = Object.values<number>(answers).reduce((all, value) => all + value, 0)
        expect(verdict).toMatchObject({ complete: true, total: sum })
        expect(sum).toBeGreaterThanOrEqual(0)
        expect(sum).toBeLessThanOrEqual(48)
      }),
    )
  })
})
