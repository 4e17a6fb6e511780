import type { Sex } from '../records/client.ts'
import type { Drug, Product } from '../records/product.ts'
import type { RulePackBody } from '../records/rule-pack.ts'
import type { ClinicDay } from '../records/time.ts'
import type { AmountProblem } from './amount-text.ts'
import {
  type BirthYearCode,
  type CellReading,
  type DayCode,
  type DrugCode,
  type NumberCode,
  readAmountCell,
  readBirthYearCell,
  readDrugCell,
  readLastDoseDayCell,
  readNumberCell,
  readOrderEndCell,
  readSexCell,
  readTextCell,
  type SexCode,
  type TextCode,
} from './bring-over-cells.ts'
import { rulesFor } from './rule-pack.ts'
import { splitAmount } from './tablet-split.ts'

export const bringOverFields = [
  'number',
  'called',
  'sex',
  'birthYear',
  'drug',
  'mg',
  'orderEnd',
  'lastDoseDay',
  'lastDoseMg',
  'paperPage',
] as const
export type BringOverField = (typeof bringOverFields)[number]

/** One row as it was typed or pasted. */
export type BringOverCells = Readonly<Record<BringOverField, string>>

export type BringOverCode =
  | NumberCode
  | 'number_twice'
  | 'number_taken'
  | TextCode
  | SexCode
  | BirthYearCode
  | DrugCode
  | 'drug_not_on_shelf'
  | AmountProblem
  | 'not_makeable'
  /** Above the pack's ceiling, which wants a reason and a second typing: enrolled one by one. */
  | 'above_usual'
  | DayCode
  | 'above_order'
  | 'grid_empty'

/** `row` counts from 0, as the grid was handed over. */
export type BringOverProblem = {
  row: number
  field: BringOverField
  code: BringOverCode
  params: Record<string, number | string>
}

export type BringOverEntry = {
  row: number
  registerNumber: number
  called: string
  sex: Sex
  birthYear: number
  drug: Drug
  amountMicrograms: number
  orderEnd: ClinicDay
  lastDoseDay: ClinicDay
  lastDoseMicrograms: number
  paperPage: string
}

export type BringOverFacts = {
  today: ClinicDay
  /** Register numbers that clients already have. */
  takenNumbers: readonly number[]
  /** What the site dispenses; an order must be made of it. */
  products: readonly Pick<Product, 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'>[]
  /** The signed pack, for its ceilings. */
  pack: RulePackBody
}

/** Longest that a client without a dose still counts as in treatment: India's definition of dropout (clinic.md). */
export const oldestLastDoseDays = 60
const mostNameLength = 60
const mostPageLength = 20

/**
 * Reads the grid of clients who are in treatment when the register begins. All that is wrong is said at once, cell by
 * cell; entries are there only when nothing is. Blank rows are left out (clinic.md, *Bring-over*).
 */
export function readBringOver(
  rows: readonly BringOverCells[],
  facts: BringOverFacts,
): { problems: BringOverProblem[]; entries: BringOverEntry[] } {
  const filled = rows.map((cells, row) => ({ cells, row })).filter(({ cells }) => !isBlank(cells))
  if (filled.length === 0)
    return { problems: [{ row: 0, field: 'number', code: 'grid_empty', params: {} }], entries: [] }
  const rowsOfNumber = new Map<number, number[]>()
  for (const { cells, row } of filled) {
    const read = readNumberCell(cells.number)
    if (read.ok) rowsOfNumber.set(read.value, [...(rowsOfNumber.get(read.value) ?? []), row])
  }
  const problems: BringOverProblem[] = []
  const taken = new Set(facts.takenNumbers)
  const entries = filled.flatMap(({ cells, row }) => {
    const others = (number: number) => (rowsOfNumber.get(number) ?? []).filter((other) => other !== row)
    const entry = readRow(cells, row, facts, (problem) => problems.push({ row, ...problem }))
    const number = readNumberCell(cells.number)
    if (number.ok) {
      const [twin] = others(number.value)
      if (twin !== undefined)
        problems.push({ row, field: 'number', code: 'number_twice', params: { row: twin + 1 } })
      if (taken.has(number.value)) problems.push({ row, field: 'number', code: 'number_taken', params: {} })
    }
    return entry === null ? [] : [entry]
  })
  problems.sort(
    (a, b) => a.row - b.row || bringOverFields.indexOf(a.field) - bringOverFields.indexOf(b.field),
  )
  return { problems, entries: problems.length > 0 ? [] : entries }
}

function isBlank(cells: BringOverCells): boolean {
  return bringOverFields.every((field) => cells[field].trim() === '')
}

type Say = (problem: Omit<BringOverProblem, 'row'>) => void

function readRow(cells: BringOverCells, row: number, facts: BringOverFacts, say: Say): BringOverEntry | null {
  const { today } = facts
  const take = <Value>(field: BringOverField, read: CellReading<Value, BringOverCode>): Value | null => {
    if (read.ok) return read.value
    say({ field, code: read.code, params: read.params })
    return null
  }
  const registerNumber = take('number', readNumberCell(cells.number))
  const called = take('called', readTextCell(cells.called, mostNameLength))
  const sex = take('sex', readSexCell(cells.sex))
  const birthYear = take('birthYear', readBirthYearCell(cells.birthYear, today))
  const drug = take('drug', readDrugCell(cells.drug))
  const amountMicrograms = take('mg', readAmountCell(cells.mg))
  const orderEnd = take('orderEnd', readOrderEndCell(cells.orderEnd, today))
  const lastDoseDay = take('lastDoseDay', readLastDoseDayCell(cells.lastDoseDay, today, oldestLastDoseDays))
  const lastDoseMicrograms = take('lastDoseMg', readAmountCell(cells.lastDoseMg))
  const paperPage = take('paperPage', readTextCell(cells.paperPage, mostPageLength))
  if (drug !== null) sayOffShelf(drug, amountMicrograms, facts, say)
  const limit = drug === null ? null : rulesFor(facts.pack, drug).warnAboveMicrograms
  if (limit !== null && amountMicrograms !== null && amountMicrograms > limit)
    say({ field: 'mg', code: 'above_usual', params: { limit } })
  if (amountMicrograms !== null && lastDoseMicrograms !== null && lastDoseMicrograms > amountMicrograms)
    say({ field: 'lastDoseMg', code: 'above_order', params: { limit: amountMicrograms } })
  if (registerNumber === null || called === null || sex === null || birthYear === null || drug === null)
    return null
  if (amountMicrograms === null || orderEnd === null || lastDoseDay === null) return null
  if (lastDoseMicrograms === null || paperPage === null) return null
  const person = { row, registerNumber, called, sex, birthYear }
  return { ...person, drug, amountMicrograms, orderEnd, lastDoseDay, lastDoseMicrograms, paperPage }
}

function sayOffShelf(drug: Drug, amountMicrograms: number | null, facts: BringOverFacts, say: Say): void {
  const products = facts.products.map((product, id) => ({
    ...product,
    id,
    availableSteps: Number.POSITIVE_INFINITY,
  }))
  if (!products.some((product) => product.drug === drug)) {
    say({ field: 'drug', code: 'drug_not_on_shelf', params: {} })
    return
  }
  const split = amountMicrograms === null ? null : splitAmount(amountMicrograms, drug, products)
  if (split === null || split.makeable) return
  const params: Record<string, number> = {}
  if (split.below !== null) params.below = split.below
  if (split.above !== null) params.above = split.above
  say({ field: 'mg', code: 'not_makeable', params })
}
