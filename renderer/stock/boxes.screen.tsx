import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Box } from '../../shared/contract/boxes.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.boxes

/** The camp boxes: little stores with a book of their own. */
export function BoxesScreen() {
  const boxes = useQuery(ask.boxes.list.queryOptions())
  const [, go] = useLocation()
  const [opening, setOpening] = useState(false)
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  const mayOpen = whoMay('box.open', { stage: clinicDay ? 'day' : 'staff', role }).allowed
  useKey('f6', say.open, () => setOpening(true), { enabled: mayOpen && !opening })
  if (boxes.isError) return <FailedPage title={say.title} error={boxes.error} />
  if (!boxes.data) return <Loading />
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" onClick={() => go('/stock')}>
            {words.stock.batch.back}
          </Button>
          {mayOpen && !opening && (
            <Button onClick={() => setOpening(true)} rightSection={<OnDark keys="f6" />}>
              {say.open}
            </Button>
          )}
        </>
      }
    >
      {opening && <OpenBox onClose={() => setOpening(false)} />}
      <Section flush>
        <DataTable
          caption={say.caption}
          columns={COLUMNS}
          rows={boxes.data}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(`/stock/boxes/${id}`)}
          empty={<EmptyState>{say.none}</EmptyState>}
        />
      </Section>
    </Page>
  )
}

export const OnDark = ({ keys }: { keys: string }) => (
  <span className="ost-dark">
    <KeyHint keys={keys} />
  </span>
)

const COLUMNS: readonly Column<Box>[] = [
  {
    key: 'name',
    title: say.columns.box,
    cell: ({ id, name }) => (
      <Anchor href={`#/stock/boxes/${id}`} fw={600} tabIndex={-1}>
        {name}
      </Anchor>
    ),
  },
  { key: 'purpose', title: say.columns.purpose, cell: ({ purpose }) => purpose },
  {
    key: 'state',
    title: say.columns.state,
    cell: ({ openedDay, closedDay }) =>
      closedDay === null ? (
        <StatusMark tone="good">{say.openedOn(openedDay)}</StatusMark>
      ) : (
        <StatusMark tone="quiet">{say.closedOn(closedDay)}</StatusMark>
      ),
  },
  {
    key: 'holds',
    title: say.columns.holds,
    cell: ({ batches }) =>
      batches.length === 0
        ? say.empty
        : batches.map(({ id, batchNumber, steps, product }) => (
            <div key={id}>
              {words.stock.quantity(steps, product)} {product.drug} {words.stock.strength(product)} (
              {batchNumber})
            </div>
          )),
  },
]

function OpenBox({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState('')
  const [requestId] = useRequestId()
  const [, go] = useLocation()
  const cache = useQueryClient()
  const open = useMutation(
    ask.boxes.open.mutationOptions({
      onSuccess: async (box) => {
        await cache.invalidateQueries({ queryKey: ask.boxes.key() })
        go(`/stock/boxes/${box.id}`)
      },
    }),
  )
  return (
    <Section title={say.open}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() && purpose.trim()) open.mutate({ requestId, name, purpose })
        }}
      >
        <Stack>
          <ErrorSummary error={open.error} />
          <Group align="flex-start">
            <TextInput
              label={say.name}
              description={say.nameHow}
              required
              autoFocus
              maxLength={40}
              w={320}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={say.purpose}
              description={say.purposeHow}
              required
              maxLength={100}
              w={480}
              autoComplete="off"
              value={purpose}
              onChange={(event) => setPurpose(event.currentTarget.value)}
            />
          </Group>
          <Group>
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
