import { Button } from '@mantine/core'
import { type KeyboardEvent, memo } from 'react'
import type { PaperCells } from '../../shared/rules/paper-cells.ts'
import { RESULT_DIGITS } from '../../shared/rules/paper-cells.ts'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import classes from './entry.module.css'
import type { EntryRow } from './entry-rows.ts'

const say = words.downtime.enter
const FIELDS = ['number', 'line', 'result', 'mg', 'time'] as const
type Field = (typeof FIELDS)[number]

export const entryId = (row: number, field: string): string => `paper-${row}-${field}`

interface Does {
  change: (key: number, changed: Partial<PaperCells>) => void
  /** @returns the amount that stands in the row then */
  findLine: (key: number) => string
  complete: (key: number) => void
  onIncident: (key: number) => void
}

/** Number, Enter, time, Enter: two fields a line. Everything else is one Tab away. */
export function EntryGrid({ rows, ...does }: { rows: readonly EntryRow[] } & Does) {
  return (
    <table className={classes.grid}>
      <caption className={classes.caption}>{say.grid}</caption>
      <thead>
        <tr>
          {FIELDS.map((field) => (
            <th key={field} scope="col" className={classes[field]}>
              {say.columns[field]}
            </th>
          ))}
          <th scope="col">{say.columns.says}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Row key={row.key} row={row} place={place} {...does} />
        ))}
      </tbody>
    </table>
  )
}

const Row = memo(function Row(props: { row: EntryRow; place: number } & Does) {
  const { row, place, change, findLine, complete, onIncident } = props
  const { cells, key, judged } = row
  const onKey = (event: KeyboardEvent<HTMLInputElement>, field: Field) => {
    const to = { ArrowDown: place + 1, ArrowUp: place - 1 }[event.key]
    if (to !== undefined) return move(event, to, field)
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey) return
    // Who is not on the sheet has no amount from it: that is typed first.
    if (field === 'number') return move(event, place, findLine(key) === '' ? 'mg' : 'time')
    if (field !== 'time') return move(event, place, 'time')
    complete(key)
    move(event, place + 1, 'number')
  }
  return (
    <tr>
      {FIELDS.map((field) => (
        <td key={field}>
          <input
            id={entryId(place, field)}
            aria-label={say.cell(place + 1, say.columns[field])}
            aria-describedby={judged ? entryId(place, 'says') : undefined}
            className={classes.cell}
            data-field={field}
            value={cells[field]}
            inputMode={field === 'mg' ? 'decimal' : 'numeric'}
            maxLength={12}
            autoComplete="off"
            onChange={(event) => change(key, { [field]: event.currentTarget.value })}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => {
              if (field === 'number') findLine(key)
            }}
            onKeyDown={(event) => onKey(event, field)}
          />
          {field === 'result' && RESULT_DIGITS[cells.result] !== 'given' && (
            <span className={classes.word}>{resultWord(cells.result)}</span>
          )}
        </td>
      ))}
      <td id={entryId(place, 'says')} className={classes.says}>
        {judged && <Says row={row} place={place} onIncident={onIncident} />}
      </td>
    </tr>
  )
})

const TONES: Record<NonNullable<EntryRow['judged']>['outcome'], Tone> = {
  ready: 'good',
  entered: 'good',
  say: 'stop',
  mend: 'warn',
}

function Says({
  row,
  place,
  onIncident,
}: {
  row: EntryRow
  place: number
  onIncident: (key: number) => void
}) {
  const { judged, key } = row
  if (judged === null) return null
  return (
    <>
      <StatusMark tone={TONES[judged.outcome]}>{say.states[judged.outcome]}</StatusMark>{' '}
      {judged.reasons.map(sentence).join(' ')}
      {judged.outcome === 'say' && (
        <Button
          size="compact-md"
          variant="default"
          ml="sm"
          aria-label={say.asWasFor(place + 1)}
          onClick={() => onIncident(key)}
        >
          {say.asWas}
        </Button>
      )}
    </>
  )
}

function resultWord(digit: string): string {
  const result = RESULT_DIGITS[digit]
  return result ? say.results[result] : ''
}

/** The next row is drawn in the moment after: the focus waits for it. */
function move(event: KeyboardEvent<HTMLInputElement>, row: number, field: Field): void {
  event.preventDefault()
  const focus = () => document.getElementById(entryId(row, field))?.focus()
  focus()
  setTimeout(focus)
}
