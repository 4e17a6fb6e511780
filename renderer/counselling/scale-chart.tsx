import { useId } from 'react'
import type { ClientScales, ScaleResultView } from '../../shared/contract/scales.ts'
import { INSTRUMENTS } from '../../shared/records/instruments.ts'
import type { Instrument } from '../../shared/records/scale.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { doseWeeks } from '../../shared/rules/dose-weeks.ts'
import { scoreRange } from '../../shared/rules/scale-score.ts'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './scale-chart.module.css'

const say = words.plans.scale
const WIDTH = 900
const LEFT = 244
const RIGHT = 40
const ROW = 96
const PLOT = 56

type Scored = ScaleResultView & { score: number }
type Place = (day: ClinicDay) => number

/**
 * Every instrument in a strip of its own over the same days, and below them the days with the medicine. Black shapes
 * on white, so that paper shows the same; the numbers stand in the table under it.
 */
export function ScaleChart({ data }: { data: ClientScales }) {
  const scored = data.results.filter((one): one is Scored => one.score !== null && one.voided === null)
  const strips = INSTRUMENTS.flatMap((instrument) => {
    const points = scored.filter((one) => one.instrument === instrument.code)
    return points.length > 0 ? [{ instrument, points }] : []
  })
  const label = useId()
  if (strips.length === 0) return null
  const days = [...scored.map(({ day }) => day), ...doseWeeks(data.days).map(({ from }) => from)].toSorted()
  const first = days[0] ?? data.today
  const span = Math.max(28, daysBetween(first, data.today))
  const place: Place = (day) => LEFT + (daysBetween(first, day) / span) * (WIDTH - LEFT - RIGHT)
  const height = strips.length * ROW + ROW + 24
  return (
    <figure style={{ margin: 0 }}>
      <figcaption id={label}>{say.chartHow}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes.chart} role="img" aria-labelledby={label}>
        <title>{say.chart}</title>
        {strips.map(({ instrument, points }, index) => (
          <Strip
            key={instrument.code}
            instrument={instrument}
            points={points}
            top={index * ROW}
            place={place}
          />
        ))}
        <Weeks days={data.days} top={strips.length * ROW} place={place} />
        <text x={LEFT} y={height - 6} className={classes.small}>
          {clinicDay(first)}
        </text>
        <text x={WIDTH - RIGHT} y={height - 6} textAnchor="end" className={classes.small}>
          {clinicDay(addDays(first, span))}
        </text>
      </svg>
    </figure>
  )
}

function Strip(props: { instrument: Instrument; points: readonly Scored[]; top: number; place: Place }) {
  const { instrument, points, top, place } = props
  const { least, most } = scoreRange(instrument)
  const y = (score: number) => top + 20 + PLOT - ((score - least) / (most - least)) * PLOT
  return (
    <g>
      <title>{say.chartSaid(instrument.title, points)}</title>
      <text x={0} y={top + 36} className={classes.name}>
        {instrument.title}
      </text>
      <text x={0} y={top + 56} className={classes.small}>
        {say.higherIs[instrument.higherIs]}
      </text>
      {[least, most].map((score) => (
        <g key={score}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(score)} y2={y(score)} className={classes.rule} />
          <text x={LEFT - 8} y={y(score) + 5} textAnchor="end" className={classes.small}>
            {number(score)}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ day, score }) => `${place(day)},${y(score)}`).join(' ')}
        className={classes.line}
      />
      {points.map(({ id, day, score }) => (
        <g key={id}>
          <circle cx={place(day)} cy={y(score)} r={5} className={classes.dot} />
          <text
            x={place(day)}
            y={score - least > (most - least) / 2 ? y(score) + 20 : y(score) - 9}
            textAnchor="middle"
            className={classes.small}
          >
            {number(score)}
          </text>
        </g>
      ))}
    </g>
  )
}

function Weeks(props: { days: ClientScales['days']; top: number; place: Place }) {
  const { days, top, place } = props
  return (
    <g>
      <text x={0} y={top + 36} className={classes.name}>
        {say.weeksTitle}
      </text>
      <text x={0} y={top + 56} className={classes.small}>
        {say.weeksHow}
      </text>
      {doseWeeks(days).map(({ from, days: count }) => {
        const x = place(from)
        const width = Math.max(2, Math.min(place(addDays(from, 7)) - 2, WIDTH - RIGHT) - x)
        const height = (count / 7) * PLOT
        return (
          <g key={from}>
            <title>{say.weekSaid(from, count)}</title>
            <rect x={x} y={top + 20} width={width} height={PLOT} className={classes.empty} />
            <rect x={x} y={top + 20 + PLOT - height} width={width} height={height} className={classes.bar} />
          </g>
        )
      })}
    </g>
  )
}
