import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Trainee } from '../../shared/contract/rehabilitation.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { PeriodFields } from '../ui/period-fields.tsx'
import { words } from '../words/index.ts'

const say = words.rehabilitation
const { columns } = say.house

/** Who learns or works now. */
export function Trainees(props: { rows: readonly Trainee[]; onOpen: (trainee: Trainee) => void }) {
  return (
    <Section title={say.house.trainees} flush>
      <DataTable
        caption={say.house.trainees}
        rows={props.rows}
        rowKey={({ clientId, kind, course, day }) => `${clientId} ${kind} ${course} ${day}`}
        onOpen={props.onOpen}
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
  )
}

/** How many began, finished and work, between two days. */
export function TrainingNumbers({ today }: { today: ClinicDay }) {
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
