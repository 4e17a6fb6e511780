import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DowntimeState, OutageLine } from '../../shared/contract/downtime.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { OutageForm } from './outage.form.tsx'

const say = words.downtime.outages

/** Cuts and failures, logged when they are over: they explain doses that were entered late. */
export function Outages({ state }: { state: DowntimeState }) {
  const { timeZone } = useSite()
  const [logging, setLogging] = useState(false)
  useKey('f8', words.downtime.keys.outage, () => setLogging(true), { enabled: !logging })
  const columns: Column<OutageLine>[] = [
    { key: 'from', title: say.columns.from, cell: ({ fromAt }) => dayAndTime(fromAt, timeZone) },
    { key: 'until', title: say.columns.until, cell: ({ untilAt }) => dayAndTime(untilAt, timeZone) },
    {
      key: 'reason',
      title: say.columns.reason,
      cell: ({ reason, note }) => (note === null ? say.reasons[reason] : `${say.reasons[reason]}: ${note}`),
    },
    { key: 'paper', title: say.columns.paper, cell: ({ onPaper }) => (onPaper === 1 ? say.yes : say.no) },
    { key: 'by', title: say.columns.by, cell: ({ by }) => by },
  ]
  return (
    <>
      {logging && <OutageForm state={state} onClose={() => setLogging(false)} />}
      <Section
        title={say.title}
        flush
        actions={
          <Button variant="default" onClick={() => setLogging(true)} rightSection={<KeyHint keys="f8" />}>
            {say.log}
          </Button>
        }
      >
        <DataTable
          caption={say.title}
          columns={columns}
          rows={state.outages}
          rowKey={({ id }) => id}
          empty={<EmptyState>{say.none}</EmptyState>}
        />
      </Section>
    </>
  )
}
