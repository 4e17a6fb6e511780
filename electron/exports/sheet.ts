import type { Cell, ExportColumn } from '../db/export-tables.ts'

/** One table of an export, whatever it is written as. `rows` may be read once. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly rows: Iterable<readonly Cell[]>
}

/** What all writers of tables are told. */
export interface SheetWatch {
  /** Called after some hundred rows. @throws AbortError when the person cancelled */
  onRows(rows: number): Promise<void>
  /** IANA name: moments are written as the site's clock showed them. */
  readonly timeZone: string
}

/** Rows that are written at once. */
export const AT_ONCE = 500

/** Rows by the hundred, so that writing neither holds everything in memory nor waits for every single one. */
export function* inParts<T>(rows: Iterable<T>): Generator<T[]> {
  let part: T[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length === AT_ONCE) {
      yield part
      part = []
    }
  }
  if (part.length > 0) yield part
}
