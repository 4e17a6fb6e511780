import { Drug } from '../../records/product.ts'
import { StockEntryKind } from '../../records/stock-entry.ts'

/** A product as a cell names it: equal products of two sites are one line, whatever their keys are. */
export interface ProductCell {
  readonly drug: Drug
  readonly form: 'tablet' | 'liquid'
  readonly strengthMicrograms: number
  readonly stepsPerUnit: number
  readonly baseFactorPpm: number
}

/** Lines of the stock return: the book before, each kind of movement, the book after. */
export const STOCK_LINES = ['before', ...StockEntryKind.options, 'after'] as const
export type StockLine = (typeof STOCK_LINES)[number]

/** `methadone.liquid.5000.10.894000.issue` */
export function productCell(product: ProductCell, line: StockLine): string {
  const { drug, form, strengthMicrograms, stepsPerUnit, baseFactorPpm } = product
  return [drug, form, strengthMicrograms, stepsPerUnit, baseFactorPpm, line].join('.')
}

/** @returns null for what is no such cell */
export function readProductCell(cell: string): { product: ProductCell; line: StockLine } | null {
  const [drug, form, strength, perUnit, factor, line, ...more] = cell.split('.')
  const known = Drug.safeParse(drug)
  const stockLine = STOCK_LINES.find((one) => one === line)
  const numbers = [strength, perUnit, factor].map(Number)
  if (!known.success || !stockLine || (form !== 'tablet' && form !== 'liquid') || more.length > 0) return null
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) return null
  const [strengthMicrograms = 0, stepsPerUnit = 0, baseFactorPpm = 0] = numbers
  return {
    product: { drug: known.data, form, strengthMicrograms, stepsPerUnit, baseFactorPpm },
    line: stockLine,
  }
}

/** Grams of base drug in so many steps (Kerala's returns want grams): computed where it is shown, never added up. */
export function gramsOfBase(product: ProductCell, steps: number): number {
  const { strengthMicrograms, stepsPerUnit, baseFactorPpm } = product
  return (steps * (strengthMicrograms / stepsPerUnit) * (baseFactorPpm / 1_000_000)) / 1_000_000
}

/** `methadone.60000`: a drug and the amount of a day, micrograms. */
export function doseCell(drug: Drug, amountMicrograms: number): string {
  return `${drug}.${amountMicrograms}`
}

export function readDoseCell(cell: string): { drug: Drug; amountMicrograms: number } | null {
  const [drug, amount = ''] = cell.split('.')
  const known = Drug.safeParse(drug)
  return known.success && /^\d+$/.test(amount) ? { drug: known.data, amountMicrograms: Number(amount) } : null
}
