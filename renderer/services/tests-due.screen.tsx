import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { dueState } from '../../shared/rules/health-rules.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.health.due

/** Whom to ask for a next test or check-up, the earliest first. */
export function TestsDueScreen() {
  const due = useQuery(ask.health.due.queryOptions({ staleTime: 0 }))
  const { clinicDay, calendarDay } = useSession()
  const today = clinicDay?.day ?? calendarDay
  const [, go] = useLocation()
  return (
    <Page title={say.title} lead={say.lead}>
      {due.isError && <ErrorSummary error={due.error} />}
      {due.isPending && <Loading />}
      {due.data && (
        <Section flush>
          <DataTable
            caption={say.title}
            rows={due.data}
            rowKey={({ clientId, kind }) => `${clientId} ${kind}`}
            onOpen={({ clientId }) => go(`/clients/${clientId}/health`)}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={[
              {
                key: 'number',
                title: say.columns.number,
                cell: ({ registerNumber }) => <strong className="ost-numbers">{registerNumber}</strong>,
              },
              { key: 'kind', title: say.columns.kind, cell: ({ kind }) => words.health.tests[kind] },
              { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} /> },
              {
                key: 'state',
                title: say.columns.state,
                cell: ({ day }) =>
                  today !== null && dueState(day, today) === 'overdue' ? (
                    <StatusMark tone="warn">{words.health.test.overdue}</StatusMark>
                  ) : (
                    <StatusMark tone="due">{words.health.test.due}</StatusMark>
                  ),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
