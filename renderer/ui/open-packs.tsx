import { Alert, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Shelf, ShelfProduct } from '../../shared/contract/stock.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { ask, reasonsOf } from '../call.ts'
import { words } from '../words/index.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Section } from './page.tsx'
import { ProductName } from './product-name.tsx'
import { StatusBar, StatusMark } from './status-bar.tsx'
import { useRequestId } from './use-request-id.ts'

/** A liquid whose other strength is open today waits: nobody is asked to open it. */
export function isSetAside(product: ShelfProduct, shelf: Shelf): boolean {
  return product.openBatchId === null && otherStrengthOpen(product, shelf) !== undefined
}

function otherStrengthOpen(product: ShelfProduct, { products }: Shelf): ShelfProduct | undefined {
  if (product.form !== 'liquid') return undefined
  return products.find(
    (other) =>
      other.form === 'liquid' &&
      other.drug === product.drug &&
      other.id !== product.id &&
      other.openBatchId !== null,
  )
}

/** An open pack that ran empty is asked about again, for the next one is needed. */
export function wantsPack(product: ShelfProduct, shelf: Shelf): boolean {
  const open = product.batches.find(({ id }) => id === product.openBatchId)
  const usable = open !== undefined && open.balanceSteps > 0 && !isExpired(open, shelf.day)
  return !usable && product.proposedBatchId !== null && !isSetAside(product, shelf)
}

/**
 * The packs of the day, one product after the other: Enter opens the proposed one, an arrow and Enter another.
 * The counter shows it at the first dose, the stock screen whenever somebody asks.
 */
export function OpenPacks({ onAllOpen }: { onAllOpen?: () => void }) {
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  if (!shelf.data) return null
  const { products } = shelf.data
  const first = products.find((product) => wantsPack(product, shelf.data))
  return (
    <Stack>
      {products.map((product) => (
        <PackOf
          key={`${product.id} ${product.openBatchId}`}
          product={product}
          shelf={shelf.data}
          focus={product.id === first?.id}
          onOpened={(next) => {
            if (!next.products.some((other) => wantsPack(other, next))) onAllOpen?.()
          }}
        />
      ))}
    </Stack>
  )
}

interface PackProps {
  product: ShelfProduct
  shelf: Shelf
  focus: boolean
  onOpened: (shelf: Shelf) => void
}

function PackOf(props: PackProps) {
  const { product, shelf } = props
  const [choosing, setChoosing] = useState(false)
  const say = words.stock.packs
  const open = product.batches.find(({ id }) => id === product.openBatchId)
  const other = otherStrengthOpen(product, shelf)
  const asked = wantsPack(product, shelf) || choosing
  const others = product.batches.some(
    (batch) => batch.id !== open?.id && batch.balanceSteps > 0 && !isExpired(batch, shelf.day),
  )
  return (
    <Section>
      <Group justify="space-between" mb={asked ? 'sm' : 0}>
        <Text fz="lg" component="h2" m={0} fw={400}>
          <ProductName product={product} />
        </Text>
        {open && !asked && (
          <Group>
            <StatusMark tone="good">{say.opened(open.batchNumber)}</StatusMark>
            <Text>{say.left(words.stock.quantity(open.balanceSteps, product), open.expiryDay)}</Text>
          </Group>
        )}
        {!asked && others && (
          <Button variant="default" onClick={() => setChoosing(true)}>
            {open || !other ? say.another : say.instead}
          </Button>
        )}
      </Group>
      {other && !open && <Text c="dimmed">{say.setAside(other.strengthMicrograms)}</Text>}
      {product.nothingToOpen && !open && <StatusBar tone="warn" title={say.nothing[product.nothingToOpen]} />}
      {asked && <ChoosePack {...props} focus={props.focus || choosing} />}
    </Section>
  )
}

function ChoosePack({ product, shelf, focus, onOpened }: PackProps) {
  const say = words.stock.packs
  const cache = useQueryClient()
  const [requestId] = useRequestId()
  const [batchId, setBatchId] = useState(product.proposedBatchId)
  const [putAway, setPutAway] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const open = useMutation(
    ask.stock.openPack.mutationOptions({
      onSuccess: (next) => {
        cache.setQueryData(ask.stock.shelf.queryKey(), next)
        onOpened(next)
      },
    }),
  )
  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }, [focus])
  const submit = () => {
    if (batchId !== null && !open.isPending)
      open.mutate({ requestId, batchId, otherStrengthPutAway: putAway })
  }
  const asksAway =
    otherStrengthOpen(product, shelf) !== undefined || refusedFor(open.error, 'other_strength_open')
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event: KeyboardEvent<HTMLFormElement>) => {
        const { target } = event
        if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type !== 'radio') return
        event.preventDefault()
        if (!event.repeat) submit()
      }}
    >
      <Stack gap="sm">
        <ErrorSummary error={open.error} />
        <Radio.Group
          label={say.choose}
          value={String(batchId ?? '')}
          onChange={(value) => setBatchId(Number(value))}
        >
          <Stack gap={6} mt={6}>
            {product.batches.map((batch) => (
              <Radio
                key={batch.id}
                value={String(batch.id)}
                disabled={batch.balanceSteps <= 0 || isExpired(batch, shelf.day)}
                label={<BatchLabel product={product} batch={batch} shelf={shelf} />}
              />
            ))}
          </Stack>
        </Radio.Group>
        {asksAway && (
          <Alert color="amber">
            <Checkbox
              label={say.otherStrength}
              checked={putAway}
              onChange={(event) => setPutAway(event.currentTarget.checked)}
            />
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={open.isPending}>
            {say.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const refusedFor = (error: unknown, code: string): boolean =>
  Boolean(error) && reasonsOf(error).some((reason) => reason.code === code)

function BatchLabel(props: { product: ShelfProduct; batch: ShelfProduct['batches'][number]; shelf: Shelf }) {
  const { product, batch, shelf } = props
  const say = words.stock.packs
  const cannot = isExpired(batch, shelf.day)
    ? 'batch_expired'
    : batch.balanceSteps <= 0
      ? 'batch_empty'
      : null
  return (
    <span>
      <strong>{batch.batchNumber}</strong>
      {': '}
      {cannot
        ? say.cannot[cannot]
        : say.left(words.stock.quantity(batch.balanceSteps, product), batch.expiryDay)}
    </span>
  )
}
