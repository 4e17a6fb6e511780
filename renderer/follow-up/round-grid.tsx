import { Fragment, type KeyboardEvent } from 'react'
import {
  EVIDENCE_DIGITS,
  MET_DIGITS,
  OUTCOME_DIGITS,
  PLACE_DIGITS,
  type RoundCells,
} from '../../shared/rules/round-cells.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import classes from './follow-up.module.css'
import type { RoundRow } from './use-round.ts'

const say = words.followUp.round
const FIELDS = ['number', 'day', 'place', 'met', 'outcome', 'evidence', 'note'] as const
type Field = (typeof FIELDS)[number] | 'diedOn'
const WIDTHS: Record<Field, string> = {
  number: '6rem',
  day: '8.5rem',
  place: '5.5rem',
  met: '6rem',
  outcome: '8rem',
  evidence: '8rem',
  diedOn: '8.5rem',
  note: 'auto',
}
export const cellId = (row: number, field: Field): string => `round-${row}-${field}`

/** What a digit stands for, under its cell. */
function wordOf(field: Field, cells: RoundCells): string {
  const { followUp } = words
  const [place, met] = [PLACE_DIGITS[cells.place.trim()], MET_DIGITS[cells.met.trim()]]
  const outcome = OUTCOME_DIGITS[cells.outcome.trim()]
  const evidence = EVIDENCE_DIGITS[cells.evidence.trim()]
  if (field === 'place' && place) return followUp.places[place]
  if (field === 'met' && met) return followUp.met[met]
  if (field === 'outcome' && outcome) return followUp.outcomes[outcome]
  if (field === 'evidence' && evidence) return followUp.evidence[evidence]
  return ''
}

/** One line a person; Enter goes on, a line that is not right says why below it. */
export function RoundGrid(props: {
  rows: readonly RoundRow[]
  change: (key: string, changed: Partial<RoundCells>) => void
}) {
  const { rows, change } = props
  const died = rows.some(({ cells }) => OUTCOME_DIGITS[cells.outcome.trim()] === 'died')
  const fields: readonly Field[] = died ? [...FIELDS.slice(0, 6), 'diedOn', 'note'] : FIELDS
  const onKey = (event: KeyboardEvent<HTMLInputElement>, row: number, field: Field) => {
    const at = fields.indexOf(field)
    const to = {
      ArrowDown: cellId(row + 1, field),
      ArrowUp: cellId(row - 1, field),
      Enter: at + 1 < fields.length ? cellId(row, fields[at + 1] ?? 'note') : cellId(row + 1, 'number'),
    }[event.key]
    if (to === undefined || event.ctrlKey || event.altKey) return
    event.preventDefault()
    document.getElementById(to)?.focus()
  }
  /** The day above stands ready: a round is mostly one day. */
  const onFocus = (row: RoundRow, place: number, field: Field) => {
    const above = rows[place - 1]?.cells.day ?? ''
    if (field === 'day' && row.cells.day === '' && row.cells.number !== '' && above !== '')
      change(row.key, { day: above })
  }
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field} scope="col" style={{ width: WIDTHS[field] }}>
              {say.columns[field]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Fragment key={row.key}>
            <tr>
              {fields.map((field) => (
                <td key={field}>
                  <input
                    id={cellId(place, field)}
                    className={classes.cell}
                    aria-label={say.cell(place + 1, say.columns[field])}
                    aria-invalid={row.problems.some((problem) => problem.field === field) || undefined}
                    aria-describedby={row.problems.length > 0 ? `round-${place}-says` : undefined}
                    value={row.cells[field]}
                    maxLength={field === 'note' ? 500 : 12}
                    autoComplete="off"
                    onChange={(event) => change(row.key, { [field]: event.currentTarget.value })}
                    onFocus={(event) => {
                      onFocus(row, place, field)
                      event.currentTarget.select()
                    }}
                    onKeyDown={(event) => onKey(event, place, field)}
                  />
                  <span className={classes.word}>{wordOf(field, row.cells)}</span>
                </td>
              ))}
            </tr>
            {row.problems.length > 0 && (
              <tr>
                <td id={`round-${place}-says`} colSpan={fields.length}>
                  <StatusMark tone="warn">{say.mend}</StatusMark>{' '}
                  {[...new Set(row.problems.map(sentence))].join(' ')}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
