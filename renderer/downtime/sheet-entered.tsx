import type { EnteredLine, Sheet } from '../../shared/contract/downtime.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.downtime.enter

/** What of the sheet stands in the register, in the order of the paper: to be compared line by line. */
export function SheetEntered({ sheet }: { sheet: Sheet }) {
  const { timeZone } = useSite()
  const columns: Column<EnteredLine>[] = [
    { key: 'line', title: say.columns.line, cell: ({ line }) => line, numeric: true, width: '5rem' },
    {
      key: 'number',
      title: say.columns.number,
      cell: ({ registerNumber }) => registerNumber,
      numeric: true,
      width: '7rem',
    },
    {
      key: 'mg',
      title: say.columns.mg,
      cell: ({ amountMicrograms }) => (amountMicrograms === null ? '–' : amount(amountMicrograms)),
      numeric: true,
    },
    {
      key: 'time',
      title: say.columns.time,
      cell: ({ givenAt }) => (givenAt === null ? say.noTime : time(givenAt, timeZone)),
      numeric: true,
    },
    {
      key: 'result',
      title: say.columns.result,
      cell: ({ result, against }) => (
        <StatusMark tone={against === null ? (result === 'given' ? 'good' : 'quiet') : 'stop'}>
          {against === null ? say.results[result] : say.incident}
        </StatusMark>
      ),
    },
  ]
  return (
    <Section title={say.entered(sheet.entered.length)} flush>
      <DataTable
        caption={say.entered(sheet.entered.length)}
        columns={columns}
        rows={sheet.entered}
        rowKey={({ line }) => line}
        empty={<EmptyState>{say.enteredNone}</EmptyState>}
        {...(sheet.entered.length > 100 && { virtualHeight: '24rem' })}
      />
    </Section>
  )
}
