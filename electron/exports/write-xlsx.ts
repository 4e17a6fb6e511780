import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Cell, CellType } from '../db/export-tables.ts'
import { inParts, type Sheet, type SheetWatch } from './sheet.ts'
import { siteTime } from './site-time.ts'

const FORMATS: Partial<Record<CellType, string>> = {
  whole: '0',
  milligrams: '#,##0.###',
  share: '0.0%',
  day: 'dd-mmm-yyyy',
  moment: 'dd-mmm-yyyy hh:mm',
}
const WIDTHS: Record<CellType, number> = {
  ...{ text: 26, whole: 12, milligrams: 12, share: 10, day: 14, moment: 20, yes_no: 9 },
}
const MOST_WIDTH = 70

/**
 * One sheet a table, typed: numbers are numbers, days are dates, and text stays text whatever it begins with. Written row
 * by row into `stream`, which is closed or destroyed at the end.
 * @throws the file system's error; AbortError
 */
export async function writeXlsx(
  stream: WriteStream,
  sheets: readonly Sheet[],
  made: Date,
  watch: SheetWatch,
): Promise<void> {
  // A disk that is full ends the stream and not the writer, which would wait for ever.
  const failed = new Promise<never>((_, reject) => stream.once('error', reject))
  const work = writeBook(stream, sheets, made, watch)
  try {
    await Promise.race([work, failed])
  } catch (cause) {
    failed.catch(() => undefined)
    work.catch(() => undefined)
    stream.destroy()
    throw cause
  }
}

async function writeBook(
  stream: WriteStream,
  sheets: readonly Sheet[],
  made: Date,
  watch: SheetWatch,
): Promise<void> {
  await once(stream, 'open')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  book.creator = 'OST Register'
  book.created = made
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ name: header, type }) => ({
      header,
      key: header,
      width: Math.min(MOST_WIDTH, Math.max(WIDTHS[type], header.length + 3)),
      style: { ...(FORMATS[type] && { numFmt: FORMATS[type] }) },
    }))
    sheet.getRow(1).font = { bold: true }
    sheet.getRow(1).commit()
    for (const part of inParts(rows)) {
      for (const row of part)
        sheet
          .addRow(row.map((cell, index) => typed(cell, columns[index]?.type ?? 'text', watch.timeZone)))
          .commit()
      await watch.onRows(part.length)
      if (stream.writableNeedDrain) await once(stream, 'drain')
    }
    sheet.commit()
  }
  await book.commit()
}

function typed(cell: Cell, type: CellType, timeZone: string): string | number | Date | null {
  if (cell === null) return null
  switch (type) {
    case 'day':
      return new Date(`${cell}T00:00:00Z`)
    case 'moment':
      return new Date(`${siteTime(Number(cell), timeZone)}Z`)
    case 'milligrams':
      return Number(cell) / 1000
    case 'yes_no':
      return cell === 1 ? 'yes' : 'no'
    case 'whole':
    case 'share':
      return Number(cell)
    case 'text':
      return String(cell)
  }
}
