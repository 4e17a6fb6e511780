import { Table, Text } from '@mantine/core'
import type { BoxBook, BoxEntry } from '../../shared/contract/boxes.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { DateText } from '../ui/date-field.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.boxes.box

/** What is in the box now. */
export function BoxBatches({ box }: { box: BoxBook }) {
  return (
    <Table className="ost-numbers" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.columns.batch}</Table.Th>
          <Table.Th>{say.columns.product}</Table.Th>
          <Table.Th>{say.columns.expiry}</Table.Th>
          <Table.Th ta="right">{say.columns.quantity}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {box.batches.map(({ id, batchNumber, product, expiryDay, steps }) => (
          <Table.Tr key={id}>
            <Table.Td fw={600}>{batchNumber}</Table.Td>
            <Table.Td>
              <ProductName product={product} />
            </Table.Td>
            <Table.Td>
              <DateText day={expiryDay} />{' '}
              {isExpired({ expiryDay }, box.today) && (
                <StatusMark tone="stop">{words.stock.states.expired}</StatusMark>
              )}
            </Table.Td>
            <Table.Td ta="right">
              <strong>{words.stock.quantity(steps, product)}</strong>
              <br />
              {words.stock.amount(steps, product)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** What was done, for whom or why: the kind, the client's number, the reason. */
export function whatOf({ kind, registerNumber, reason }: BoxEntry): string {
  const parts = [
    say.kinds[kind],
    registerNumber === null ? '' : say.client(registerNumber),
    reason === null ? '' : words.stock.batch.reason(reason),
  ]
  return parts.filter(Boolean).join(', ')
}

/** The book of the box, newest first. */
export function BoxEntries({ box }: { box: BoxBook }) {
  const { timeZone } = useSite()
  const columns = words.stock.batch.columns
  return (
    <Table className="ost-numbers" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.when}</Table.Th>
          <Table.Th>{say.columns.batch}</Table.Th>
          <Table.Th>{columns.what}</Table.Th>
          <Table.Th>{columns.who}</Table.Th>
          <Table.Th ta="right">{columns.change}</Table.Th>
          <Table.Th ta="right">{columns.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {box.entries.toReversed().map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td className="ost-nowrap">{dayAndTime(entry.at, timeZone)}</Table.Td>
            <Table.Td>
              <strong>{entry.batchNumber}</strong> {entry.product.drug} {words.stock.strength(entry.product)}
            </Table.Td>
            <Table.Td>{whatOf(entry)}</Table.Td>
            <Table.Td>
              {entry.approverName === null
                ? entry.staffName
                : words.stock.batch.withSecond(entry.staffName, entry.approverName)}
              {entry.countersignOwed && (
                <Text component="div">
                  <StatusMark tone="warn">{words.stock.batch.owed}</StatusMark>
                </Text>
              )}
            </Table.Td>
            <Table.Td ta="right" className="ost-nowrap">
              {words.stock.batch.changed(entry.steps, entry.product)}
            </Table.Td>
            <Table.Td ta="right" className="ost-nowrap">
              <strong>{words.stock.quantity(entry.balanceAfterSteps, entry.product)}</strong>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
