import { useQuery } from '@tanstack/react-query'
import { addDays } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.settings.stopwatch

/** How long the counter took, by hour. */
export function CounterTimesScreen() {
  const { clinicDay, calendarDay } = useSession()
  const to = clinicDay?.day ?? calendarDay
  if (to === null) throw new Error('the register is not open')
  const times = useQuery(
    ask.stopwatch.hours.queryOptions({ input: { from: addDays(to, -29), to }, staleTime: 0 }),
  )
  return (
    <Page title={say.title} lead={say.lead}>
      <Section flush>
        {times.isError && <ErrorSummary error={times.error} />}
        {times.isPending && <Loading />}
        {times.data && (
          <DataTable
            caption={say.title}
            rows={times.data}
            rowKey={({ hour }) => hour}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={[
              { key: 'hour', title: say.columns.hour, cell: ({ hour }) => say.hour(hour) },
              {
                key: 'doses',
                title: say.columns.doses,
                numeric: true,
                cell: ({ doses }) => number(doses),
              },
              {
                key: 'median',
                title: say.columns.median,
                numeric: true,
                cell: ({ medianSeconds }) => say.seconds(medianSeconds),
              },
              {
                key: 'slow',
                title: say.columns.slow,
                numeric: true,
                cell: ({ slowSeconds }) => say.seconds(slowSeconds),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}
