import { type KeyboardEvent, memo } from 'react'
import { CONTACT_FIELDS, type ContactCells, type ContactField } from '../../shared/rules/contact-line.ts'
import { sentence, words } from '../words/index.ts'
import classes from './contact-grid.module.css'
import { cellId, type GridLine, type LineProblems } from './grid-values.ts'

const say = words.services.grid

type Change = (requestId: string, field: ContactField, text: string) => void

/** One person a line: Tab goes right, Enter and the arrows go from line to line. */
export function ContactGrid(props: { lines: readonly GridLine[]; problems: LineProblems; onChange: Change }) {
  const { lines, problems, onChange } = props
  return (
    <div className={classes.box}>
      <table className={classes.grid}>
        <caption className={classes.caption}>{say.caption}</caption>
        <thead>
          <tr>
            <td className={classes.place} />
            {CONTACT_FIELDS.map((field) => (
              <th
                key={field}
                scope="col"
                className={field === 'who' ? `${classes.head} ${classes.who}` : classes.head}
              >
                {say.columns[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ requestId, cells }, index) => (
            <Line
              key={requestId}
              index={index}
              requestId={requestId}
              cells={cells}
              problems={problemsOf(problems, requestId)}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One text a line, so that a line is drawn anew only when its own problems change. */
function problemsOf(problems: LineProblems, requestId: string): string {
  const own = CONTACT_FIELDS.flatMap((field) => {
    const problem = problems[`${requestId}.${field}`]
    return problem ? [[field, sentence(problem)]] : []
  })
  return own.length === 0 ? '' : JSON.stringify(Object.fromEntries(own))
}

const Line = memo(function Line(props: {
  index: number
  requestId: string
  cells: ContactCells
  problems: string
  onChange: Change
}) {
  const { index, requestId, cells, problems, onChange } = props
  const wrong = (problems === '' ? {} : JSON.parse(problems)) as Partial<Record<ContactField, string>>
  const said = Object.values(wrong)
  return (
    <>
      <tr data-contact-line>
        <th scope="row" className={classes.place}>
          {index + 1}
        </th>
        {CONTACT_FIELDS.map((field) => (
          <td key={field}>
            <input
              id={cellId(requestId, field)}
              data-field={field}
              aria-label={`${say.row(index + 1)}, ${say.columns[field]}`}
              aria-invalid={wrong[field] !== undefined}
              aria-describedby={said.length > 0 ? `${requestId}-problems` : undefined}
              className={classes.cell}
              value={cells[field]}
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange(requestId, field, event.currentTarget.value)}
              onKeyDown={(event) => moveLine(event, field)}
            />
          </td>
        ))}
      </tr>
      {said.length > 0 && (
        <tr>
          <td />
          <td colSpan={CONTACT_FIELDS.length} id={`${requestId}-problems`} className={classes.problem}>
            {said.join(' ')}
          </td>
        </tr>
      )}
    </>
  )
})

/** Enter begins the next line; the arrows stay in their column. */
function moveLine(event: KeyboardEvent<HTMLInputElement>, field: ContactField): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.ctrlKey || event.altKey) return
  event.preventDefault()
  const grid = event.currentTarget.closest('table')
  const lines = [...(grid?.querySelectorAll('[data-contact-line]') ?? [])]
  const here = lines.findIndex((line) => line.contains(event.currentTarget))
  const to = event.key === 'Enter' ? 'who' : field
  lines[here + step]?.querySelector<HTMLInputElement>(`[data-field='${to}']`)?.focus()
}
