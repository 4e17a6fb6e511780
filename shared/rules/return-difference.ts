import type { Figure } from '../records/report.ts'

type Numbers = Pick<Figure, 'count' | 'of'>

/** One figure that is not what it was when the return was sent; null where it did not exist. */
export interface FigureDifference {
  readonly indicator: string
  readonly cell: string
  readonly sent: Numbers | null
  readonly now: Numbers | null
}

const keyOf = ({ indicator, cell }: Figure): string => `${indicator} ${cell}`

/** Figure by figure, in the order of the page as it was sent, new ones last. A figure of nothing is as none. */
export function returnDifferences(sent: readonly Figure[], now: readonly Figure[]): FigureDifference[] {
  const nowBy = new Map(now.map((figure) => [keyOf(figure), figure]))
  const sentKeys = new Set(sent.map(keyOf))
  const changed = sent.flatMap((was) => differenceOf(was, nowBy.get(keyOf(was)) ?? null))
  const added = now.filter((figure) => !sentKeys.has(keyOf(figure))).flatMap((is) => differenceOf(null, is))
  return [...changed, ...added]
}

function differenceOf(was: Figure | null, is: Figure | null): FigureDifference[] {
  const one = was ?? is
  if (one === null || (countOf(was) === countOf(is) && ofOf(was) === ofOf(is))) return []
  return [{ indicator: one.indicator, cell: one.cell, sent: numbers(was), now: numbers(is) }]
}

const countOf = (figure: Figure | null) => figure?.count ?? 0
const ofOf = (figure: Figure | null) => figure?.of ?? 0
const numbers = (figure: Figure | null): Numbers | null =>
  figure === null ? null : { count: figure.count, of: figure.of }
