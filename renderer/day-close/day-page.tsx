import { Table } from '@mantine/core'
import type { BookOfDay } from '../../shared/contract/day-close.ts'
import { unitsOf } from '../../shared/rules/quantity.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const MOVEMENTS = ['received', 'issued', 'returned', 'wasted', 'adjusted'] as const

/** As the paper page has it: before, in, out, left, in tablets or mL. */
export function DayPage({ stock }: { stock: readonly BookOfDay[] }) {
  const say = words.dayClose.page
  return (
    <Section title={say.title} flush>
      {stock.length === 0 ? (
        <EmptyState>{say.nothing}</EmptyState>
      ) : (
        <Table className="ost-numbers" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.product}</Table.Th>
              <Table.Th ta="right">{say.opening}</Table.Th>
              {MOVEMENTS.map((kind) => (
                <Table.Th key={kind} ta="right">
                  {words.stock.columns[kind]}
                </Table.Th>
              ))}
              <Table.Th ta="right">{say.book}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stock.map(({ product, batch, openingSteps, moved, bookSteps }) => (
              <Table.Tr key={batch.id}>
                <Table.Th scope="row" fw={400}>
                  <ProductName product={product} />
                  <br />
                  {words.stock.batch.title(batch.batchNumber)}
                </Table.Th>
                <Table.Td ta="right">{number(unitsOf(openingSteps, product))}</Table.Td>
                {MOVEMENTS.map((kind) => (
                  <Table.Td key={kind} ta="right">
                    {moved[kind] === 0 ? '–' : number(unitsOf(moved[kind], product))}
                  </Table.Td>
                ))}
                <Table.Td ta="right" className="ost-nowrap">
                  <strong>{words.stock.quantity(bookSteps, product)}</strong>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
