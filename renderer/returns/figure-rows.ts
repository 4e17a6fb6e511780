import type { Figure } from '../../shared/records/report.ts'
import { INDICATOR_BY_ID, type ReportSection, SECTIONS } from '../../shared/rules/indicators/definitions.ts'
import { amount, number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.reports

/** A figure as a line of a table, in the words that it was signed with where the return brings them. */
export interface FigureRow {
  readonly key: string
  readonly title: string
  readonly part: string
  readonly count: string
  readonly of: string
  readonly share: string
}

/** A part of nothing says nothing; the whole of an indicator stays, so that a zero is seen to be one. */
const tells = ({ cell, count, of }: Figure): boolean => cell === '' || count !== 0 || (of ?? 0) !== 0

export function rowsOfSection(figures: readonly Figure[], section: ReportSection): FigureRow[] {
  return figures
    .filter((figure) => sectionOf(figure) === section && tells(figure))
    .map((figure) => {
      const { indicator, cell, count, of } = figure
      const isAmount = INDICATOR_BY_ID.get(indicator)?.unit === 'micrograms'
      return {
        key: `${indicator} ${cell}`,
        title: say.indicators[indicator]?.title ?? indicator,
        part: say.cell(indicator, cell),
        count: isAmount ? amount(count) : number(count),
        of: of === null ? '' : number(of),
        share:
          of === null || of === 0
            ? ''
            : isAmount
              ? amount(count / of)
              : `${number(Math.round((count / of) * 1000) / 10)} %`,
      }
    })
}

export const hiddenFigures = (figures: readonly Figure[]): number =>
  figures.filter((one) => !tells(one)).length

export const sectionsOf = (figures: readonly Figure[]): readonly ReportSection[] =>
  SECTIONS.filter((section) => figures.some((figure) => sectionOf(figure) === section && tells(figure)))

const sectionOf = ({ indicator }: Figure) => INDICATOR_BY_ID.get(indicator)?.section
