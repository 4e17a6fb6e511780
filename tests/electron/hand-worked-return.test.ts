import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../../electron/report/figures.ts'
import { asTally, recount } from '../helpers/recount.ts'
import { twelveClients } from '../helpers/twelve-clients.ts'
import { rawTables, writeGenerated } from '../helpers/write-generated.ts'

/** The last table of the page: what a person with a pencil found. */
function workedByHand(): { indicator: string; cell: string; count: number; of: number | null }[] {
  const page = readFileSync('docs/hand-worked-return.md', 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` \| (?:`([^`]*)`)? ?\| (-?\d+) \| (\d*) ?\|$/gm)]
  return rows.map(([, indicator = '', cell = '', count, of]) => ({
    ...{ indicator, cell, count: Number(count) },
    of: of === '' || of === undefined ? null : Number(of),
  }))
}

describe('the return of twelve clients', () => {
  it('is what was worked by hand in docs/hand-worked-return.md', () => {
    const clinic = twelveClients()
    const db = writeGenerated(clinic)
    const figures = readFigures(db, clinic)
    const expected = workedByHand()
    expect(expected.length).toBeGreaterThan(35)
    expect(
      expected.map(({ indicator, cell }) =>
        figures.find((figure) => figure.indicator === indicator && figure.cell === cell),
      ),
    ).toEqual(expected)
    expect(asTally(figures)).toEqual(recount(rawTables(db), clinic))
    db.close()
  })
})
