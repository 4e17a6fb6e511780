import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BringOverCells,
  type BringOverField,
  bringOverFields,
  readBringOver,
} from '../../shared/rules/bring-over.ts'
import { readDay } from '../../shared/rules/day-text.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { day } from './dose-records.ts'

const facts = {
  pack: rulePackDefault,
  today: day('2026-02-06'),
  takenNumbers: [7],
  products: [
    { drug: 'buprenorphine' as const, form: 'tablet' as const, strengthMicrograms: 400, stepsPerUnit: 1 },
    { drug: 'buprenorphine' as const, form: 'tablet' as const, strengthMicrograms: 2000, stepsPerUnit: 1 },
  ],
}

const cells: BringOverCells = {
  number: '12',
  called: 'Zova',
  sex: 'M',
  birthYear: '1995',
  drug: 'buprenorphine',
  mg: '8',
  orderEnd: '28-Feb-2026',
  lastDoseDay: '05-Feb-2026',
  lastDoseMg: '8',
  paperPage: '3/17',
}
const blank = Object.fromEntries(bringOverFields.map((field) => [field, ''])) as Record<
  BringOverField,
  string
>

const codes = (...rows: Partial<BringOverCells>[]) =>
  readBringOver(
    rows.map((changed) => ({ ...cells, ...changed })),
    facts,
  ).problems.map(({ row, field, code }) => `${row + 1} ${field}: ${code}`)

describe('a row without a mistake', () => {
  test('is read as it was meant', () => {
    expect(readBringOver([cells], facts)).toEqual({
      problems: [],
      entries: [
        {
          row: 0,
          registerNumber: 12,
          called: 'Zova',
          sex: 'M',
          birthYear: 1995,
          drug: 'buprenorphine',
          amountMicrograms: 8000,
          orderEnd: '2026-02-28',
          lastDoseDay: '2026-02-05',
          lastDoseMicrograms: 8000,
          paperPage: '3/17',
        },
      ],
    })
  })

  test('may be written in Bengali digits, with words for sex and drug, and with blank rows around it', () => {
    const written = {
      ...cells,
      number: '০১২',
      mg: '৮ mg',
      sex: 'Female',
      drug: 'Bup',
      birthYear: '১৯৯৫',
      called: 'জোভা',
    }
    const { problems, entries } = readBringOver([blank, written, blank], facts)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { row: 1, registerNumber: 12, sex: 'F', amountMicrograms: 8000, birthYear: 1995 },
    ])
  })
})

describe('each kind of mistake has its own word', () => {
  test.each<[Partial<BringOverCells>, string]>([
    [{ number: ' ' }, 'number: number_missing'],
    [{ number: 'OST-12' }, 'number: number_not_a_number'],
    [{ number: '0' }, 'number: number_out_of_range'],
    [{ number: '1000000' }, 'number: number_out_of_range'],
    [{ number: '7' }, 'number: number_taken'],
    [{ called: '   ' }, 'called: missing'],
    [{ called: '---' }, 'called: missing'],
    [{ called: 'Zo\u0007va' }, 'called: control_characters'],
    [{ called: 'Zo\u202eva' }, 'called: control_characters'],
    [{ called: 'Z'.repeat(61) }, 'called: too_long'],
    [{ sex: '' }, 'sex: sex_missing'],
    [{ sex: 'x' }, 'sex: sex_unknown'],
    [{ birthYear: '' }, 'birthYear: birth_year_missing'],
    [{ birthYear: 'about 1990' }, 'birthYear: birth_year_not_a_number'],
    [{ birthYear: '34' }, 'birthYear: birth_year_two_digits'],
    [{ birthYear: '2027' }, 'birthYear: birth_year_in_future'],
    [{ birthYear: '1925' }, 'birthYear: birth_year_too_long_ago'],
    [{ birthYear: '2009' }, 'birthYear: birth_year_under_18'],
    [{ birthYear: '2008' }, 'birthYear: birth_year_perhaps_under_18'],
    [{ drug: '' }, 'drug: drug_missing'],
    [{ drug: 'morphine' }, 'drug: drug_unknown'],
    [{ drug: 'methadone' }, 'drug: drug_not_on_shelf'],
    [{ mg: '' }, 'mg: empty'],
    [{ mg: 'eight' }, 'mg: not_a_number'],
    [{ mg: '8 mL' }, 'mg: unit_volume'],
    [{ mg: '8 mcg' }, 'mg: unit_other'],
    [{ mg: '8,4' }, 'mg: decimal_comma'],
    [{ mg: '-8' }, 'mg: negative'],
    [{ mg: '0', lastDoseMg: '8' }, 'mg: zero'],
    [{ mg: '.8' }, 'mg: no_leading_zero'],
    [{ mg: '8.00001' }, 'mg: too_fine'],
    [{ mg: '80000' }, 'mg: too_large'],
    [{ mg: '9' }, 'mg: not_makeable'],
    [{ mg: '80' }, 'mg: above_usual'],
    [{ orderEnd: '' }, 'orderEnd: empty'],
    [{ orderEnd: '31-Feb-2026' }, 'orderEnd: not_a_date'],
    [{ orderEnd: 'soon' }, 'orderEnd: not_a_date'],
    [{ orderEnd: '03/04/2026' }, 'orderEnd: ambiguous'],
    [{ orderEnd: '28/02/26' }, 'orderEnd: short_year'],
    [{ orderEnd: '05-Feb-2026' }, 'orderEnd: in_past'],
    [{ orderEnd: '07-Feb-2027' }, 'orderEnd: too_far'],
    [{ lastDoseDay: '07-Feb-2026' }, 'lastDoseDay: in_future'],
    [{ lastDoseDay: '07-Dec-2025' }, 'lastDoseDay: too_old'],
    [{ lastDoseMg: '8.4' }, 'lastDoseMg: above_order'],
    [{ paperPage: '' }, 'paperPage: missing'],
    [{ paperPage: '1'.repeat(21) }, 'paperPage: too_long'],
  ])('%j', (changed, expected) => {
    expect(codes(changed)).toEqual([`1 ${expected}`])
  })

  test('a number twice in the grid is said at both rows, each naming the other', () => {
    const { problems } = readBringOver(
      [cells, { ...cells, number: '13' }, { ...cells, number: '012' }],
      facts,
    )
    expect(problems).toEqual([
      { row: 0, field: 'number', code: 'number_twice', params: { row: 3 } },
      { row: 2, field: 'number', code: 'number_twice', params: { row: 1 } },
    ])
  })

  test('an empty grid is a mistake too', () => {
    expect(readBringOver([blank, blank], facts)).toMatchObject({
      problems: [{ code: 'grid_empty' }],
      entries: [],
    })
  })
})

describe('all mistakes at once', () => {
  test('in the order of rows and columns, and no entry is taken', () => {
    expect(
      codes(
        { mg: '8,4', sex: '?' },
        { number: '13' },
        { paperPage: '', number: 'x', lastDoseDay: 'yesterday' },
      ),
    ).toEqual([
      '1 sex: sex_unknown',
      '1 mg: decimal_comma',
      '3 number: number_not_a_number',
      '3 lastDoseDay: not_a_date',
      '3 paperPage: missing',
    ])
    expect(readBringOver([cells, { ...cells, number: 'x' }], facts).entries).toEqual([])
  })

  test('whatever is pasted, there are either problems or one entry a filled row', () => {
    const cell = fc.oneof(
      fc.constantFrom('8', '1995', 'M', '12', '13', 'bup', '28-Feb-2026', '05-Feb-2026', ''),
      fc.string({ unit: 'grapheme' }),
    )
    const row = fc.record(
      Object.fromEntries(bringOverFields.map((field) => [field, cell])) as Record<
        BringOverField,
        typeof cell
      >,
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.constant(cells)), { maxLength: 6 }), (rows) => {
        const { problems, entries } = readBringOver(rows, facts)
        const filled = rows.filter((cellsOf) => bringOverFields.some((field) => cellsOf[field].trim() !== ''))
        expect(entries.length).toBe(problems.length > 0 ? 0 : filled.length)
        expect(new Set(entries.map(({ registerNumber }) => registerNumber)).size).toBe(entries.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a date on paper', () => {
  test.each([
    ['03-Feb-2026', '2026-02-03'],
    ['3 february 2026', '2026-02-03'],
    ['3 Sept, 2025', '2025-09-03'],
    ['2026-02-03', '2026-02-03'],
    ['2026/2/3', '2026-02-03'],
    ['23/02/2026', '2026-02-23'],
    ['02.23.2026', '2026-02-23'],
    ['03/03/2026', '2026-03-03'],
    ['০৩-Feb-২০২৬', '2026-02-03'],
  ])('%s is %s', (text, expected) => {
    expect(readDay(text)).toEqual({ ok: true, day: expected })
  })

  test.each([
    ['', 'empty'],
    ['3/2/2026', 'ambiguous'],
    ['3/2/26', 'short_year'],
    ['3-Feb-26', 'short_year'],
    ['31-Feb-2026', 'not_a_date'],
    ['3 Foo 2026', 'not_a_date'],
    ['Feb 2026', 'not_a_date'],
    ['2026', 'not_a_date'],
    ['3 Feb 2026 8 am', 'not_a_date'],
    ['32/13/2026', 'not_a_date'],
  ])('"%s" is %s', (text, problem) => {
    expect(readDay(text)).toEqual({ ok: false, problem })
  })
})
