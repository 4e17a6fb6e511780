import type { Pictures } from '../../shared/contract/pictures.ts'
import { words } from '../words/index.ts'
import { Drawing, WIDTH } from './charts.tsx'
import classes from './pictures.module.css'

const say = words.pictures
const LEFT = 74
const CELL = (WIDTH - LEFT) / 31
const ROW = 25
const TOP = 20

/** From white where all came to dark where few did; the number stands in each cell, so that no shade is needed. */
const SHADES = ['#ffffff', '#dcdcdc', '#b4b4b4', '#7d7d7d', '#3f3f3f'] as const
const shadeOf = (percent: number): number =>
  percent >= 95 ? 0 : percent >= 90 ? 1 : percent >= 80 ? 2 : percent >= 60 ? 3 : 4

/** A row a month, a column a day. */
export function HeatCalendar({ months, days }: { months: readonly string[]; days: Pictures['days'] }) {
  const byDay = new Map<string, Pictures['days'][number]>(days.map((one) => [one.day, one]))
  const height = TOP + months.length * ROW + 4
  return (
    <Drawing label={say.days.title} height={height} small>
      {Array.from({ length: 31 }, (_, index) => index + 1).map((date) => (
        <text key={date} x={LEFT + (date - 0.5) * CELL} y={14} textAnchor="middle">
          {date}
        </text>
      ))}
      {months.map((month, row) => (
        <g key={month}>
          <text x={LEFT - 8} y={TOP + row * ROW + 17} textAnchor="end">
            {`${say.monthShort(`${month}-01`)} ${month.slice(0, 4)}`}
          </text>
          {datesOf(month).map((date) => {
            const day = `${month}-${String(date).padStart(2, '0')}`
            return <Cell key={day} x={LEFT + (date - 1) * CELL} y={TOP + row * ROW} one={byDay.get(day)} />
          })}
        </g>
      ))}
    </Drawing>
  )
}

function datesOf(month: string): number[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: new Date(Date.UTC(year, number, 0)).getUTCDate() }, (_, index) => index + 1)
}

function Cell({ x, y, one }: { x: number; y: number; one: Pictures['days'][number] | undefined }) {
  if (!one || one.expected === 0) return <circle cx={x + CELL / 2} cy={y + ROW / 2} r={1.5} />
  const percent = Math.round((one.came / one.expected) * 100)
  const shade = shadeOf(percent)
  return (
    <g>
      <title>{say.days.cell(one.day, one.came, one.expected)}</title>
      <rect x={x} y={y} width={CELL} height={ROW} fill={SHADES[shade]} className={classes.cell} />
      <text x={x + CELL / 2} y={y + 17} textAnchor="middle" fill={shade >= 3 ? 'white' : 'black'}>
        {percent}
      </text>
    </g>
  )
}
