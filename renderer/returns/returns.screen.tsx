import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { ReturnLine } from '../../shared/contract/returns.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DueDay } from './due-day.tsx'

const say = words.returns
const TONES: Record<ReturnLine['state'], Tone> = {
  ...{ none: 'quiet', prepared: 'due', approved: 'due', sent: 'good' },
}

/** Every month with its return: not made, prepared, approved, sent, and changed since. */
export function ReturnsScreen() {
  const list = useQuery(ask.returns.list.queryOptions({ staleTime: 0 }))
  const { timeZone } = useSite()
  const [, go] = useLocation()
  if (list.isError) return <FailedPage title={say.title} error={list.error} />
  if (!list.data) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <Section flush>
        <DataTable
          caption={say.table.caption}
          rows={list.data.months}
          rowKey={({ month }) => month}
          onOpen={({ month }) => go(`/returns/${month}`)}
          empty={<EmptyState>{say.table.none}</EmptyState>}
          columns={[
            {
              key: 'month',
              title: say.table.month,
              cell: ({ month }) => <strong>{say.month(month)}</strong>,
            },
            { key: 'state', title: say.table.state, cell: (line) => <State line={line} /> },
            {
              key: 'since',
              title: say.table.since,
              cell: ({ since }) => (since === null ? '' : dayAndTime(since, timeZone)),
            },
            { key: 'changed', title: say.table.changed, cell: (line) => <Changed line={line} /> },
          ]}
        />
      </Section>
      <DueDay day={list.data.dueDay} />
    </Page>
  )
}

function State({ line: { state, refusal } }: { line: ReturnLine }) {
  if (state === 'none' && refusal === 'return_month_not_over') return <Text c="dimmed">{say.going}</Text>
  return <StatusMark tone={TONES[state]}>{say.states[state]}</StatusMark>
}

function Changed({ line: { state, differs } }: { line: ReturnLine }) {
  if (differs > 0) return <StatusMark tone="warn">{say.differs(differs)}</StatusMark>
  return state === 'sent' ? say.differs(0) : ''
}
