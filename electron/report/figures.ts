import type { Figure, ReportScope } from '../../shared/records/report.ts'
import { INDICATORS, OF_ALL } from '../../shared/rules/indicators/definitions.ts'
import { sumFigures } from '../../shared/rules/indicators/sum.ts'
import type { Reader } from '../db/connection.ts'
import { type ReportClinic, readClinic } from './clinic.ts'
import { addUp } from './entries.ts'
import { readNotes } from './notes.ts'
import type { FiguresFound } from './run-report.ts'
import { entriesOf } from './sections.ts'

/** Every cell that exists by definition, as nothing: a return shows zeros, and sites add up cell by cell. */
const ZEROS: readonly Figure[] = INDICATORS.flatMap(({ id, cells, ratio }) =>
  cells.map((cell) => ({ indicator: id, cell, count: 0, of: ratio ? 0 : null })),
)

/**
 * All figures of one register for a scope, in the order of the page. Reads rows that stand and no private column, never
 * the clock; the same for this site's register and for any site's copy in an office.
 */
export function readFigures(db: Reader, scope: ReportScope): Figure[] {
  return figuresOf(readClinic(db, scope))
}

/** The figures with what their page must say beside them. */
export function readReturn(db: Reader, scope: ReportScope): FiguresFound {
  const clinic = readClinic(db, scope)
  const figures = figuresOf(clinic)
  return { figures, notes: readNotes(clinic, figures), knownUntil: clinic.days.knownUntil }
}

function figuresOf(clinic: ReportClinic): Figure[] {
  return withDenominators(sumFigures([ZEROS, addUp(clinic, entriesOf(clinic))]))
}

function withDenominators(figures: readonly Figure[]): Figure[] {
  const total = (id: string) =>
    figures.filter(({ indicator }) => indicator === id).reduce((sum, { count }) => sum + count, 0)
  const totals = new Map(Object.entries(OF_ALL).map(([indicator, all]) => [indicator, total(all)]))
  return figures.map((figure) => ({ ...figure, of: totals.get(figure.indicator) ?? figure.of }))
}
