import type { Problem } from '../../shared/contract/call.ts'
import type { DetoxEpisodeView, SheetLine, SheetView } from '../../shared/contract/detox-views.ts'
import { type ChartCells, emptyChartCells, readChartCells } from '../../shared/rules/chart-cells.ts'
import { addDays } from '../../shared/rules/days.ts'
import { quantityOf } from '../../shared/rules/quantity.ts'
import { clinicDay } from '../words/format.ts'
import type { MedicineChoice } from './medicine-choices.ts'

/** One line of the grid: what is typed, and what was wrong with it last. */
export interface EnterRow {
  line: number
  cells: ChartCells
  /** The key of where its medicine comes from; empty without. */
  batch: string
  quantity: string
  problems: readonly Problem[]
}

/** The lines that the paper has and that are not in the register yet, each with its day and shift. */
export function rowsOf(sheet: SheetView, episode: DetoxEpisodeView): EnterRow[] {
  const known = new Set(episode.charts.map(({ day, shift }) => `${day} ${shift}`))
  return Array.from({ length: sheet.days * 3 }, (_, line) => {
    const day = addDays(sheet.firstDay, Math.floor(line / 3))
    const shift = (line % 3) + 1
    return { line, day, shift, name: (['morning', 'afternoon', 'night'] as const)[line % 3] }
  })
    .filter(({ day, name }) => !known.has(`${day} ${name}`))
    .map(({ line, day, shift }) => ({
      line,
      cells: { ...emptyChartCells(), day: clinicDay(day), shift: String(shift) },
      batch: '',
      quantity: '',
      problems: [],
    }))
}

/** Whether nobody typed anything but day and shift, which the paper has printed. */
export function isUntouched({ cells, quantity }: EnterRow): boolean {
  const { day: _day, shift: _shift, ...typed } = cells
  return quantity.trim() === '' && Object.values(typed).every((text) => text.trim() === '')
}

/** A line as it is sent, or what is wrong with it before anything is sent. */
export function lineOf(row: EnterRow, choices: readonly MedicineChoice[]): SheetLine | Problem[] {
  const read = readChartCells(row.cells)
  const problems: Problem[] = read.ok ? [] : [...read.problems]
  const choice = choices.find(({ key }) => key === row.batch)
  const typed = row.quantity.trim()
  const quantity = typed === '' ? null : quantityOf(typed, choice?.product ?? { stepsPerUnit: 1 })
  if (quantity && !choice) problems.push({ field: 'batch', code: 'medicine_not_chosen' })
  if ((quantity && (!quantity.ok || quantity.steps < 1)) || (choice && !quantity))
    problems.push({ field: 'quantity', code: 'quantity_wrong' })
  if (problems.length > 0 || !read.ok) return problems
  const { day, shift, body, note } = read
  const gift = choice && quantity?.ok ? choice.gift(quantity.steps) : null
  return { line: row.line, day, shift, body, note, gift }
}
