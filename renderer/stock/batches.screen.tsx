import { Anchor, Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { BatchOnRecord } from '../../shared/contract/stock-book.ts'
import { batchNumberOf } from '../../shared/rules/receipt.ts'
import { ask } from '../call.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.stockBook.batches

/** Every batch ever received: the way to the book of one that was used up long ago. */
export function BatchesScreen() {
  const batches = useQuery(ask.stockBook.batches.queryOptions())
  const [filter, setFilter] = useState('')
  const [, go] = useLocation()
  const wanted = batchNumberOf(filter)
  const shown = useMemo(
    () => batches.data?.filter(({ batchNumber }) => batchNumber.includes(wanted)) ?? [],
    [batches.data, wanted],
  )
  if (!batches.data) return <Loading />
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button variant="default" onClick={() => go('/stock')}>
          {words.stock.batch.back}
        </Button>
      }
    >
      <TextInput
        label={say.filter}
        value={filter}
        w={320}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      <Section flush>
        <TableNote>{say.shown(shown.length, batches.data.length)}</TableNote>
        <DataTable
          caption={say.caption}
          columns={COLUMNS}
          rows={shown}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(`/stock/batches/${id}`)}
          empty={<EmptyState>{batches.data.length === 0 ? say.none : say.noneFits}</EmptyState>}
          virtualHeight="65vh"
        />
      </Section>
    </Page>
  )
}

const COLUMNS: readonly Column<BatchOnRecord>[] = [
  {
    key: 'batch',
    title: say.columns.batch,
    cell: ({ id, batchNumber }) => (
      <Anchor href={`#/stock/batches/${id}`} fw={600} tabIndex={-1}>
        {batchNumber}
      </Anchor>
    ),
  },
  { key: 'product', title: say.columns.product, cell: ({ product }) => <ProductName product={product} /> },
  { key: 'expiry', title: say.columns.expiry, cell: ({ expiryDay }) => <DateText day={expiryDay} /> },
  {
    key: 'received',
    title: say.columns.received,
    numeric: true,
    cell: ({ receivedSteps, product }) => words.stock.quantity(receivedSteps, product),
  },
  {
    key: 'left',
    title: say.columns.left,
    numeric: true,
    cell: ({ balanceSteps, product }) =>
      balanceSteps === 0 ? (
        <StatusMark tone="quiet">{say.usedUp}</StatusMark>
      ) : (
        <strong>{words.stock.quantity(balanceSteps, product)}</strong>
      ),
  },
  { key: 'from', title: say.columns.from, cell: ({ firstDay }) => <DateText day={firstDay} /> },
  { key: 'to', title: say.columns.to, cell: ({ lastDay }) => <DateText day={lastDay} /> },
]
