import type { Today } from '../../shared/contract/today.ts'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import classes from './today.module.css'

const say = words.today.paper

/** What is printed when the PC may fail: numbers only, with room for the time, the marks and the hand. */
export function PaperList({ today }: { today: Today }) {
  const { name } = useSite()
  const rows = today.rows
    .filter(({ group, drug }) => group !== 'not_due' && drug !== null)
    .toSorted((a, b) => a.registerNumber - b.registerNumber || a.slot - b.slot)
  return (
    <section className={`${classes.paper} ost-print-this`} aria-hidden>
      <h1>{say.title(name, today.day)}</h1>
      <p>{say.how}</p>
      <table>
        <thead>
          <tr>
            <th>{say.columns.number}</th>
            <th>{say.columns.dose}</th>
            <th>{say.columns.given}</th>
            <th>{say.columns.checked}</th>
            <th>{say.columns.client}</th>
            <th>{say.columns.staff}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.clientId} ${row.slot}`}>
              <td>{row.registerNumber}</td>
              <td>
                {words.today.dose(row)}
                {row.slot > 1 && `, ${words.today.slot(row.slot)}`}
              </td>
              <td>{row.group === 'given' || row.group === 'waiting' ? words.today.outcome(row) : ''}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
