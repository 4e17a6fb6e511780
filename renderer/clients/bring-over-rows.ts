import type { BringOverCells } from '../../shared/contract/bring-over.ts'
import { type BringOverField, bringOverFields } from '../../shared/rules/bring-over.ts'

export const emptyRow = (): BringOverCells => ({
  number: '',
  called: '',
  sex: '',
  birthYear: '',
  drug: '',
  mg: '',
  orderEnd: '',
  lastDoseDay: '',
  lastDoseMg: '',
  paperPage: '',
})

export const emptyRows = (count: number): BringOverCells[] => Array.from({ length: count }, emptyRow)

/** Whether a paste is more than one cell: a spreadsheet parts cells by tabs and rows by line ends. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))

/**
 * Lays a pasted table into the grid, from one cell on to the right and down; rows are added as they are needed, and
 * what would stand beyond the last column is left out.
 */
export function pasteTable(
  rows: readonly BringOverCells[],
  at: { row: number; field: BringOverField },
  text: string,
): BringOverCells[] {
  const table = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const firstColumn = bringOverFields.indexOf(at.field)
  const next = [...rows, ...emptyRows(Math.max(0, at.row + table.length - rows.length))]
  table.forEach((cells, down) => {
    const row = { ...(next[at.row + down] ?? emptyRow()) }
    cells.forEach((cell, right) => {
      const field = bringOverFields[firstColumn + right]
      if (field) row[field] = cell.trim().slice(0, 120)
    })
    next[at.row + down] = row
  })
  return next
}
