import { Text, Title } from '@mantine/core'
import type { ReturnBody } from '../../shared/records/monthly-return.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { hiddenFigures, rowsOfSection, sectionsOf } from './figure-rows.ts'

const say = words.returns.one

/** The figures as they stand in the signed text. */
export function Figures({ body: { figures } }: { body: ReturnBody }) {
  return (
    <Section title={say.figures} flush>
      {sectionsOf(figures).map((section) => {
        const { title } = words.reports.sections[section]
        return (
          <div key={section}>
            <Title order={3} px="md" pt="md">
              {title}
            </Title>
            <DataTable
              caption={title}
              rows={rowsOfSection(figures, section)}
              rowKey={({ key }) => key}
              empty={null}
              columns={[
                { key: 'title', title: say.head.indicator, cell: (row) => row.title },
                { key: 'part', title: say.head.part, cell: (row) => row.part },
                { key: 'count', title: say.head.count, numeric: true, cell: (row) => row.count },
                { key: 'of', title: say.head.of, numeric: true, cell: (row) => row.of },
                { key: 'share', title: say.head.share, numeric: true, cell: (row) => row.share },
              ]}
            />
          </div>
        )
      })}
      <Text c="dimmed" p="md">
        {say.zeros(hiddenFigures(figures))}
      </Text>
    </Section>
  )
}
