import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { PeriodFields } from '../ui/period-fields.tsx'
import { words } from '../words/index.ts'

const say = words.referrals.numbers

/** Referred, went, result known: for each purpose, of those referred in the period. */
export function Numbers({ today }: { today: ClinicDay }) {
  const [period, setPeriod] = useState({ from: `${today.slice(0, 8)}01` as ClinicDay, until: today })
  const asked = useQuery(ask.referrals.numbers.queryOptions({ input: period, staleTime: 0 }))
  const rows = asked.data
    ? [
        ...asked.data.byPurpose.map(({ purpose, ...row }) => ({
          label: words.referrals.purposes[purpose],
          ...row,
        })),
        { label: say.all, ...asked.data.all },
      ]
    : []
  return (
    <Section title={say.title}>
      <PeriodFields id="referral-numbers" {...period} onShow={(from, until) => setPeriod({ from, until })} />
      <Text c="dimmed" my="sm">
        {say.lead}
      </Text>
      <ErrorSummary error={asked.error} />
      {asked.data && (
        <DataTable
          caption={say.title}
          rows={rows.length === 1 ? [] : rows}
          rowKey={({ label }) => label}
          empty={<EmptyState>{say.none}</EmptyState>}
          columns={[
            { key: 'purpose', title: say.columns.purpose, cell: ({ label }) => label },
            { key: 'referred', title: say.columns.referred, numeric: true, cell: ({ referred }) => referred },
            { key: 'attended', title: say.columns.attended, numeric: true, cell: ({ attended }) => attended },
            {
              key: 'result',
              title: say.columns.resultKnown,
              numeric: true,
              cell: ({ resultKnown }) => resultKnown,
            },
          ]}
        />
      )}
    </Section>
  )
}
