import { useId } from 'react'
import classes from './part-chart.module.css'
import { fits, largest, type PartChartData } from './part-chart.ts'

const WIDTH = 900
const LEFT = 200
const RIGHT = 90
const BAR = 17
const GAP = 9

/** Lying bars, a group a part: names of any length stand beside them, each with its number. */
export function PartBars({ data }: { data: PartChartData }) {
  const id = useId()
  if (!fits(data)) return null
  const { parts, series, said, title } = data
  const most = Math.max(largest(data), 1e-9)
  const group = series.length * BAR + GAP
  const height = parts.length * group + GAP
  const wide = (value: number) => (Math.max(0, value) / most) * (WIDTH - LEFT - RIGHT)
  return (
    <figure style={{ margin: 0 }}>
      <Looks id={id} />
      {series.length > 1 && (
        <figcaption className={classes.legend}>
          {series.map(({ name }, index) => (
            <span key={name}>
              <svg className={classes.key} aria-hidden>
                <rect x={1} y={1} width={28} height={12} fill={fillOf(id, index)} className={classes.bar} />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes.chart} role="img" aria-label={title}>
        <line x1={LEFT} x2={LEFT} y1={0} y2={height} className={classes.line} />
        {parts.map((name, part) => {
          const top = GAP + part * group
          return (
            <g key={name}>
              <text x={LEFT - 10} y={top + (series.length * BAR) / 2 + 5} textAnchor="end">
                {name}
              </text>
              {series.map(({ name: which, values }, index) => {
                const value = values[part] ?? null
                if (value === null) return null
                const y = top + index * BAR
                return (
                  <g key={which}>
                    <rect
                      x={LEFT}
                      y={y + 1}
                      width={wide(value)}
                      height={BAR - 3}
                      fill={fillOf(id, index)}
                      className={classes.bar}
                    />
                    <text x={LEFT + wide(value) + 6} y={y + 13}>
                      {said(value)}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Full, white, leaning, dotted, crossed, grey: apart without colour. */
const fillOf = (id: string, index: number): string =>
  ['#14463c', '#ffffff', `url(#${id}lean)`, `url(#${id}dots)`, `url(#${id}cross)`, '#a9a9a9'][index] ??
  '#777777'

function Looks({ id }: { id: string }) {
  const square = { width: 7, height: 7, patternUnits: 'userSpaceOnUse' as const }
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden>
      <defs>
        <pattern id={`${id}lean`} {...square}>
          <rect width={7} height={7} fill="white" />
          <path d="M0 7 L7 0" stroke="#14463c" strokeWidth={1.6} />
        </pattern>
        <pattern id={`${id}dots`} {...square}>
          <rect width={7} height={7} fill="white" />
          <circle cx={3.5} cy={3.5} r={1.7} fill="#14463c" />
        </pattern>
        <pattern id={`${id}cross`} {...square}>
          <rect width={7} height={7} fill="white" />
          <path d="M0 3.5 H7 M3.5 0 V7" stroke="#14463c" strokeWidth={1.4} />
        </pattern>
      </defs>
    </svg>
  )
}
