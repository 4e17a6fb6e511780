import type { Figure } from '../../shared/records/report.ts'
import {
  INDICATORS,
  type Indicator,
  OF_ALL,
  type ReportSection,
} from '../../shared/rules/indicators/definitions.ts'

/** The figures of a return, found by indicator and cell. */
export type FigureList = ReadonlyMap<string, Figure>

export function listFigures(figures: readonly Figure[]): FigureList {
  return new Map(figures.map((figure) => [`${figure.indicator} ${figure.cell}`, figure]))
}

/** A cell that nobody counted is nothing. */
export function figureOf(list: FigureList, indicator: string, cell: string): Figure {
  return list.get(`${indicator} ${cell}`) ?? { indicator, cell, count: 0, of: null }
}

/** Which figure somebody opened, and whether its count or its denominator. */
export interface Opened {
  readonly indicator: string
  readonly cell: string
  readonly part: 'count' | 'of'
}

/** A table of a section: indicators that are divided alike stand side by side. */
export interface Block {
  readonly kind: Indicator['kind']
  readonly indicators: readonly Indicator[]
}

export function blocksOf(section: ReportSection): Block[] {
  const blocks: { kind: Indicator['kind']; indicators: Indicator[] }[] = []
  for (const indicator of INDICATORS.filter((one) => one.section === section)) {
    const last = blocks.at(-1)
    const alike = last?.kind === indicator.kind && sameCells(last.indicators[0], indicator)
    if (last && alike) last.indicators.push(indicator)
    else blocks.push({ kind: indicator.kind, indicators: [indicator] })
  }
  return blocks
}

const sameCells = (a: Indicator | undefined, b: Indicator): boolean =>
  a?.cells.join(' ') === b.cells.join(' ')

/** Cells of a block in which any of its indicators counts something. */
export function cellsWithFigures(list: FigureList, { indicators }: Block): string[] {
  const cells = indicators[0]?.cells ?? []
  return cells.filter((cell) =>
    indicators.some(({ id }) => {
      const { count, of } = figureOf(list, id, cell)
      return count !== 0 || (!(id in OF_ALL) && (of ?? 0) !== 0)
    }),
  )
}
