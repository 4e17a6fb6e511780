import type { TodayRow } from '../../shared/contract/today.ts'
import type { TodayGroup } from '../../shared/rules/today-list.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { time } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './today.module.css'

const say = words.today

const TONES: Record<TodayGroup, Tone> = {
  prepared: 'due',
  waiting: 'due',
  given: 'good',
  not_given: 'warn',
  not_yet_come: 'quiet',
  not_due: 'quiet',
}

const columns = (timeZone: string): Column<TodayRow>[] => [
  {
    key: 'expected',
    title: say.columns.expected,
    cell: ({ lastAt }) => (lastAt === null ? '–' : time(lastAt, timeZone)),
    numeric: true,
  },
  { key: 'number', title: say.columns.number, cell: ({ registerNumber }) => registerNumber, numeric: true },
  {
    key: 'name',
    title: say.columns.name,
    cell: ({ called, registerNumber }) => called ?? words.counter.unnamed(registerNumber),
  },
  {
    key: 'dose',
    title: say.columns.dose,
    cell: (row) => (
      <span className="ost-numbers">
        {say.dose(row)}
        {row.slot > 1 && `, ${say.slot(row.slot)}`}
      </span>
    ),
  },
  {
    key: 'state',
    title: say.columns.state,
    cell: (row) => <StatusMark tone={TONES[row.group]}>{say.outcome(row)}</StatusMark>,
  },
  {
    key: 'at',
    title: say.columns.at,
    cell: ({ at }) => (at === null ? '' : time(at, timeZone)),
    numeric: true,
  },
  {
    key: 'missed',
    title: say.columns.missed,
    cell: ({ missedBefore }) => say.missedDays(missedBefore),
    numeric: true,
  },
]

export function TodayTable(props: { rows: readonly TodayRow[]; note: string; empty: string }) {
  const { rows, note, empty } = props
  const { timeZone } = useSite()
  return (
    <>
      <TableNote>{note}</TableNote>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1) */}
      <section className={classes.wide} tabIndex={0} aria-label={say.caption}>
        <DataTable
          caption={say.caption}
          columns={columns(timeZone)}
          rows={rows}
          rowKey={({ clientId, slot }) => `${clientId} ${slot}`}
          empty={<EmptyState>{empty}</EmptyState>}
          {...(rows.length > 200 && { virtualHeight: '32rem' })}
        />
      </section>
    </>
  )
}
