import type { Figure, ReportScope } from '../../shared/records/report.ts'
import { INDICATORS } from '../../shared/rules/indicators/definitions.ts'
import { sumFigures } from '../../shared/rules/indicators/sum.ts'
import type { Reader } from '../db/connection.ts'
import { type ReportClinic, readClinic } from './clinic.ts'
import { addUp } from './entries.ts'
import { readNotes } from './notes.ts'
import type { FiguresFound } from './run-report.ts'
import { sectionsOf } from './sections.ts'

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
  return { figures: figuresOf(clinic), notes: readNotes(clinic), knownUntil: clinic.days.knownUntil }
}

function figuresOf(clinic: ReportClinic): Figure[] {
  return withDue(sumFigures([ZEROS, addUp(clinic, sectionsOf(clinic))]))
}

/** What became of the doses due is told of all of them: the one denominator that no single row carries. */
function withDue(figures: readonly Figure[]): Figure[] {
  const due = figures.find(({ indicator }) => indicator === 'doses_due')?.count ?? 0
  return figures.map((figure) => (figure.indicator === 'dose_outcome' ? { ...figure, of: due } : figure))
}
