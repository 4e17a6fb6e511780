import { Table } from '@mantine/core'
import type { CountView } from '../../shared/contract/counts.ts'
import type { BookOfDay } from '../../shared/contract/day-close.ts'
import { unitsOf } from '../../shared/rules/quantity.ts'
import { EmptyState, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.dayClose.page
export const MOVEMENTS = ['received', 'issued', 'returned', 'wasted', 'sentOut', 'adjusted'] as const
export const MOVEMENT_NAMES = { ...words.stock.columns, sentOut: say.sentOut } as const

/** What a count found of a batch, in steps; null where it was not counted. */
export function countedOf(count: CountView | null, batchId: number): number | null {
  return count?.lines.find(({ batch }) => batch.id === batchId)?.countedSteps ?? null
}

/** As the paper page has it: before, in, out, left, in tablets or mL, and what was counted. */
export function DayPage(props: {
  stock: readonly BookOfDay[]
  opening: CountView | null
  closing: CountView | null
  /** Who still counts is not told what the book says. */
  blind?: boolean
}) {
  const { stock, opening, closing, blind = false } = props
  const shown = MOVEMENTS.filter(
    (kind) => (kind !== 'sentOut' && kind !== 'returned') || stock.some(({ moved }) => moved[kind] !== 0),
  )
  return (
    <Section title={say.title} flush>
      {stock.length === 0 || blind ? (
        <EmptyState>{blind ? say.blind : say.nothing}</EmptyState>
      ) : (
        <Table className="ost-numbers" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.product}</Table.Th>
              <Table.Th ta="right">{say.opening}</Table.Th>
              {opening && <Table.Th ta="right">{say.countedBefore}</Table.Th>}
              {shown.map((kind) => (
                <Table.Th key={kind} ta="right">
                  {MOVEMENT_NAMES[kind]}
                </Table.Th>
              ))}
              <Table.Th ta="right">{say.book}</Table.Th>
              {closing && <Table.Th ta="right">{say.countedAfter}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stock.map((line) => {
              const { product, batch, openingSteps, moved, bookSteps } = line
              const units = (steps: number | null) => (steps === null ? '–' : number(unitsOf(steps, product)))
              return (
                <Table.Tr key={batch.id}>
                  <Table.Th scope="row" fw={400}>
                    <ProductName product={product} />
                    <br />
                    {words.stock.batch.title(batch.batchNumber)}
                  </Table.Th>
                  <Table.Td ta="right">{units(openingSteps)}</Table.Td>
                  {opening && <Table.Td ta="right">{units(countedOf(opening, batch.id))}</Table.Td>}
                  {shown.map((kind) => (
                    <Table.Td key={kind} ta="right">
                      {moved[kind] === 0 ? '–' : units(moved[kind])}
                    </Table.Td>
                  ))}
                  <Table.Td ta="right" className="ost-nowrap">
                    <strong>{words.stock.quantity(bookSteps, product)}</strong>
                  </Table.Td>
                  {closing && <Table.Td ta="right">{units(countedOf(closing, batch.id))}</Table.Td>}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
