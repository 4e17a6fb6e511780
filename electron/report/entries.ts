import type { Figure, ReportRow } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { INDICATOR_BY_ID } from '../../shared/rules/indicators/definitions.ts'
import type { ReportClinic } from './clinic.ts'

/** One row behind a figure. Figures are nothing but these added up, so a cell opens on exactly what it counts. */
export interface Entry {
  readonly indicator: string
  /** Null: the cells of the person; otherwise the one cell. */
  readonly cell: string | null
  readonly clientId: number | null
  readonly day: ClinicDay | null
  readonly table: string | null
  readonly rowId: number | null
  readonly count: number
  readonly of: number | null
  readonly why: string | null
}

const BLANK = {
  cell: null,
  clientId: null,
  day: null,
  table: null,
  rowId: null,
  count: 1,
  of: null,
  why: null,
}

export const entry = (indicator: string, given: Partial<Omit<Entry, 'indicator'>>): Entry => ({
  ...BLANK,
  indicator,
  ...given,
})

/** The cells in which an entry counts. */
export function cellsOf(clinic: ReportClinic, { indicator, cell, clientId }: Entry): readonly string[] {
  if (cell !== null || INDICATOR_BY_ID.get(indicator)?.kind !== 'person') return [cell ?? '']
  return (clientId === null ? undefined : clinic.persons.get(clientId)?.cells) ?? ['']
}

/** Adds entries up; figures whose count and denominator are nothing are made by `withZeros`. */
export function addUp(clinic: ReportClinic, entries: Iterable<Entry>): Figure[] {
  const sums = new Map<string, Map<string, Figure>>()
  for (const one of entries) {
    const own = sums.get(one.indicator) ?? new Map<string, Figure>()
    sums.set(one.indicator, own)
    for (const cell of cellsOf(clinic, one)) {
      const known = own.get(cell)
      if (known) {
        known.count += one.count
        if (one.of !== null) known.of = (known.of ?? 0) + one.of
      } else own.set(cell, { indicator: one.indicator, cell, count: one.count, of: one.of })
    }
  }
  return [...sums.values()].flatMap((own) => [...own.values()])
}

export function rowOfEntry(clinic: ReportClinic, one: Entry): ReportRow {
  const { clientId, day, table, rowId, count, of, why } = one
  const registerNumber = clientId === null ? null : (clinic.persons.get(clientId)?.registerNumber ?? null)
  return { registerNumber, clientId, day, table, rowId, count, of, why }
}
