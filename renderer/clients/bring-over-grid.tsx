import { type ClipboardEvent, type KeyboardEvent, memo, useCallback } from 'react'
import type { BringOverCells } from '../../shared/contract/bring-over.ts'
import { type BringOverField, bringOverFields } from '../../shared/rules/bring-over.ts'
import { words } from '../words/index.ts'
import classes from './bring-over.module.css'
import { isTable, pasteTable } from './bring-over-rows.ts'

const say = words.bringOver

/** Sentences by row and field: `3.birthYear`. */
export type CellProblems = Readonly<Record<string, string>>

export const cellId = (row: number, field: string): string => `grid-${row}-${field}`

type Change = (change: (rows: readonly BringOverCells[]) => BringOverCells[]) => void

/** The grid: typed cell by cell or pasted; Enter and the arrows go from row to row. */
export function BringOverGrid(props: {
  rows: readonly BringOverCells[]
  problems: CellProblems
  change: Change
  onPasted: () => void
}) {
  const { rows, problems, change, onPasted } = props
  return (
    <div className={classes.box}>
      <table className={classes.grid}>
        <caption className={classes.caption}>{say.grid}</caption>
        <thead>
          <tr>
            <td className={classes.place} />
            {bringOverFields.map((field) => (
              <th key={field} scope="col" className={`${classes.head} ${classes[field]}`}>
                {say.columns[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <GridRow
              key={cellId(row, 'row')}
              row={row}
              cells={cells}
              problems={problemsOfRow(problems, row)}
              change={change}
              onPasted={onPasted}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One text a row, so that a row is drawn anew only when its own problems change. */
function problemsOfRow(problems: CellProblems, row: number): string {
  const own = bringOverFields.flatMap((field) => {
    const problem = problems[`${row}.${field}`]
    return problem ? [[field, problem]] : []
  })
  return own.length === 0 ? '' : JSON.stringify(Object.fromEntries(own))
}

const GridRow = memo(function GridRow(props: {
  row: number
  cells: BringOverCells
  problems: string
  change: Change
  onPasted: () => void
}) {
  const { row, cells, problems, change, onPasted } = props
  const wrong = (problems === '' ? {} : JSON.parse(problems)) as Partial<Record<BringOverField, string>>
  const paste = useCallback(
    (event: ClipboardEvent<HTMLInputElement>, field: BringOverField) => {
      const text = event.clipboardData.getData('text/plain')
      if (!isTable(text)) return
      event.preventDefault()
      change((rows) => pasteTable(rows, { row, field }, text))
      onPasted()
    },
    [change, onPasted, row],
  )
  return (
    <tr>
      <th scope="row" className={classes.place}>
        {row + 1}
      </th>
      {bringOverFields.map((field) => {
        const problem = wrong[field]
        return (
          <td key={field} className={classes[field]}>
            <input
              id={cellId(row, field)}
              aria-label={`${say.row(row + 1)}, ${say.columns[field]}`}
              aria-invalid={problem !== undefined}
              aria-describedby={problem ? `${cellId(row, field)}-problem` : undefined}
              className={classes.cell}
              value={cells[field]}
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              placeholder={row === 0 ? say.hints[field] : undefined}
              onChange={(event) => {
                const { value } = event.currentTarget
                change((rows) => rows.map((one, place) => (place === row ? { ...one, [field]: value } : one)))
              }}
              onPaste={(event) => paste(event, field)}
              onKeyDown={(event) => moveRow(event, row, field)}
            />
            {problem && (
              <span id={`${cellId(row, field)}-problem`} className={classes.problem}>
                {problem}
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
})

function moveRow(event: KeyboardEvent<HTMLInputElement>, row: number, field: BringOverField): void {
  const to = { Enter: row + 1, ArrowDown: row + 1, ArrowUp: row - 1 }[event.key]
  if (to === undefined || event.ctrlKey || event.altKey) return
  event.preventDefault()
  document.getElementById(cellId(to, field))?.focus()
}
