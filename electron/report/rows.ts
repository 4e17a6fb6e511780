import type { ReportRow, ReportScope } from '../../shared/records/report.ts'
import type { Reader } from '../db/connection.ts'
import { readClinic } from './clinic.ts'
import { cellsOf, rowOfEntry } from './entries.ts'
import { entriesOf, sectionOf } from './sections.ts'

export interface CellAsked {
  readonly indicator: string
  readonly cell: string
  /** The rows that make the count, or those of the denominator. */
  readonly part: 'count' | 'of'
}
export interface RowPage {
  readonly offset: number
  readonly limit: number
}
export interface RowsFound {
  readonly rows: ReportRow[]
  readonly total: number
}

/** The rows behind one figure, by register number and day; a page of them. None for a cell that does not exist. */
export function readRows(db: Reader, scope: ReportScope, asked: CellAsked, page: RowPage): RowsFound {
  const section = sectionOf(asked.indicator)
  if (section === null) return { rows: [], total: 0 }
  const clinic = readClinic(db, scope)
  const entries = [...entriesOf(clinic, section)].filter(
    (one) =>
      one.indicator === asked.indicator &&
      cellsOf(clinic, one).includes(asked.cell) &&
      (asked.part === 'count' ? one.count !== 0 : one.of !== null && one.of !== 0),
  )
  const rows = entries
    .map((one) => rowOfEntry(clinic, one))
    .toSorted(
      (a, b) => (a.registerNumber ?? 0) - (b.registerNumber ?? 0) || (a.day ?? '').localeCompare(b.day ?? ''),
    )
  return { rows: rows.slice(page.offset, page.offset + page.limit), total: rows.length }
}
