import { open } from 'node:fs/promises'
import type { Cell, CellType } from '../db/export-tables.ts'
import { inParts, type Sheet, type SheetWatch } from './sheet.ts'

/**
 * All tables in one JSON file, each a list of objects; days as `YYYY-MM-DD`, moments as ISO 8601 in UTC.
 * @throws the file system's error; AbortError
 */
export async function writeJson(
  path: string,
  about: object,
  sheets: readonly Sheet[],
  watch: SheetWatch,
): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`{"format":"ost-register-export/1","about":${JSON.stringify(about)},"tables":{`)
    for (const [place, { name, columns, rows }] of sheets.entries()) {
      await file.writeFile(`${place === 0 ? '' : ','}\n${JSON.stringify(name)}:[`)
      let first = true
      for (const part of inParts(rows)) {
        const objects = part.map((row) =>
          JSON.stringify(
            Object.fromEntries(
              columns.map((column, index) => [column.name, asJson(row[index] ?? null, column.type)]),
            ),
          ),
        )
        await file.writeFile(`${first ? '' : ','}\n${objects.join(',\n')}`)
        first = false
        await watch.onRows(part.length)
      }
      await file.writeFile(']')
    }
    await file.writeFile('}}\n')
  } finally {
    await file.close()
  }
}

function asJson(cell: Cell, type: CellType): Cell | boolean {
  if (cell === null) return null
  if (type === 'milligrams') return Number(cell) / 1000
  if (type === 'moment') return new Date(Number(cell)).toISOString()
  return type === 'yes_no' ? cell === 1 : cell
}
