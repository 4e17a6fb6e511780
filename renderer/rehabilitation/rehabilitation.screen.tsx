import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { PeriodFields } from '../ui/period-fields.tsx'
import { words } from '../words/index.ts'

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
      <Section title={say.house.trainees} flush>
        <DataTable
          caption={say.house.trainees}
          rows={trainees}
          rowKey={({ clientId, kind, course, day }) => `${clientId} ${kind} ${course} ${day}`}
          onOpen={open}
          empty={<EmptyState>{say.house.noTrainees}</EmptyState>}
          columns={[
            {
              key: 'number',
              title: columns.number,
              numeric: true,
              width: '6rem',
              cell: (row) => row.registerNumber,
            },
            { key: 'since', title: columns.since, width: '9rem', cell: ({ day }) => <DateText day={day} /> },
            { key: 'kind', title: columns.kind, cell: ({ kind }) => say.kinds[kind] },
            { key: 'course', title: columns.course, cell: ({ course }) => course },
            { key: 'provider', title: columns.provider, cell: ({ provider }) => provider },
          ]}
        />
      </Section>
      <Numbers today={today} />
    </Page>
  )
}

function Numbers({ today }: { today: ClinicDay }) {
  const [period, setPeriod] = useState({ from: `${today.slice(0, 4)}-01-01` as ClinicDay, until: today })
  const asked = useQuery(ask.rehabilitation.numbers.queryOptions({ input: period, staleTime: 0 }))
  const titles = say.house.numberColumns
  return (
    <Section title={say.house.numbers}>
      <PeriodFields id="training-numbers" {...period} onShow={(from, until) => setPeriod({ from, until })} />
      <Text c="dimmed" my="sm">
        {say.house.numbersLead}
      </Text>
      <ErrorSummary error={asked.error} />
      {asked.data && (
        <DataTable
          caption={say.house.numbers}
          rows={asked.data}
          rowKey={({ kind }) => kind}
          empty={<EmptyState>{say.house.noNumbers}</EmptyState>}
          columns={[
            { key: 'kind', title: titles.kind, cell: ({ kind }) => say.kinds[kind] },
            { key: 'began', title: titles.began, numeric: true, cell: ({ began }) => began },
            { key: 'completed', title: titles.completed, numeric: true, cell: ({ completed }) => completed },
            {
              key: 'paper',
              title: titles.certificates,
              numeric: true,
              cell: ({ certificates }) => certificates,
            },
            { key: 'left', title: titles.left, numeric: true, cell: ({ left }) => left },
            { key: 'working', title: titles.working, numeric: true, cell: ({ working }) => working },
          ]}
        />
      )}
    </Section>
  )
}
