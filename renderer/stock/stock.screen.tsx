import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Moved, Shelf, ShelfBatch, ShelfProduct } from '../../shared/contract/stock.ts'
import { expiresSoon, isExpired } from '../../shared/rules/stock-balance.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { wantsPack } from '../ui/open-packs.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { OutlookSection, useOutlook } from './outlook.tsx'
import { StockRooms } from './stock-rooms.tsx'

/** What is on the shelf: per product and batch, with the day's movements. */
export function StockScreen() {
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  const stage = clinicDay ? 'day' : 'staff'
  const mayReceive = whoMay('stock.receive', { stage, role }).allowed
  const mayOpen = whoMay('stock.open_pack', { stage, role }).allowed
  const say = words.stock
  useKey('f6', say.keys.receive, () => go('/stock/receive'), { enabled: mayReceive })
  useKey('f7', say.keys.openPacks, () => go('/stock/packs'), { enabled: mayOpen })
  if (!shelf.data) return <Loading />
  const { products } = shelf.data
  const toOpen = mayOpen ? products.filter((product) => wantsPack(product, shelf.data)).length : 0
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          {mayReceive && products.some(({ mayHaveOpeningStock }) => mayHaveOpeningStock) && (
            <Button variant="default" onClick={() => go('/stock/opening')}>
              {say.opening}
            </Button>
          )}
          {mayOpen && (
            <Button variant="default" onClick={() => go('/stock/packs')} rightSection={<KeyHint keys="f7" />}>
              {say.openPacks}
            </Button>
          )}
          {mayReceive && (
            <Button
              onClick={() => go('/stock/receive')}
              rightSection={
                <span className="ost-dark">
                  <KeyHint keys="f6" />
                </span>
              }
            >
              {say.receive}
            </Button>
          )}
        </>
      }
    >
      <StockRooms stage={stage} role={role} />
      {toOpen > 0 && <StatusBar tone="due" title={say.packs.ask(toOpen)} />}
      {products.length === 0 && (
        <Section>
          <EmptyState>{say.noProducts}</EmptyState>
        </Section>
      )}
      {products.map((product) => (
        <ProductSection key={product.id} product={product} shelf={shelf.data} />
      ))}
      <OutlookSection />
    </Page>
  )
}

function ProductSection({ product, shelf }: { product: ShelfProduct; shelf: Shelf }) {
  const say = words.stock
  const total = product.batches.reduce((sum, { balanceSteps }) => sum + balanceSteps, 0)
  const use = useOutlook()?.products.find(({ productId }) => productId === product.id)
  const perDay = Math.round(use?.perDaySteps ?? 0)
  return (
    <Section flush>
      <Group justify="space-between" p="md" pb={product.batches.length === 0 ? 'md' : 'xs'}>
        <Text component="h2" m={0} fz="lg" fw={400}>
          <ProductName product={product} />
        </Text>
        {product.batches.length === 0 ? (
          <Text c="dimmed">{say.none}</Text>
        ) : (
          <Text>
            <strong className="ost-numbers">{say.total(total, product)}</strong>
            {' · '}
            {say.base(total, product)}
            {perDay > 0 && ` · ${words.stockBook.outlook.perDay(say.quantity(perDay, product))}`}
            {use &&
              use.inBoxesSteps > 0 &&
              ` · ${words.stockBook.outlook.inBoxes(say.quantity(use.inBoxesSteps, product))}`}
          </Text>
        )}
      </Group>
      {product.batches.length > 0 && (
        <Table className="ost-numbers" layout="fixed" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.columns.batch}</Table.Th>
              <Table.Th>{say.columns.expiry}</Table.Th>
              <Table.Th>{say.columns.state}</Table.Th>
              <Table.Th ta="right">{say.columns.balance}</Table.Th>
              <Table.Th pl="xl">{say.columns.today}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {product.batches.map((batch) => (
              <BatchRow key={batch.id} batch={batch} product={product} shelf={shelf} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

function BatchRow({ batch, product, shelf }: { batch: ShelfBatch; product: ShelfProduct; shelf: Shelf }) {
  const say = words.stock
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor href={`#/stock/batches/${batch.id}`} fw={600}>
          {batch.batchNumber}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <DateText day={batch.expiryDay} />
      </Table.Td>
      <Table.Td>
        <BatchState batch={batch} product={product} shelf={shelf} />
      </Table.Td>
      <Table.Td ta="right">
        <strong>{say.quantity(batch.balanceSteps, product)}</strong>
        <br />
        {say.amount(batch.balanceSteps, product)}
      </Table.Td>
      <Table.Td pl="xl">
        <Movements moved={batch.moved} product={product} />
      </Table.Td>
    </Table.Tr>
  )
}

function BatchState({ batch, product, shelf }: { batch: ShelfBatch; product: ShelfProduct; shelf: Shelf }) {
  const say = words.stock.states
  const unused = useOutlook()?.expiring.find(({ batchId }) => batchId === batch.id)
  const soon = batch.balanceSteps > 0 ? expiresSoon(batch, shelf.day, shelf.expiryWarnDays) : null
  const isOpen = product.openBatchId === batch.id
  const isNext = product.proposedBatchId === batch.id && wantsPack(product, shelf)
  if (isExpired(batch, shelf.day) && batch.balanceSteps > 0)
    return <StatusMark tone="stop">{say.expired}</StatusMark>
  return (
    <>
      {batch.balanceSteps <= 0 && <StatusMark tone="quiet">{say.usedUp}</StatusMark>}
      {batch.balanceSteps > 0 && isOpen && <StatusMark tone="good">{say.open}</StatusMark>}
      {isNext && <StatusMark tone="due">{say.next}</StatusMark>}
      {soon !== null && (
        <div>
          <StatusMark tone="warn">{say.expires(soon)}</StatusMark>
        </div>
      )}
      {unused !== undefined && (
        <div>
          <StatusMark tone="warn">
            {words.stockBook.outlook.leftAtExpiry(words.stock.quantity(unused.leftSteps, product))}
          </StatusMark>
        </div>
      )}
    </>
  )
}

const MOVEMENTS = ['received', 'issued', 'returned', 'wasted', 'sentOut', 'adjusted'] as const

/** Only what moved today is said; a quiet dash says that nothing did. */
function Movements({ moved, product }: { moved: Moved; product: ShelfProduct }) {
  const say = words.stock
  const shown = MOVEMENTS.filter((kind) => moved[kind] !== 0)
  if (shown.length === 0) return <Text c="dimmed">–</Text>
  return (
    <>
      {shown.map((kind) => (
        <div key={kind}>
          {say.columns[kind]}:{' '}
          <span className="ost-nowrap">
            {kind === 'adjusted'
              ? say.batch.changed(moved[kind], product)
              : say.quantity(moved[kind], product)}
          </span>
        </div>
      ))}
    </>
  )
}
