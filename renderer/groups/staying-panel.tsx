import { Stack, Text } from '@mantine/core'
import type { GroupYearView } from '../../shared/contract/group-views.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'

const say = words.groups.staying

/** Whether people keep coming, and what the doses look like beside it: of the group, never of one person. */
export function StayingPanel({ data }: { data: GroupYearView }) {
  const sides = (['with', 'without'] as const).map((side) => ({ side, ...data.doses[side] }))
  return (
    <Stack gap="lg">
      <Section title={say.title}>
        <Text mb="sm">{say.lead}</Text>
        <DataTable
          caption={say.title}
          rows={data.retention}
          rowKey={({ weeks }) => weeks}
          empty={null}
          columns={[
            { key: 'weeks', title: say.columns.weeks, cell: ({ weeks }) => say.weeks(weeks) },
            {
              key: 'still',
              title: say.columns.still,
              cell: ({ stillCame, people }) =>
                stillCame === null ? say.tooFew : say.still(stillCame, people),
            },
          ]}
        />
      </Section>
      <Section title={say.doses}>
        <Text mb="sm" maw={900}>
          {say.dosesLead}
        </Text>
        <DataTable
          caption={say.doses}
          rows={sides}
          rowKey={({ side }) => side}
          empty={null}
          columns={[
            { key: 'side', title: say.doseColumns.months, cell: ({ side }) => say[side] },
            {
              key: 'median',
              title: say.doseColumns.median,
              cell: ({ medianTenths }) => (medianTenths === null ? say.tooFew : say.days(medianTenths)),
            },
            {
              key: 'people',
              title: say.doseColumns.people,
              numeric: true,
              cell: ({ medianTenths, people }) => (medianTenths === null ? '' : people),
            },
            {
              key: 'months',
              title: say.doseColumns.count,
              numeric: true,
              cell: ({ medianTenths, months }) => (medianTenths === null ? '' : months),
            },
          ]}
        />
        <Text mt="sm" maw={900}>
          {say.caution}
        </Text>
      </Section>
    </Stack>
  )
}
