import classes from './part-chart.module.css'
import { fits, largest, type PartChartData, roundTicks } from './part-chart.ts'

const WIDTH = 900
const HEIGHT = 320
const LEFT = 80
const RIGHT = 24
const TOP = 12
const BOTTOM = 36
const DASHES = ['', '8 5', '2 4', '12 4 3 4', '5 3', '16 6'] as const

/** Lines from part to part, each with a stroke and points of its own; a part that says nothing is a gap. */
export function PartLines({ data }: { data: PartChartData }) {
  if (!fits(data)) return null
  const { parts, series, said, title } = data
  const ticks = roundTicks(largest(data))
  const top = ticks.at(-1) ?? 1
  const x = (index: number) => LEFT + ((index + 0.5) / parts.length) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)
  const every = Math.ceil(parts.length / 10)
  return (
    <figure style={{ margin: 0 }}>
      {series.length > 1 && (
        <figcaption className={classes.legend}>
          {series.map(({ name }, index) => (
            <span key={name}>
              <svg className={classes.key} aria-hidden>
                <line
                  x1={0}
                  x2={30}
                  y1={7}
                  y2={7}
                  className={classes.curve}
                  strokeDasharray={DASHES[index]}
                />
                <Point x={15} y={7} look={index} />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} role="img" aria-label={title}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className={classes.line} />
            <text x={LEFT - 8} y={y(tick) + 5} textAnchor="end">
              {said(tick)}
            </text>
          </g>
        ))}
        {parts.map((name, index) =>
          index % every === 0 ? (
            <text key={name} x={x(index)} y={HEIGHT - 12} textAnchor="middle">
              {name}
            </text>
          ) : null,
        )}
        {series.map(({ name, values }, look) => (
          <g key={name}>
            {runs(values).map((run) => (
              <polyline
                key={run[0]?.index}
                points={run.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')}
                className={classes.curve}
                strokeDasharray={DASHES[look]}
              />
            ))}
            {runs(values)
              .flat()
              .map(({ index, value }) => (
                <g key={index}>
                  <title>{`${name} ${parts[index]}: ${said(value)}`}</title>
                  <Point x={x(index)} y={y(value)} look={look} />
                </g>
              ))}
          </g>
        ))}
      </svg>
    </figure>
  )
}

interface At {
  readonly index: number
  readonly value: number
}

/** Stretches without a gap. */
function runs(values: readonly (number | null)[]): At[][] {
  const found: At[][] = [[]]
  for (const [index, value] of values.entries()) {
    if (value === null) found.push([])
    else found.at(-1)?.push({ index, value })
  }
  return found.filter((run) => run.length > 0)
}

function Point({ x, y, look }: { x: number; y: number; look: number }) {
  const open = look % 2 === 1
  const paint = {
    className: classes.point,
    ...(open && { style: { fill: 'white', stroke: '#14463c', strokeWidth: 2 } }),
  }
  const third = Math.floor(look / 2)
  if (third === 0) return <circle cx={x} cy={y} r={4.5} {...paint} />
  if (third === 1) return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} {...paint} />
  return <path d={`M${x} ${y - 6} L${x + 6} ${y + 5} L${x - 6} ${y + 5} Z`} {...paint} />
}
