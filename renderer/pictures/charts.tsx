import type { ReactNode } from 'react'
import { number } from '../words/format.ts'
import classes from './pictures.module.css'
import { apart, ticksTo } from './scale.ts'

/** Every picture is drawn so wide, in its own units; the page scales it. */
export const WIDTH = 760
const LEFT = 46
const BOTTOM = 52

interface Frame {
  readonly x: (share: number) => number
  readonly y: (value: number) => number
  readonly floor: number
}

/**
 * The picture's frame, in a block of its own: where a drawing is itself a block, Chromium forgets on paper which page it
 * stands on, and begins another.
 */
export function Drawing(props: { label: string; height: number; small?: boolean; children: ReactNode }) {
  const { label, height, small = false, children } = props
  return (
    <div className={small ? `${classes.chart} ${classes.small}` : classes.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
        {children}
      </svg>
    </div>
  )
}

/** A picture with lines at round numbers and words under it; `label` says what it shows to who cannot see it. */
function Chart(props: {
  label: string
  most: number
  height?: number
  right?: number
  top?: number
  axis?: string
  suffix?: string
  children: (frame: Frame) => ReactNode
}) {
  const { label, most, height = 290, right = 12, top = 20, axis, suffix = '', children } = props
  const ticks = ticksTo(most)
  const highest = ticks.at(-1) ?? 1
  const floor = height - BOTTOM
  const y = (value: number) => floor - (value / highest) * (floor - top)
  const x = (share: number) => LEFT + share * (WIDTH - LEFT - right)
  return (
    <Drawing label={label} height={height}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - right} y1={y(tick)} y2={y(tick)} className={classes.line} />
          <text x={LEFT - 8} y={y(tick) + 5} textAnchor="end">
            {number(tick)}
            {suffix}
          </text>
        </g>
      ))}
      {children({ x, y, floor })}
      {axis && (
        <text x={x(0.5)} y={height - 8} textAnchor="middle">
          {axis}
        </text>
      )}
    </Drawing>
  )
}

export interface Series {
  readonly name: string
  readonly values: readonly number[]
  /** Lines differ in stroke and in the shape of their points, so that they stay apart without colour. */
  readonly look: 'whole' | 'broken'
}

/** Lines over time, each named at its end. */
export function LineChart(props: { label: string; at: readonly string[]; series: readonly Series[] }) {
  const { label, at, series } = props
  const most = Math.max(...series.flatMap(({ values }) => values), 1)
  return (
    <Chart label={label} most={most} right={150}>
      {({ x, y, floor }) => {
        const place = (index: number) => x((index + 0.5) / at.length)
        const ends = apart(
          series.map(({ values }) => y(values.at(-1) ?? 0)),
          20,
          floor,
        )
        return (
          <>
            {at.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a month is known by its place
              <text key={index} x={place(index)} y={floor + 20} textAnchor="middle">
                {name}
              </text>
            ))}
            {series.map(({ name, values, look }, which) => (
              <g key={name}>
                <polyline
                  points={values.map((value, index) => `${place(index)},${y(value)}`).join(' ')}
                  className={look === 'whole' ? classes.whole : classes.broken}
                />
                {values.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a month is known by its place
                  <Point key={index} x={place(index)} y={y(value)} look={look} />
                ))}
                <text x={place(at.length - 1) + 14} y={(ends[which] ?? 0) + 5}>
                  {name}
                </text>
              </g>
            ))}
          </>
        )
      }}
    </Chart>
  )
}

function Point({ x, y, look }: { x: number; y: number; look: Series['look'] }) {
  return look === 'whole' ? (
    <circle cx={x} cy={y} r={4.5} className={classes.solid} />
  ) : (
    <rect x={x - 4.5} y={y - 4.5} width={9} height={9} className={classes.hollow} />
  )
}

/** Shares of a hundred as a falling line, each with its words beside the point. */
export function CurveChart(props: {
  label: string
  axis: string
  points: readonly { at: number; name: string; share: number; words: string }[]
}) {
  const { label, axis, points } = props
  const last = Math.max(...points.map(({ at }) => at), 1)
  return (
    <Chart label={label} most={100} suffix=" %" axis={axis} right={90} top={36}>
      {({ x, y, floor }) => (
        <>
          <polyline
            points={points
              .map(({ at, share }) => `${x(0.04 + (at / last) * 0.92)},${y(share * 100)}`)
              .join(' ')}
            className={classes.whole}
          />
          {points.map(({ at, name, share, words }) => {
            const place = x(0.04 + (at / last) * 0.92)
            return (
              <g key={at}>
                <Point x={place} y={y(share * 100)} look="whole" />
                <text x={place + 9} y={y(share * 100) - 9} className={classes.strong}>
                  {words}
                </text>
                <text x={place} y={floor + 20} textAnchor="middle">
                  {name}
                </text>
              </g>
            )
          })}
        </>
      )}
    </Chart>
  )
}

export interface Bar {
  readonly name: string
  readonly value: number
  /** Above the bar. */
  readonly words: string
  /** Filled, or empty with an edge: seen without colour, and on any printer. */
  readonly filled: boolean
  /** A line above the bar. */
  readonly mark?: number
}

/** Standing bars, each with its number; a name under each as long as there is room. */
export function BarChart(props: { label: string; axis: string; bars: readonly Bar[]; height?: number }) {
  const { label, axis, bars, height } = props
  const most = Math.max(...bars.flatMap(({ value, mark = 0 }) => [value, mark]), 1)
  const every = Math.ceil(bars.length / 20)
  return (
    <Chart label={label} most={most} axis={axis} {...(height && { height })}>
      {({ x, y, floor }) => {
        const wide = (x(1) - x(0)) / bars.length
        const thick = Math.min(wide * 0.7, 54)
        return bars.map(({ name, value, words, filled, mark }, index) => {
          const middle = x((index + 0.5) / bars.length)
          return (
            <g key={name}>
              <rect
                x={middle - thick / 2}
                y={y(value)}
                width={thick}
                height={Math.max(0, floor - y(value))}
                className={filled ? classes.solid : classes.empty}
              />
              {mark !== undefined && (
                <line
                  x1={middle - thick / 2}
                  x2={middle + thick / 2}
                  y1={y(mark)}
                  y2={y(mark)}
                  className={classes.mark}
                />
              )}
              {mark === undefined ? (
                <text x={middle} y={y(value) - 6} textAnchor="middle">
                  {words}
                </text>
              ) : (
                <>
                  <text x={middle} y={y(mark) - 6} textAnchor="middle">
                    {number(mark)}
                  </text>
                  {/* Within the bar, where it is high enough; the table has it in any case. */}
                  {floor - y(value) > 26 && (
                    <text x={middle} y={y(value) + 18} textAnchor="middle" className={classes.inside}>
                      {words}
                    </text>
                  )}
                </>
              )}
              {index % every === 0 && (
                <text x={middle} y={floor + 20} textAnchor="middle">
                  {name}
                </text>
              )}
            </g>
          )
        })
      }}
    </Chart>
  )
}

/** Lying bars with their words at the end, and a broken line at a number. */
export function LyingBars(props: {
  label: string
  bars: readonly Bar[]
  /** The end of the longest bar. */
  most: number
  line?: number
}) {
  const { label, bars, most, line } = props
  const row = 46
  const height = bars.length * row + 14
  const x = (value: number) => 190 + (value / Math.max(most, 1)) * (WIDTH - 190 - 170)
  return (
    <Drawing label={label} height={height}>
      {bars.map(({ name, value, words, filled }, index) => (
        <g key={name}>
          <text x={180} y={index * row + 29} textAnchor="end">
            {name}
          </text>
          <rect
            x={x(0)}
            y={index * row + 8}
            width={Math.max(1, x(Math.min(value, most)) - x(0))}
            height={30}
            className={filled ? classes.solid : classes.empty}
          />
          <text x={x(Math.min(value, most)) + 8} y={index * row + 29} className={classes.strong}>
            {words}
          </text>
        </g>
      ))}
      {line !== undefined && line <= most && (
        <line
          x1={x(line)}
          x2={x(line)}
          y1={2}
          y2={height - 4}
          className={classes.mark}
          strokeDasharray="6 5"
        />
      )}
    </Drawing>
  )
}
