import { open } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { Cell, CellType } from '../db/export-tables.ts'
import { inParts, type Sheet, type SheetWatch } from './sheet.ts'
import { siteTime } from './site-time.ts'

/**
 * One table as CSV: UTF-8, comma, CRLF (RFC 4180). A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`)
 * gets an apostrophe before it; numbers are left as they are.
 * @param bom the mark by which Excel knows UTF-8; other programs may show it as a stray sign
 * @throws the file system's error; AbortError
 */
export async function writeCsv(path: string, sheet: Sheet, bom: boolean, watch: SheetWatch): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(csvText([sheet.columns.map(({ name }) => name)], bom))
    for (const part of inParts(sheet.rows)) {
      const rows = part.map((row) =>
        row.map((cell, index) => plain(cell, sheet.columns[index]?.type ?? 'text', watch.timeZone)),
      )
      await file.writeFile(csvText(rows))
      await watch.onRows(part.length)
    }
  } finally {
    await file.close()
  }
}

/** Rows as CSV text; safe to open in a spreadsheet. */
export function csvText(rows: readonly (readonly Cell[])[], bom = false): string {
  return stringify(rows as Cell[][], { bom, escape_formulas: true, record_delimiter: 'windows' })
}

function plain(cell: Cell, type: CellType, timeZone: string): Cell {
  if (cell === null) return null
  if (type === 'milligrams') return Number(cell) / 1000
  if (type === 'moment') return siteTime(Number(cell), timeZone)
  if (type === 'yes_no') return cell === 1 ? 'yes' : 'no'
  return cell
}
