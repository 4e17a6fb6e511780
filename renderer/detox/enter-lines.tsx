import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { type ChartCells, readCows } from '../../shared/rules/chart-cells.ts'
import { cowsVerdict } from '../../shared/rules/cows.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import classes from './chart.module.css'
import type { EnterRow } from './enter-rows.ts'
import type { MedicineChoice } from './medicine-choices.ts'

const say = words.detox.enter
type Field = keyof ChartCells

/** Field and width in the order of the paper. */
const FIELDS: readonly (readonly [Field, number])[] = [
  ['day', 112],
  ['shift', 40],
  ['cows', 126],
  ['pulse', 50],
  ['pressure', 76],
  ['temperature', 54],
  ['breaths', 44],
  ['sleep', 50],
  ['food', 44],
  ['complications', 58],
]

export const cellId = (line: number, field: string): string => `sheet-${line}-${field}`

interface Props {
  rows: readonly EnterRow[]
  choices: readonly MedicineChoice[]
  change: (line: number, cells: Partial<ChartCells>, rest?: Partial<EnterRow>) => void
  /** What may be done about a line that was refused, after its reason. */
  mend: (row: EnterRow, place: number) => ReactNode
}

/** A line a shift: Tab goes on, the arrows go up and down, Enter goes to the scale of the next line. */
export function EnterLines({ rows, choices, change, mend }: Props) {
  const first = rows[0]?.line
  useEffect(() => {
    if (first !== undefined) document.getElementById(cellId(first, 'cows'))?.focus()
  }, [first])
  return (
    <div className={classes.scroll}>
      <table className={classes.grid}>
        <caption className={classes.caption}>{say.grid}</caption>
        <thead>
          <tr>
            {FIELDS.map(([field]) => (
              <th key={field} scope="col">
                {say.columns[field]}
              </th>
            ))}
            <th scope="col">{say.columns.batch}</th>
            <th scope="col">{say.columns.quantity}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Line key={row.line} {...{ row, rows, place, choices, change, mend }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line(props: Props & { row: EnterRow; place: number }) {
  const { row, rows, place, choices, change, mend } = props
  const { line, cells, problems } = row
  const wrong = (field: string) => problems.some((problem) => problem.field === field)
  const move = (event: KeyboardEvent<HTMLElement>, field: string) => {
    if (event.ctrlKey || event.altKey) return
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Enter: place + 1 }[event.key]
    const next = to === undefined ? undefined : rows[to]
    if (!next) return
    event.preventDefault()
    document.getElementById(cellId(next.line, event.key === 'Enter' ? 'cows' : field))?.focus()
  }
  const cell = (field: Field, width?: number) => (
    <input
      id={cellId(line, field)}
      className={classes.cell}
      style={{ width: width ?? '100%', minWidth: width ?? 90 }}
      aria-label={say.cell(place + 1, say.columns[field])}
      aria-invalid={wrong(field) || undefined}
      aria-describedby={problems.length > 0 ? cellId(line, 'says') : undefined}
      placeholder={field === 'other' || field === 'note' ? say.columns[field] : undefined}
      autoComplete="off"
      inputMode={field === 'other' || field === 'note' || field === 'day' ? 'text' : 'decimal'}
      maxLength={field === 'note' ? 1000 : field === 'other' ? 300 : 16}
      value={cells[field]}
      onChange={(event) => change(line, { [field]: event.currentTarget.value })}
      onKeyDown={(event) => move(event, field)}
    />
  )
  const scale = readCows(cells.cows)
  const verdict = scale.ok && scale.answers ? cowsVerdict(scale.answers) : null
  return (
    <>
      <tr>
        {FIELDS.map(([field, width]) => (
          <td key={field}>
            {cell(field, width)}
            {field === 'cows' && verdict?.complete && (
              <span className={classes.verdict}>{words.detox.cows(verdict.total, verdict.band)}</span>
            )}
          </td>
        ))}
        <td>
          <select
            className={classes.cell}
            style={{ width: 130 }}
            title={choices.find(({ key }) => key === row.batch)?.label}
            aria-label={say.cell(place + 1, say.columns.batch)}
            aria-invalid={wrong('batch') || undefined}
            value={row.batch}
            onChange={(event) => change(line, {}, { batch: event.currentTarget.value })}
          >
            <option value="">{say.noBatch}</option>
            {choices.map(({ key, short }) => (
              <option key={key} value={key}>
                {short}
              </option>
            ))}
          </select>
        </td>
        <td>
          <input
            className={classes.cell}
            style={{ width: 62 }}
            aria-label={say.cell(place + 1, say.columns.quantity)}
            aria-invalid={wrong('quantity') || wrong('gift') || undefined}
            autoComplete="off"
            inputMode="decimal"
            value={row.quantity}
            onChange={(event) => change(line, {}, { quantity: event.currentTarget.value })}
            onKeyDown={(event) => move(event, 'quantity')}
          />
        </td>
      </tr>
      <tr className={classes.second}>
        <td />
        <td colSpan={5}>{cell('other')}</td>
        <td colSpan={6}>{cell('note')}</td>
      </tr>
      {problems.length > 0 && (
        <tr>
          <td colSpan={12} id={cellId(line, 'says')}>
            <StatusMark tone="warn">{say.line(place + 1)}</StatusMark> {problems.map(sentence).join(' ')}
            {mend(row, place)}
          </td>
        </tr>
      )}
    </>
  )
}
