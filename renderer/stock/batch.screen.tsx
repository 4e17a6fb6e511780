import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ShelfBatch, ShelfProduct } from '../../shared/contract/stock.ts'
import { expiresSoon, isExpired } from '../../shared/rules/stock-balance.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { ProductName } from '../ui/product-name.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { BatchBook } from './batch-book.tsx'
import { CountForm } from './count.form.tsx'
import { WasteForm } from './waste.form.tsx'

/** One batch: what is left, its book, and the two acts that correct it. */
export function BatchScreen() {
  const batchId = Number(useParams().id)
  const found = useQuery(ask.stockBook.batch.queryOptions({ input: { batchId } }))
  const [, go] = useLocation()
  const back = (
    <Button variant="default" onClick={() => go('/stock')}>
      {words.stock.batch.back}
    </Button>
  )
  if (found.isError)
    return (
      <Page title={words.stock.title} actions={back}>
        <Section>
          <EmptyState>{words.stock.batch.notOnShelf}</EmptyState>
        </Section>
      </Page>
    )
  if (!found.data) return <Loading />
  const { batch, day, expiryWarnDays } = found.data
  const product: ShelfProduct = { ...found.data.product, batches: [batch] }
  return (
    <Page
      title={words.stock.batch.title(batch.batchNumber)}
      lead={<ProductName product={product} />}
      actions={back}
    >
      <OneBatch key={batchId} batch={batch} product={product} day={day} expiryWarnDays={expiryWarnDays} />
      <BatchBook batchId={batchId} product={product} />
    </Page>
  )
}

function OneBatch({
  batch,
  product,
  day,
  expiryWarnDays,
}: {
  batch: ShelfBatch
  product: ShelfProduct
  day: ShelfBatch['expiryDay']
  expiryWarnDays: number
}) {
  const [form, setForm] = useState<'waste' | 'count' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  const stage = clinicDay ? 'day' : 'staff'
  const mayWaste = whoMay('stock.waste', { stage, role }).allowed && batch.balanceSteps > 0
  const mayCount = whoMay('stock.adjust', { stage, role }).allowed
  const say = words.stock
  const open = (which: 'waste' | 'count') => {
    setDone(null)
    setForm(which)
  }
  useKey('f6', say.keys.count, () => open('count'), { enabled: mayCount && form === null })
  useKey('f7', say.keys.waste, () => open('waste'), { enabled: mayWaste && form === null })
  const close = (sentence: string | null) => {
    setForm(null)
    setDone(sentence)
  }
  const soon = batch.balanceSteps > 0 ? expiresSoon(batch, day, expiryWarnDays) : null
  return (
    <>
      <Section>
        <Stack>
          {done && <StatusBar tone="good" live title={done} />}
          {isExpired(batch, day) && <StatusBar tone="stop" title={say.batch.expiredOn(batch.expiryDay)} />}
          {soon !== null && <StatusBar tone="warn" title={say.states.expires(soon)} />}
          <Group justify="space-between" align="flex-end">
            <div>
              <Text className="ost-numbers" fz={28} fw={700} lh={1.3}>
                {say.quantity(batch.balanceSteps, product)}
              </Text>
              <Text className="ost-numbers">
                {say.amount(batch.balanceSteps, product)} · {say.base(batch.balanceSteps, product)} ·{' '}
                {say.batch.useUntil(batch.expiryDay)}
              </Text>
            </div>
            <Group>
              {mayCount && form === null && (
                <Button variant="default" onClick={() => open('count')} rightSection={<KeyHint keys="f6" />}>
                  {say.count.title}
                </Button>
              )}
              {mayWaste && form === null && (
                <Button variant="default" onClick={() => open('waste')} rightSection={<KeyHint keys="f7" />}>
                  {say.waste.title}
                </Button>
              )}
            </Group>
          </Group>
        </Stack>
      </Section>
      {form === 'waste' && <WasteForm batch={batch} product={product} onClose={close} />}
      {form === 'count' && <CountForm batch={batch} product={product} onClose={close} />}
    </>
  )
}
