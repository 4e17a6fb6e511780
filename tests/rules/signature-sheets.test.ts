import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSignatureSheets, marksVerdict, ROWS_A_SHEET } from '../../shared/rules/signature-sheets.ts'

describe('sheets of 25', () => {
  for (const [rows, sheets] of [
    [0, []],
    [1, [1]],
    [25, [25]],
    [26, [25, 1]],
    [300, Array(12).fill(25)],
  ] as const)
    it(`${rows} doses fill ${sheets.length}`, () => {
      const lines = Array.from({ length: rows }, (_, index) => index)
      expect(inSignatureSheets(lines).map(({ length }) => length)).toEqual(sheets)
    })

  it('hold every dose once, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 400 }), (rows) => {
        const sheets = inSignatureSheets(rows)
        expect(sheets.flat()).toEqual(rows)
        expect(sheets.every(({ length }) => length >= 1 && length <= ROWS_A_SHEET)).toBe(true)
      }),
    )
  })
})

describe('marks against doses', () => {
  const table: [string, number, number[], [number, number][], string][] = [
    [
      '40 doses on two sheets',
      40,
      [7, 8],
      [
        [7, 25],
        [8, 15],
      ],
      'agrees',
    ],
    ['no dose, no sheet', 0, [], [], 'agrees'],
    [
      'a client did not sign',
      40,
      [7, 8],
      [
        [7, 25],
        [8, 14],
      ],
      'differs by -1',
    ],
    [
      'a mark too many: 4–5 tablets in the system, 2–3 on paper, or the reverse',
      2,
      [7],
      [[7, 3]],
      'differs by 1',
    ],
    [
      'an unused sheet came back empty',
      25,
      [7, 8],
      [
        [7, 25],
        [8, 0],
      ],
      'agrees',
    ],
    ['an unused sheet did not come back', 25, [7, 8], [[7, 25]], 'differs by 0, missing 8'],
    [
      'a sheet of another day',
      25,
      [7],
      [
        [7, 20],
        [3, 5],
      ],
      'differs by 0, foreign 3',
    ],
    [
      'one sheet typed twice',
      25,
      [7],
      [
        [7, 20],
        [7, 5],
      ],
      'differs by 0, twice 7',
    ],
  ]
  for (const [title, doses, printed, sheets, expected] of table)
    it(`${title}: ${expected}`, () => {
      const verdict = marksVerdict({
        doses,
        printed,
        counted: sheets.map(([number, marks]) => ({ number, marks })),
      })
      const more = (['missing', 'foreign', 'twice'] as const)
        .filter((what) => verdict[what].length > 0)
        .map((what) => `, ${what} ${verdict[what].join(' ')}`)
      expect(verdict.agrees ? 'agrees' : `differs by ${verdict.difference}${more.join('')}`).toBe(expected)
    })
})
