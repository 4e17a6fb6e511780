import { Table } from '@mantine/core'
import type { OutcomeCount } from '../../shared/contract/day-close.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const sum = (counts: readonly OutcomeCount[], of: (count: OutcomeCount) => number): number =>
  counts.reduce((total, count) => total + of(count), 0)

/** How the day's doses ended; the last line is the sum of those above it. */
export function DayCounts({ counts }: { counts: readonly OutcomeCount[] }) {
  const say = words.dayClose.counts
  const cells = (due: number, other: number) => (
    <>
      <Table.Td ta="right">{number(due)}</Table.Td>
      <Table.Td ta="right">{number(other)}</Table.Td>
      <Table.Td ta="right">
        <strong>{number(due + other)}</strong>
      </Table.Td>
    </>
  )
  return (
    <Section title={say.title} flush>
      {counts.length === 0 ? (
        <EmptyState>{say.nobody}</EmptyState>
      ) : (
        <Table className="ost-numbers" layout="fixed" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="46%">{say.outcome}</Table.Th>
              <Table.Th ta="right">{say.due}</Table.Th>
              <Table.Th ta="right">{say.other}</Table.Th>
              <Table.Th ta="right">{say.total}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {counts.map(({ outcome, due, other }) => (
              <Table.Tr key={outcome}>
                <Table.Th scope="row" fw={400}>
                  {say.outcomes[outcome]}
                </Table.Th>
                {cells(due, other)}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr fw={700}>
              <Table.Th scope="row">{say.sum}</Table.Th>
              {cells(
                sum(counts, ({ due }) => due),
                sum(counts, ({ other }) => other),
              )}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
    </Section>
  )
}
