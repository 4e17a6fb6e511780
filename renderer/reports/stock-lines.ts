import type { Figure } from '../../shared/records/report.ts'
import {
  gramsOfBase,
  type ProductCell,
  productCell,
  readProductCell,
  STOCK_LINES,
  type StockLine,
} from '../../shared/rules/indicators/product-cells.ts'
import type { FigureList } from './figures.ts'

export interface StockFigure {
  readonly figure: Figure
  readonly product: ProductCell
  readonly line: StockLine
  /** Tablets or mL. */
  readonly units: number
  /** Of base drug. */
  readonly grams: number
}

/** Product by product: the book before, what moved, the book after. A movement of nothing is left out. */
export function stockLines(list: FigureList): StockFigure[] {
  const read = [...list.values()].flatMap((figure) => {
    const cell = figure.indicator === 'stock' ? readProductCell(figure.cell) : null
    return cell ? [{ figure, ...cell }] : []
  })
  const products = [...new Set(read.map(({ product }) => productCell(product, 'after')))].toSorted()
  return products.flatMap((name) =>
    STOCK_LINES.flatMap((line) => {
      const found = read.find((one) => one.line === line && productCell(one.product, 'after') === name)
      if (!found || (found.figure.count === 0 && line !== 'before' && line !== 'after')) return []
      const { figure, product } = found
      const units = figure.count / product.stepsPerUnit
      return [{ figure, product, line, units, grams: gramsOfBase(product, figure.count) }]
    }),
  )
}
