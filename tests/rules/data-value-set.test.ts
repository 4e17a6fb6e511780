import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Dhis2Mapping } from '../../shared/records/dhis2.ts'
import type { Figure } from '../../shared/records/report.ts'
import {
  compareDataValueSets,
  dataValueSet,
  dataValueSetText,
  readDataValueSet,
} from '../../shared/rules/data-value-set.ts'
import { numbersOf } from '../../shared/rules/dhis2-mapping.ts'
import { readMetadata } from '../../shared/rules/dhis2-metadata.ts'
import { returnDifferences } from '../../shared/rules/return-difference.ts'

const RUNS = Number(process.env.OST_RUNS ?? 100)
const figures = fc.uniqueArray(
  fc.record({
    indicator: fc.constantFrom('a', 'b', 'c'),
    cell: fc.constantFrom('', 'M', 'F', 'methadone.60000'),
    count: fc.integer({ min: -9, max: 9 }),
    of: fc.option(fc.nat(9)),
  }) satisfies fc.Arbitrary<Figure>,
  { selector: ({ indicator, cell }) => `${indicator} ${cell}` },
)
const id = (place: number) => `Elem${String(place).padStart(7, '0')}`
const wholeMapping = (of: readonly Figure[]): Dhis2Mapping => ({
  dataSet: '',
  orgUnits: [{ site: 'S', orgUnit: 'OrgUnit0001' }],
  lines: numbersOf(of).map((number, place) => ({
    ...number,
    ...{ sent: true, dataElement: id(place), categoryOptionCombo: '' },
  })),
})

it('reads back every file that it writes, and finds nothing changed in it', () => {
  fc.assert(
    fc.property(figures, (list) => {
      const set = dataValueSet(wholeMapping(list), list, '2026-02', 'S')
      expect(set.dataValues).toHaveLength(numbersOf(list).length)
      const again = readDataValueSet(dataValueSetText(set))
      expect(again).toEqual(set)
      expect(compareDataValueSets(set, set)).toEqual({ differences: [], same: set.dataValues.length })
    }),
    { numRuns: RUNS },
  )
})

it('finds new, changed and gone values, and each value once', () => {
  fc.assert(
    fc.property(figures, figures, (before, now) => {
      const mapping = wholeMapping([
        ...new Map(
          [...before, ...now].map((one) => [`${one.indicator} ${one.cell}`, { ...one, of: 1 }]),
        ).values(),
      ])
      const [was, is] = [before, now].map((list) => dataValueSet(mapping, list, '2026-02', 'S'))
      if (!was || !is) throw new Error('two sets')
      const { differences, same } = compareDataValueSets(was, is)
      const kinds = (kind: string) => differences.filter((one) => one.kind === kind).length
      expect(kinds('new') + kinds('changed') + same).toBe(is.dataValues.length)
      expect(kinds('gone') + kinds('changed') + same).toBe(was.dataValues.length)
    }),
    { numRuns: RUNS },
  )
})

it('says of figures exactly those that are not the same, and the same both ways', () => {
  const number = (list: readonly Figure[], { indicator, cell }: { indicator: string; cell: string }) => {
    const found = list.find((one) => one.indicator === indicator && one.cell === cell)
    return `${found?.count ?? 0} ${found?.of ?? 0}`
  }
  fc.assert(
    fc.property(figures, figures, (sent, now) => {
      const differences = returnDifferences(sent, now)
      for (const one of [...sent, ...now])
        expect(
          differences.some(({ indicator, cell }) => indicator === one.indicator && cell === one.cell),
        ).toBe(number(sent, one) !== number(now, one))
      expect(returnDifferences(now, sent)).toHaveLength(differences.length)
    }),
    { numRuns: RUNS },
  )
})

it.each(['', 'x', '[]', '{}', '{"dataElements":[]}', '{"dataElements":{}}', 'null', '{"dataElements":[1]}'])(
  'takes %s for no metadata',
  (text) => expect(readMetadata(text)).toBeNull(),
)

it.each([
  '',
  'x',
  '[]',
  '{}',
  'null',
  '{"dataValues":1}',
  '{"dataValues":[{"value":1}]}',
  '{"dataValues":[null]}',
])('takes %s for no data values', (text) => expect(readDataValueSet(text)).toBeNull())
