import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FollowUpOutcome } from '../../shared/records/follow-up.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { PeriodFields } from '../ui/period-fields.tsx'
import { words } from '../words/index.ts'

const say = words.followUp.numbers

/** The follow-ups of a period, each number with what it counts. */
export function Numbers({ today }: { today: ClinicDay }) {
  const [period, setPeriod] = useState({ from: `${today.slice(0, 8)}01` as ClinicDay, until: today })
  const asked = useQuery(ask.followUps.numbers.queryOptions({ input: period, staleTime: 0 }))
  const found = asked.data
  const rows = found && [
    { label: say.due, how: say.dueHow, value: found.due },
    { label: say.done, how: '', value: found.done },
    { label: say.attempts, how: '', value: found.attempts },
    { label: say.failed, how: '', value: found.failed },
    ...FollowUpOutcome.options.map((outcome) => ({
      label: words.followUp.outcomes[outcome],
      how: say.outcomes,
      value: found.outcomes[outcome],
    })),
  ]
  return (
    <Section title={say.title}>
      <PeriodFields id="follow-up-numbers" {...period} onShow={(from, until) => setPeriod({ from, until })} />
      <ErrorSummary error={asked.error} />
      {rows && (
        <DataTable
          caption={say.title}
          columns={[
            { key: 'label', title: '', cell: ({ label }) => <Text fw={600}>{label}</Text> },
            { key: 'value', title: '', numeric: true, width: '6rem', cell: ({ value }) => say.count(value) },
            { key: 'how', title: '', cell: ({ how }) => <Text c="dimmed">{how}</Text> },
          ]}
          rows={rows}
          rowKey={({ label }) => label}
          empty={null}
        />
      )}
    </Section>
  )
}
