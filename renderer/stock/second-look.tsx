import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReceiptLine, ShelfProduct } from '../../shared/contract/stock.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { batchNumberOf } from '../../shared/rules/receipt.ts'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

/** When the same document number was entered before; null: never. */
export type DocumentSeen = { day: ClinicDay; lines: number } | null

/** Large, to be read against the packs: a wrong batch number is found here or never. */
export function SecondLook(props: {
  lines: readonly ReceiptLine[]
  document: string
  seen: DocumentSeen
  products: readonly ShelfProduct[]
  onBack: () => void
  onSave: () => Promise<void>
  /** Whether the error belongs to fields of the form, which is then shown instead. */
  onProblems: (error: unknown) => boolean
}) {
  const { lines, document, seen, products, onBack, onSave, onProblems } = props
  const [other, setOther] = useState(false)
  const say = words.stock.delivery
  const save = useMutation({ mutationFn: onSave, onError: (error) => onProblems(error) })
  return (
    <Section title={say.second}>
      <Stack>
        <ErrorSummary error={save.error} />
        {seen && (
          <StatusBar tone="warn" title={words.stockBook.seen(document, seen.day, seen.lines)}>
            {words.stockBook.seenHow}
            <Checkbox
              mt="sm"
              autoFocus
              label={words.stockBook.seenOther}
              checked={other}
              onChange={(event) => setOther(event.currentTarget.checked)}
            />
          </StatusBar>
        )}
        <Text>{say.secondLead}</Text>
        <Table className="ost-numbers" fz="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.batchNumber}</Table.Th>
              <Table.Th>{words.stock.columns.expiry}</Table.Th>
              <Table.Th>{say.product}</Table.Th>
              <Table.Th ta="right">{words.stock.columns.received}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => {
              const product = products.find(({ id }) => id === line.productId)
              if (!product) return null
              return (
                <Table.Tr key={`${line.productId} ${batchNumberOf(line.batchNumber)}`}>
                  <Table.Td fz={26} fw={700} style={{ letterSpacing: '0.06em' }}>
                    {batchNumberOf(line.batchNumber)}
                  </Table.Td>
                  <Table.Td fz={20} fw={600}>
                    <DateText day={line.expiryDay} />
                  </Table.Td>
                  <Table.Td>
                    <ProductName product={product} />
                  </Table.Td>
                  <Table.Td ta="right">
                    <strong>{words.stock.quantity(line.steps, product)}</strong>
                    <br />
                    {words.stock.amount(line.steps, product)}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
        <Group>
          <Button variant="default" onClick={onBack}>
            {say.change}
          </Button>
          <Button
            autoFocus={!seen}
            disabled={seen !== null && !other}
            onClick={() => save.mutate()}
            loading={save.isPending}
          >
            {say.save(lines.length)}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
