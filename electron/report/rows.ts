import type { ReportRow, ReportScope } from '../../shared/records/report.ts'
import { OF_ALL } from '../../shared/rules/indicators/definitions.ts'
import type { Reader } from '../db/connection.ts'
import { type ReportClinic, readClinic } from './clinic.ts'
import { cellsOf, type Entry, rowOfEntry } from './entries.ts'
import { entriesOf, sectionOf } from './sections.ts'
import { stockRowEntries } from './stock-entries.ts'

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
  readonly sum: number
}

/**
 * The rows behind one figure, by register number and day; a page of them, with the number of all and what they add up
 * to. None for a cell that does not exist.
 */
export function readRows(db: Reader, scope: ReportScope, asked: CellAsked, page: RowPage): RowsFound {
  const found = rowsAsked(readClinic(db, scope), asked)
  const rows = found.toSorted(
    (a, b) => (a.registerNumber ?? 0) - (b.registerNumber ?? 0) || (a.day ?? '').localeCompare(b.day ?? ''),
  )
  const sum = rows.reduce((total, { count, of }) => total + ((asked.part === 'count' ? count : of) ?? 0), 0)
  return { rows: rows.slice(page.offset, page.offset + page.limit), total: rows.length, sum }
}

function rowsAsked(clinic: ReportClinic, { indicator, cell, part }: CellAsked): ReportRow[] {
  const all = OF_ALL[indicator]
  // A denominator that is another indicator's whole opens on the rows of that one.
  if (part === 'of' && all !== undefined)
    return entriesFor(clinic, all, null, ({ count }) => count !== 0).map((one) => {
      const row = rowOfEntry(clinic, one)
      return { ...row, of: row.count }
    })
  const counts = part === 'count' ? ({ count }: Entry) => count !== 0 : ({ of }: Entry) => (of ?? 0) !== 0
  return entriesFor(clinic, indicator, cell, counts).map((one) => rowOfEntry(clinic, one))
}

function entriesFor(
  clinic: ReportClinic,
  indicator: string,
  cell: string | null,
  counts: (one: Entry) => boolean,
): Entry[] {
  const section = sectionOf(indicator)
  if (section === null) return []
  const all =
    section === 'stock' && cell !== null ? stockRowEntries(clinic, cell) : entriesOf(clinic, [section])
  return [...all].filter(
    (one) =>
      one.indicator === indicator && counts(one) && (cell === null || cellsOf(clinic, one).includes(cell)),
  )
}
