import { Text, Title } from '@mantine/core'
import type { MonthView } from '../../shared/contract/returns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { figureInWords } from '../ui/figure-words.ts'
import { ledgerColumns } from '../ui/ledger-columns.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.returns.changed

/** As sent, now, and by which lines of the ledger: the return itself stays as it was. */
export function Differences({ view: { differences, lines } }: { view: MonthView }) {
  const { timeZone } = useSite()
  if (differences.length === 0) return <StatusBar tone="good" title={say.nothing} />
  return (
    <Section title={say.title} flush>
      <Text px="md">{say.lead}</Text>
      <DataTable
        caption={say.caption}
        rows={differences}
        rowKey={({ indicator, cell }) => `${indicator} ${cell}`}
        empty={null}
        columns={[
          {
            key: 'figure',
            title: say.head.figure,
            cell: ({ indicator, cell }) => figureInWords(indicator, cell),
          },
          { key: 'sent', title: say.head.sent, numeric: true, cell: ({ sent }) => say.value(sent) },
          {
            key: 'now',
            title: say.head.now,
            numeric: true,
            cell: ({ now }) => <strong>{say.value(now)}</strong>,
          },
          {
            key: 'difference',
            title: say.head.difference,
            numeric: true,
            cell: ({ sent, now }) =>
              say.difference((now?.count ?? 0) - (sent?.count ?? 0), (now?.of ?? 0) - (sent?.of ?? 0)),
          },
        ]}
      />
      <Title order={3} px="md" pt="lg">
        {say.lines}
      </Title>
      <DataTable
        caption={say.lines}
        rows={lines}
        rowKey={({ seq }) => seq}
        empty={<Text>{say.noLines}</Text>}
        columns={ledgerColumns(timeZone)}
      />
    </Section>
  )
}
