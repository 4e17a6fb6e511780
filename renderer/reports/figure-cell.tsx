import { Text } from '@mantine/core'
import type { Figure } from '../../shared/records/report.ts'
import { INDICATOR_BY_ID } from '../../shared/rules/indicators/definitions.ts'
import { milligrams, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { Opened } from './figures.ts'
import classes from './reports.module.css'

const say = words.reports

/** What a figure reads: its count, or of amounts the mean in mg. */
export function figureText({ indicator, count, of }: Figure): string {
  if (INDICATOR_BY_ID.get(indicator)?.unit !== 'micrograms') return number(count)
  return of === null || of === 0 ? '–' : `${milligrams(Math.round(count / of / 10) * 10)} mg`
}

/** The denominator with the share beside it; of amounts the number of doses alone. */
export function outOfText({ indicator, count, of }: Figure): string {
  if (of === null) return ''
  const isMean = INDICATOR_BY_ID.get(indicator)?.unit === 'micrograms'
  return isMean ? `${number(of)} ${say.units.doses}` : `of ${number(of)} · ${say.share(count, of)}`
}

const label = (figure: Figure): string =>
  say.rows.title(
    say.indicators[figure.indicator]?.title ?? figure.indicator,
    say.cell(figure.indicator, figure.cell),
  )

/** One figure that opens on its rows; nothing is nothing and does not open. On paper it is its number. */
export function FigureCell(props: { figure: Figure; onOpen: ((opened: Opened) => void) | null }) {
  const { figure, onOpen } = props
  const { indicator, cell, count, of } = figure
  const open = (part: Opened['part']) => onOpen?.({ indicator, cell, part })
  const outOf = outOfText(figure)
  if (onOpen === null)
    return (
      <>
        {figureText(figure)}
        {outOf !== '' && <br />}
        {outOf}
      </>
    )
  return (
    <>
      {count !== 0 ? (
        <button
          type="button"
          className={classes.figure}
          data-figure
          aria-label={`${label(figure)}: ${figureText(figure)}`}
          onClick={() => open('count')}
        >
          {figureText(figure)}
        </button>
      ) : (
        <span className={classes.nothing}>{figureText(figure)}</span>
      )}
      {outOf !== '' &&
        (of !== 0 ? (
          <button
            type="button"
            className={classes.outOf}
            data-figure
            aria-label={`${say.rows.of(label(figure))}: ${number(of ?? 0)}`}
            onClick={() => open('of')}
          >
            {outOf}
          </button>
        ) : (
          <Text component="span" className={classes.outOf}>
            {outOf}
          </Text>
        ))}
    </>
  )
}
