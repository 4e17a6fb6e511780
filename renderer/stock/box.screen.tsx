import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { BoxBook } from '../../shared/contract/boxes.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { BoxBatches, BoxEntries } from './box-book.tsx'
import { BoxCountForm } from './box-count.form.tsx'
import { BoxFillForm } from './box-fill.form.tsx'
import { BoxPaper } from './box-paper.tsx'
import { BoxWasteForm } from './box-waste.form.tsx'

const say = words.boxes.box

/** One camp box: what is in it, its book, and what may be done with it. */
export function BoxScreen() {
  const boxId = Number(useParams().id)
  const book = useQuery(ask.boxes.book.queryOptions({ input: { boxId } }))
  const [, go] = useLocation()
  const back = (
    <Button variant="default" onClick={() => go('/stock/boxes')}>
      {say.back}
    </Button>
  )
  if (book.isError)
    return (
      <Page title={words.boxes.title} actions={back}>
        <ErrorSummary error={book.error} />
      </Page>
    )
  if (!book.data) return <Loading />
  const { name, purpose, openedDay, closedDay } = book.data
  const state = closedDay === null ? words.boxes.openedOn(openedDay) : words.boxes.closedOn(closedDay)
  return (
    <Page title={name} lead={`${purpose} · ${state}`} actions={back}>
      <OneBox key={boxId} box={book.data} />
    </Page>
  )
}

type Form = 'fill' | 'count' | 'bring' | 'waste'

function OneBox({ box }: { box: BoxBook }) {
  const [form, setForm] = useState<Form | 'close' | 'paper' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  const cache = useQueryClient()
  const stage = clinicDay ? 'day' : 'staff'
  const mayFill = box.closedDay === null && whoMay('box.fill', { stage, role }).allowed
  const holds = box.batches.length > 0
  const open = (which: typeof form) => {
    setDone(null)
    setForm(which)
  }
  const idle = form === null
  useKey('f6', say.putIn, () => open('fill'), { enabled: mayFill && idle })
  useKey('f7', say.bring, () => open('bring'), { enabled: mayFill && holds && idle })
  useKey('f8', say.count, () => open('count'), { enabled: mayFill && holds && idle })
  const finish = async (next: BoxBook | null, sentence: string | null) => {
    if (next) {
      cache.setQueryData(ask.boxes.book.queryKey({ input: { boxId: box.id } }), next)
      const touched = [ask.boxes.list.key(), ask.stock.key(), ask.stockBook.key()]
      await Promise.all(touched.map((queryKey) => cache.invalidateQueries({ queryKey })))
    }
    setForm(null)
    setDone(sentence)
  }
  return (
    <>
      {done && <StatusBar tone="good" live title={done} />}
      {idle && (
        <Group>
          {mayFill && (
            <Button variant="default" onClick={() => open('fill')} rightSection={<KeyHint keys="f6" />}>
              {say.putIn}
            </Button>
          )}
          {mayFill && holds && (
            <>
              <Button variant="default" onClick={() => open('bring')} rightSection={<KeyHint keys="f7" />}>
                {say.bring}
              </Button>
              <Button variant="default" onClick={() => open('count')} rightSection={<KeyHint keys="f8" />}>
                {say.count}
              </Button>
              <Button variant="default" onClick={() => open('waste')}>
                {say.waste}
              </Button>
            </>
          )}
          {mayFill && !holds && (
            <Button variant="default" onClick={() => open('close')}>
              {say.close}
            </Button>
          )}
          <Button variant="default" onClick={() => open('paper')}>
            {say.print}
          </Button>
        </Group>
      )}
      {form === 'fill' && <BoxFillForm box={box} onClose={finish} />}
      {(form === 'count' || form === 'bring') && (
        <BoxCountForm box={box} takeBack={form === 'bring'} onClose={finish} />
      )}
      {form === 'waste' && <BoxWasteForm box={box} onClose={finish} />}
      {form === 'close' && <CloseBox box={box} onClose={finish} />}
      {form === 'paper' && <BoxPaper box={box} onClose={() => setForm(null)} />}
      <Section title={say.inIt} flush>
        {holds ? <BoxBatches box={box} /> : <EmptyState>{words.boxes.empty}</EmptyState>}
      </Section>
      <Section title={say.bookTitle} flush>
        {box.entries.length > 0 ? <BoxEntries box={box} /> : <EmptyState>{say.bookEmpty}</EmptyState>}
      </Section>
    </>
  )
}

function CloseBox({
  box,
  onClose,
}: {
  box: BoxBook
  onClose: (next: BoxBook | null, done: string | null) => void
}) {
  const [requestId] = useRequestId()
  const close = useMutation(
    ask.boxes.close.mutationOptions({ onSuccess: (next) => onClose(next, say.closed) }),
  )
  return (
    <ConfirmDialog
      title={say.close}
      confirm={say.close}
      busy={close.isPending}
      onConfirm={() => close.mutate({ requestId, boxId: box.id })}
      onClose={() => onClose(null, null)}
    >
      <ErrorSummary error={close.error} />
      {say.closeAsk}
    </ConfirmDialog>
  )
}
