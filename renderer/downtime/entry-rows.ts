import type { JudgedLine, Sheet } from '../../shared/contract/downtime.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import type { PaperCells } from '../../shared/rules/paper-cells.ts'
import { milligrams } from '../words/format.ts'

/** One row of the grid: what is typed, and what the register said of it last. */
export interface EntryRow {
  key: number
  cells: PaperCells
  judged: JudgedLine | null
}

export const emptyCells = (): PaperCells => ({ number: '', line: '', result: '1', mg: '', time: '' })

export const isEmpty = ({ cells }: EntryRow): boolean =>
  cells.number.trim() === '' && cells.time.trim() === ''

/**
 * The line of the paper that a number stands on: the first printed one of theirs that is neither entered nor typed in
 * another row; one who is not on the sheet gets the next empty line at its end.
 */
export function lineFor(
  sheet: Sheet,
  rows: readonly EntryRow[],
  own: number,
  typed: string,
): Partial<PaperCells> {
  const registerNumber = Number(latinDigits(typed).trim())
  const taken = new Set([
    ...sheet.entered.map(({ line }) => line),
    ...rows.filter(({ key }) => key !== own).map(({ cells }) => Number(cells.line)),
  ])
  const theirs = sheet.body.lines.filter((line) => line.registerNumber === registerNumber)
  const printed = theirs.find(({ line }) => !taken.has(line))
  if (printed) {
    const { dose } = printed
    return {
      line: String(printed.line),
      mg: dose === null ? '' : milligrams(dose.amountMicrograms).replaceAll(',', ''),
    }
  }
  const last = sheet.body.lines.length
  const spare = Array.from({ length: sheet.body.spareLines }, (_, index) => last + index + 1)
  const free = spare.find((line) => !taken.has(line))
  return { line: free === undefined ? '' : String(free) }
}
