import { Button, Group, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Shelf } from '../../shared/contract/stock.ts'
import { ask, call } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import {
  type Journey,
  type JourneyErrors,
  JourneyFields,
  journeyErrors,
  noJourney,
} from './journey-fields.tsx'
import {
  checkedLeaving,
  emptyLeaving,
  type LeavingErrors,
  LeavingLines,
  onShelf,
  type TypedLeaving,
} from './leaving-lines.tsx'

type Kind = 'transfer_out' | 'supplier_return'
const say = words.boxes.leaving

/** Stock goes to another site, or back to the supplier. */
export function SendScreen() {
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  const [, go] = useLocation()
  const [saved, setSaved] = useState<string | null>(null)
  if (!shelf.data) return <Loading />
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
      {saved && <StatusBar tone="good" live title={saved} />}
      {onShelf(shelf.data).length === 0 ? (
        <Section>
          <EmptyState>{say.nothing}</EmptyState>
        </Section>
      ) : (
        <SendForm shelf={shelf.data} onSaved={setSaved} />
      )}
    </Page>
  )
}

function SendForm({ shelf, onSaved }: { shelf: Shelf; onSaved: (sentence: string | null) => void }) {
  const [kind, setKind] = useState<Kind | null>(null)
  const [journey, setJourney] = useState<Journey>(noJourney)
  const [lines, setLines] = useState<TypedLeaving[]>([emptyLeaving()])
  const [errors, setErrors] = useState<{ kind?: string; journey: JourneyErrors; lines: LeavingErrors }>({
    journey: {},
    lines: [],
  })
  const [requestId, renew] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const draft = useDraft('stock-sending', 'new', { kind, journey, lines }, (kept) => {
    if (kept.kind !== undefined) setKind(kept.kind)
    if (kept.journey !== undefined) setJourney(kept.journey)
    if (kept.lines !== undefined && kept.lines.length > 0) setLines(kept.lines)
  })
  const forget = () => {
    setKind(null)
    setJourney(noJourney)
    setLines([emptyLeaving()])
    draft.clear()
  }
  const submit = async () => {
    onSaved(null)
    const missing = journeyErrors(journey, ['document', 'otherParty', 'carrier'])
    const checked = checkedLeaving(lines, shelf, kind ?? 'transfer_out')
    setErrors({
      ...(kind === null && { kind: say.missing.kind }),
      journey: missing,
      lines: 'errors' in checked ? checked.errors : [],
    })
    if (kind === null || Object.keys(missing).length > 0 || 'errors' in checked) return
    const { document, otherParty, carrier } = journey
    const sending = { requestId, kind, document, otherParty, carrier, lines: checked.lines }
    const next = await withPin({
      title: words.stock.second.title,
      lead: say.second(checked.lines.length),
      who: 'other',
      act: (approver) => call.stockLeaving.sendOut({ ...sending, approver }),
      actAlone: () => call.stockLeaving.sendOut({ ...sending, approver: null }),
    })
    if (!next) return void cache.invalidateQueries({ queryKey: ask.stock.shelf.key() })
    cache.setQueryData(ask.stock.shelf.queryKey(), next)
    await cache.invalidateQueries({ queryKey: ask.stockBook.key() })
    renew()
    forget()
    onSaved(say.saved(checked.lines.length, otherParty.trim()))
  }
  return (
    <Section>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNotice at={draft.restoredAt} onDrop={forget} />
          <ReasonChooser
            label={say.kind}
            value={kind}
            onChange={setKind}
            error={errors.kind}
            options={(['transfer_out', 'supplier_return'] as const).map((value) => ({
              value,
              label: say.kinds[value],
            }))}
          />
          <JourneyFields
            labels={{
              otherParty: say.party[kind ?? 'transfer_out'],
              carrier: say.carrier,
              document: say.document,
            }}
            journey={journey}
            errors={errors.journey}
            onChange={setJourney}
          />
          <LeavingLines shelf={shelf} lines={lines} errors={errors.lines} onChange={setLines} />
          <Group>
            <Button type="submit">{say.save}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
