import { describe, expect, it } from 'vitest'
import type { Reader } from '../../electron/db/connection.ts'
import { readFigures } from '../../electron/report/figures.ts'
import { readRows } from '../../electron/report/rows.ts'
import type { Figure } from '../../shared/records/report.ts'
import { CLOSING_LINES, ENTRY_LINES, INDICATORS } from '../../shared/rules/indicators/definitions.ts'
import { PERSON_CELLS } from '../../shared/rules/indicators/person-cells.ts'
import { sumFigures } from '../../shared/rules/indicators/sum.ts'
import { type GeneratedClinic, generatedClinic } from '../helpers/generated-clinic.ts'
import { asTally, recount } from '../helpers/recount.ts'
import { rawTables, writeGenerated } from '../helpers/write-generated.ts'

/** A thousand by `OST_REPORT_CLINICS=1000`; a few on every change. */
const CLINICS = Number(process.env.OST_REPORT_CLINICS ?? 3)
const SEED = Number(process.env.OST_REPORT_SEED ?? 20_260_228)

const clinics: GeneratedClinic[] = Array.from({ length: CLINICS }, (_, index) =>
  generatedClinic(SEED + index),
)

function figuresOf(clinic: GeneratedClinic, isHere?: (client: number) => boolean): Figure[] {
  const db = writeGenerated(clinic, isHere)
  const figures = readFigures(db, clinic)
  db.close()
  return figures
}

const of = (figures: readonly Figure[], indicator: string, cell: string): number =>
  figures.find((one) => one.indicator === indicator && one.cell === cell)?.count ?? Number.NaN

/** The whole book of the flow, within one cell. */
function flowRest(figures: readonly Figure[], cell: string): number {
  const came = [...ENTRY_LINES.map((entry) => `entered_${entry}`), 'came_back']
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + of(figures, id, cell), 0)
  const went = sum(CLOSING_LINES.map((reason) => `left_${reason}`))
  return of(figures, 'active_start', cell) + sum(came) - went - of(figures, 'active_end', cell)
}

describe(`a return over ${CLINICS} generated clinics`, () => {
  it('is what a plain recount of the raw rows finds', () => {
    clinics.forEach((clinic, index) => {
      const db = writeGenerated(clinic)
      const expected = recount(rawTables(db), clinic)
      expect(asTally(readFigures(db, clinic)), `seed ${SEED + index}`).toEqual(expected)
      db.close()
    })
  })

  it('balances its flow in every cell, and adds sexes and ages up to the whole', () => {
    clinics.forEach((clinic, index) => {
      const figures = figuresOf(clinic)
      for (const cell of PERSON_CELLS) expect(flowRest(figures, cell), `seed ${SEED + index} ${cell}`).toBe(0)
      for (const { id } of INDICATORS.filter(({ kind }) => kind === 'person')) {
        const whole = of(figures, id, '')
        expect(of(figures, id, 'M') + of(figures, id, 'F') + of(figures, id, 'T'), id).toBe(whole)
        expect(of(figures, id, 'under_25') + of(figures, id, 'from_25'), id).toBe(whole)
      }
    })
  })

  it('is the sum of its sites, whoever of the clients belongs to which', () => {
    clinics.forEach((clinic, index) => {
      const sites = [0, 1].map((site) => figuresOf(clinic, (client) => client % 2 === site))
      expect(sumFigures(sites), `seed ${SEED + index}`).toEqual(figuresOf(clinic))
    })
  })

  it('opens each cell on rows that add up to it', () => {
    for (const clinic of clinics.slice(0, Math.max(2, CLINICS / 20))) {
      const db: Reader = writeGenerated(clinic)
      for (const { indicator, cell, count, of: outOf } of readFigures(db, clinic)) {
        const rows = (part: 'count' | 'of') =>
          readRows(db, clinic, { indicator, cell, part }, { offset: 0, limit: 10 })
        if (count !== 0) expect(rows('count').sum, `${indicator} ${cell}`).toBe(count)
        if (outOf !== null && outOf !== 0) expect(rows('of').sum, `${indicator} ${cell}`).toBe(outOf)
      }
      db.close()
    }
  })
})
