import { Table } from '@mantine/core'
import type { CountLine } from '../../shared/contract/counts.ts'
import { Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { words } from '../words/index.ts'

const say = words.counts

/** Book and count side by side, and why they differed. */
export function CountLines({ lines, title }: { lines: readonly CountLine[]; title: string }) {
  return (
    <Section title={title} flush>
      <Table className="ost-numbers" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.columns.product}</Table.Th>
            <Table.Th ta="right">{say.columns.book}</Table.Th>
            <Table.Th ta="right">{say.columns.counted}</Table.Th>
            <Table.Th ta="right">{say.columns.difference}</Table.Th>
            <Table.Th>{say.columns.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Th scope="row" fw={400}>
                <LineName line={line} />
              </Table.Th>
              <Table.Td ta="right">{words.stock.quantity(line.bookSteps, line.product)}</Table.Td>
              <Table.Td ta="right">
                <strong>{words.stock.quantity(line.countedSteps, line.product)}</strong>
              </Table.Td>
              <Table.Td ta="right" className="ost-nowrap">
                {say.difference(line.countedSteps - line.bookSteps, line.product)}
              </Table.Td>
              <Table.Td>{line.reason === null ? say.none : say.reason(line.reason)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

export function LineName({ line }: { line: Pick<CountLine, 'product' | 'batch'> }) {
  return (
    <>
      <ProductName product={line.product} />
      <br />
      {words.stock.batch.title(line.batch.batchNumber)}
    </>
  )
}
