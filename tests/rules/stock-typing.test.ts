import { describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { endOfExpiryMonth } from '../../shared/rules/expiry-month.ts'
import { baseMicrogramsOf, microgramsOf, quantityOf } from '../../shared/rules/quantity.ts'
import { batchNumberOf, receiptProblems } from '../../shared/rules/receipt.ts'

const tablet = { strengthMicrograms: 2_000, stepsPerUnit: 1, baseFactorPpm: 1_000_000 }
const halfTablet = { ...tablet, stepsPerUnit: 2 }
const methadone = { strengthMicrograms: 5_000, stepsPerUnit: 10, baseFactorPpm: 894_500 }

describe('an expiry month copied from a pack', () => {
  it.each([
    ['03/2027', '2027-03-31'],
    ['03/27', '2027-03-31'],
    ['2027-03', '2027-03-31'],
    ['Feb 2028', '2028-02-29'],
    ['september 2027', '2027-09-30'],
    ['०३/२०२७', '2027-03-31'],
  ])('%s lasts to %s', (typed, day) => {
    expect(endOfExpiryMonth(typed)).toBe(day)
  })

  it.each(['', '2027', '31/03/2027', '2027-03-31', '13/2027', '00/2027', 'Ma 2027', '03-1027', 'soon'])(
    'takes “%s” for no month alone',
    (typed) => {
      expect(endOfExpiryMonth(typed)).toBeNull()
    },
  )
})

describe('a quantity typed in tablets or mL', () => {
  it.each([
    ['1000', tablet, 1_000],
    ['1,000', tablet, 1_000],
    ['1,00,000', tablet, 100_000],
    ['2.5', halfTablet, 5],
    ['0.3', methadone, 3],
    ['১২.৫', methadone, 125],
    ['1 000', tablet, 1_000],
    ['0', tablet, 0],
  ])('%s of %o are %i steps', (typed, product, steps) => {
    expect(quantityOf(typed, product)).toEqual({ ok: true, steps })
  })

  it.each([
    ['2.5', tablet, 'not_whole_steps'],
    ['0.25', methadone, 'not_whole_steps'],
    ['12,5', methadone, 'not_a_number'],
    ['-4', tablet, 'not_a_number'],
    ['8 mg', tablet, 'not_a_number'],
    ['1e3', tablet, 'not_a_number'],
    ['', tablet, 'not_a_number'],
  ])('%s of %o is refused: %s', (typed, product, code) => {
    expect(quantityOf(typed, product)).toEqual({ ok: false, code })
  })

  it('weighs the labelled drug and the base drug in it', () => {
    expect(microgramsOf(1_000, methadone)).toBe(500_000)
    expect(baseMicrogramsOf(1_000, methadone)).toBe(447_250)
    expect(baseMicrogramsOf(1_000, tablet)).toBe(2_000_000)
  })
})

describe('a delivery', () => {
  const line = (batchNumber: string, expiryDay: string, otherExpiryIsRight = false) => ({
    productId: 1,
    batchNumber,
    expiryDay: expiryDay as ClinicDay,
    otherExpiryIsRight,
  })
  const known = [{ productId: 1, batchNumber: 'B-1', expiryDay: '2027-03-31' as ClinicDay }]
  const problems = (...lines: ReturnType<typeof line>[]) =>
    receiptProblems(lines, '2026-02-03' as ClinicDay, known).map(({ field, code }) => `${field} ${code}`)

  it('knows one batch however its number is written', () => {
    expect(batchNumberOf('  b 12\u096f ')).toBe('B 129')
  })
  it.each([
    ['all is well', [line('B-2', '2027-03-31')], []],
    ['a known batch with its own expiry', [line('b-1', '2027-03-31')], []],
    [
      'the same number twice',
      [line('B-2', '2027-03-31'), line('b-2 ', '2027-04-30')],
      ['lines.1.batchNumber batch_twice'],
    ],
    ['expired yesterday', [line('B-2', '2026-02-02')], ['lines.0.expiryDay batch_expired']],
    ['expires today', [line('B-2', '2026-02-03')], []],
    [
      'a known number, another expiry',
      [line('B-1', '2027-04-30')],
      ['lines.0.expiryDay batch_expiry_differs'],
    ],
    ['the same, said to be right', [line('B-1', '2027-04-30', true)], []],
  ])('%s', (_, lines, expected) => {
    expect(problems(...lines)).toEqual(expected)
  })
  it('leaves the same number of another product alone', () => {
    expect(
      receiptProblems([{ ...line('B-1', '2027-04-30'), productId: 2 }], '2026-02-03' as ClinicDay, known),
    ).toEqual([])
  })
})
