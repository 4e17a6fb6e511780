import { words } from '../words/index.ts'
import classes from './reports.module.css'

const say = words.reports

/** What a figure counts, out of whom, and where that comes from. */
export function DefinitionText({ indicator }: { indicator: string }) {
  const known = say.indicators[indicator]
  if (!known) return null
  return (
    <div className={classes.definition}>
      <p>
        {say.counted}: {known.counts}
      </p>
      {known.of && (
        <p>
          {say.outOf}: {known.of}
        </p>
      )}
      {known.source && (
        <p>
          {say.source}: {known.source}
        </p>
      )}
    </div>
  )
}

/** The title of an indicator, with its definition under it where somebody asked. */
export function IndicatorTitle(props: { indicator: string; defined: boolean; sign?: string }) {
  const { indicator, defined, sign = '' } = props
  return (
    <>
      {sign}
      {say.indicators[indicator]?.title ?? indicator}
      {defined && <DefinitionText indicator={indicator} />}
    </>
  )
}
