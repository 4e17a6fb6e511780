import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { Trainees, TrainingNumbers } from './trainees.tsx'

const say = words.rehabilitation
const { columns } = say.house

/** Who stays in the house, and who learns or works; Enter opens a client's page of it. */
export function RehabilitationScreen() {
  const house = useQuery(ask.rehabilitation.house.queryOptions({ staleTime: 0 }))
  const [, go] = useLocation()
  const open = ({ clientId }: { clientId: number }) => go(`/clients/${clientId}/rehabilitation`)
  if (house.isError) return <ErrorSummary error={house.error} />
  if (!house.data) return <Loading />
  const { residents, trainees, today } = house.data
  return (
    <Page title={say.title} lead={say.lead}>
      <Section title={say.house.residents} flush>
        <DataTable
          caption={say.house.residents}
          rows={residents}
          rowKey={({ clientId }) => clientId}
          onOpen={open}
          empty={<EmptyState>{say.house.none}</EmptyState>}
          columns={[
            {
              key: 'number',
              title: columns.number,
              numeric: true,
              width: '6rem',
              cell: (row) => row.registerNumber,
            },
            {
              key: 'since',
              title: columns.since,
              width: '9rem',
              cell: (row) => <DateText day={row.openedDay} />,
            },
            {
              key: 'phase',
              title: columns.phase,
              cell: ({ phase, phaseDay }) =>
                phase && phaseDay ? say.house.phaseSince(say.phase(phase), phaseDay) : say.house.noPhase,
            },
            { key: 'duties', title: columns.duties, cell: ({ duties }) => duties.map(say.duty).join(', ') },
          ]}
        />
      </Section>
      <Trainees rows={trainees} onOpen={open} />
      <TrainingNumbers today={today} />
    </Page>
  )
}
