import { Button, Group, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { BatchEntry, ShelfProduct } from '../../shared/contract/stock.ts'
import { ask } from '../call.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

/** Everything that ever moved of one batch, newest first, with what was left after it. */
export function BatchBook({ batchId, product }: { batchId: number; product: ShelfProduct }) {
  const pages = useInfiniteQuery(
    ask.stock.entries.infiniteOptions({
      input: (before: number | null) => ({ batchId, before }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.id ?? null) : null),
    }),
  )
  const say = words.stock.batch
  if (!pages.data) return null
  const entries = pages.data.pages.flatMap((page) => page.entries)
  return (
    <Section title={say.book} flush>
      {entries.length === 0 ? (
        <EmptyState>{say.bookEmpty}</EmptyState>
      ) : (
        <Table className="ost-numbers" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.columns.when}</Table.Th>
              <Table.Th>{say.columns.what}</Table.Th>
              <Table.Th>{say.columns.why}</Table.Th>
              <Table.Th>{say.columns.who}</Table.Th>
              <Table.Th ta="right">{say.columns.change}</Table.Th>
              <Table.Th ta="right">{say.columns.after}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} product={product} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {pages.hasNextPage && (
        <Group justify="center" p="md">
          <Button variant="default" onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            {say.older}
          </Button>
        </Group>
      )}
    </Section>
  )
}

function EntryRow({ entry, product }: { entry: BatchEntry; product: ShelfProduct }) {
  const { timeZone } = useSite()
  const say = words.stock.batch
  return (
    <Table.Tr>
      <Table.Td className="ost-nowrap">{dayAndTime(entry.at, timeZone)}</Table.Td>
      <Table.Td>{say.kinds[entry.kind]}</Table.Td>
      <Table.Td>{say.why(entry)}</Table.Td>
      <Table.Td>
        {entry.approverName === null ? entry.staffName : say.withSecond(entry.staffName, entry.approverName)}
        {entry.countersignOwed && (
          <Text component="div">
            <StatusMark tone="warn">{say.owed}</StatusMark>
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className="ost-nowrap">
        {say.changed(entry.steps, product)}
      </Table.Td>
      <Table.Td ta="right" className="ost-nowrap">
        <strong>{words.stock.quantity(entry.balanceAfterSteps, product)}</strong>
      </Table.Td>
    </Table.Tr>
  )
}
