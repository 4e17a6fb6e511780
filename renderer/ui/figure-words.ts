import type { FigureWords } from '../../shared/records/monthly-return.ts'
import type { Figure } from '../../shared/records/report.ts'
import { INDICATORS } from '../../shared/rules/indicators/definitions.ts'
import { words } from '../words/index.ts'

const say = words.reports

/** `Active at the start – Women, under 25`. */
export function figureInWords(indicator: string, cell: string): string {
  const title = say.indicators[indicator]?.title ?? indicator
  return cell === '' ? title : `${title} – ${say.cell(indicator, cell)}`
}

/**
 * The sentences that go out of the house with figures: every definition, a name for every cell that exists by
 * definition, and for those that these figures bring along.
 */
export function figureWords(figures: readonly Pick<Figure, 'indicator' | 'cell'>[]): FigureWords {
  const cells = [
    ...INDICATORS.flatMap(({ id, cells }) => cells.map((cell) => ({ indicator: id, cell }))),
    ...figures.map(({ indicator, cell }) => ({ indicator, cell })),
  ]
  const each = new Map(cells.map((one) => [`${one.indicator} ${one.cell}`, one]))
  return {
    definitions: INDICATORS.map(({ id }) => {
      const { title = id, counts = '', of = '', source = '' } = say.indicators[id] ?? {}
      return { indicator: id, title, numerator: counts, denominator: of, source }
    }),
    cells: [...each.values()].map((one) => ({ ...one, title: say.cell(one.indicator, one.cell) })),
  }
}
