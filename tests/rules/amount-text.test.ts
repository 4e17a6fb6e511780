import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AmountProblem,
  formatAmount,
  formatMilligrams,
  readAmount,
} from '../../shared/rules/amount-text.ts'
import { amountInWords } from '../../shared/rules/amount-words.ts'

describe('an amount typed into a field in mg', () => {
  test.each([
    ['8', 8000],
    ['8 mg', 8000],
    ['8mg', 8000],
    ['8 MG.', 8000],
    [' 12.5 ', 12_500],
    ['0.4', 400],
    ['0.40', 400],
    ['8.0', 8000],
    ['+8', 8000],
    ['1,200', 1_200_000],
    ['1200', 1_200_000],
    ['০.৪', 400],
    ['১২.৫ mg', 12_500],
    ['१२.५', 12_500],
    ['８', 8000],
    ['10000', 10_000_000],
    ['0.001', 1],
  ])('"%s" is %i micrograms', (text, amountMicrograms) => {
    expect(readAmount(text)).toEqual({ ok: true, amountMicrograms })
  })

  test.each<[string, AmountProblem]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['eight', 'not_a_number'],
    ['8 8', 'not_a_number'],
    ['8.5.2', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['8/2', 'not_a_number'],
    ['1,20,0', 'not_a_number'],
    ['-8', 'negative'],
    ['−8', 'negative'],
    ['0', 'zero'],
    ['0.0', 'zero'],
    ['-0', 'zero'],
    ['8 mL', 'unit_volume'],
    ['8 cc', 'unit_volume'],
    ['8 g', 'unit_other'],
    ['8 µg', 'unit_other'],
    ['400mcg', 'unit_other'],
    ['2,5', 'decimal_comma'],
    ['0,4', 'decimal_comma'],
    ['0,400', 'decimal_comma'],
    ['8,', 'decimal_comma'],
    ['.4', 'no_leading_zero'],
    ['0.0004', 'too_fine'],
    ['10001', 'too_large'],
    ['99999999999999999999', 'too_large'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(readAmount(text)).toEqual({ ok: false, problem })
  })

  test('is read as it is written: figures come back as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (amountMicrograms) => {
        expect(readAmount(formatAmount(amountMicrograms))).toEqual({ ok: true, amountMicrograms })
        expect(formatMilligrams(amountMicrograms)).not.toMatch(/^\.|\.$|\.\d*0$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever is typed, the answer is a whole number of micrograms within bounds or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- +mgl৪') }), (text) => {
        const read = readAmount(text)
        if (!read.ok) return
        expect(Number.isInteger(read.amountMicrograms)).toBe(true)
        expect(read.amountMicrograms).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an amount written out', () => {
  test.each([
    [8000, '8\u00a0mg', 'eight milligrams'],
    [400, '0.4\u00a0mg', 'four tenths of a milligram'],
    [100, '0.1\u00a0mg', 'one tenth of a milligram'],
    [1000, '1\u00a0mg', 'one milligram'],
    [2400, '2.4\u00a0mg', 'two and four tenths milligrams'],
    [12_500, '12.5\u00a0mg', 'twelve and five tenths milligrams'],
    [250, '0.25\u00a0mg', 'twenty-five hundredths of a milligram'],
    [1, '0.001\u00a0mg', 'one thousandth of a milligram'],
    [40_000, '40\u00a0mg', 'forty milligrams'],
    [115_000, '115\u00a0mg', 'one hundred and fifteen milligrams'],
    [1_200_000, '1,200\u00a0mg', 'one thousand two hundred milligrams'],
    [1_234_567_000, '1,234,567\u00a0mg', null],
    [0, '0\u00a0mg', 'zero milligrams'],
  ])('%i micrograms', (amountMicrograms, figure, words) => {
    expect(formatAmount(amountMicrograms)).toBe(figure)
    if (words !== null) expect(amountInWords(amountMicrograms)).toBe(words)
  })
})
