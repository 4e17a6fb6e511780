import type { Figure } from '../../records/report.ts'
import { INDICATORS } from './definitions.ts'

const PLACE = new Map(INDICATORS.map(({ id }, index) => [id, index]))

/**
 * The figures of several sites as those of one: counts and denominators added by indicator and cell, nothing else. A
 * figure that one site lacks counts as nothing there. In the order of the page.
 */
export function sumFigures(lists: readonly (readonly Figure[])[]): Figure[] {
  const sums = new Map<string, Figure>()
  for (const { indicator, cell, count, of } of lists.flat()) {
    const key = `${indicator} ${cell}`
    const known = sums.get(key)
    sums.set(key, {
      indicator,
      cell,
      count: count + (known?.count ?? 0),
      of: of === null ? (known?.of ?? null) : of + (known?.of ?? 0),
    })
  }
  return inOrder([...sums.values()])
}

/** In the order of the page: indicators as they are listed, their cells likewise, the data's own cells by name. */
export function inOrder(figures: readonly Figure[]): Figure[] {
  const place = ({ indicator, cell }: Figure): [number, number] => {
    const index = PLACE.get(indicator) ?? PLACE.size
    return [index, INDICATORS[index]?.cells.indexOf(cell) ?? -1]
  }
  return figures
    .map((figure) => ({ figure, at: place(figure) }))
    .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.figure.cell.localeCompare(b.figure.cell))
    .map(({ figure }) => figure)
}
