import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { ReceiptLine, Shelf } from '../../shared/contract/stock.ts'
import { ask, call } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { type Coming, DeliveryForm } from './delivery.form.tsx'
import { type JourneyErrors, JourneyFields, journeyErrors, noJourney } from './journey-fields.tsx'

/** A delivery comes in. */
export function ReceiveScreen() {
  return (
    <ComesIn
      kind="receipt"
      title={words.stock.delivery.title}
      lead={words.stock.delivery.lead}
      write={(requestId, document, lines) => call.stock.receive({ requestId, document, lines })}
    />
  )
}

/** What stood on the shelf before this register; with a second person, or a countersign owed. */
export function OpeningScreen() {
  const withPin = usePin()
  return (
    <ComesIn
      kind="opening"
      title={words.stock.opening}
      lead={words.stock.openingLead}
      write={(requestId, document, lines) =>
        withPin({
          title: words.stock.second.title,
          lead: words.stock.second.opening(lines.length),
          who: 'other',
          act: (approver) => call.stock.opening({ requestId, document, lines, approver }),
          actAlone: () => call.stock.opening({ requestId, document, lines, approver: null }),
        })
      }
    />
  )
}

/** Stock of another site comes in, with a second person or a countersign owed. */
export function TakeOverScreen() {
  const [journey, setJourney] = useState(noJourney)
  const [errors, setErrors] = useState<JourneyErrors>({})
  const withPin = usePin()
  const say = words.boxes
  return (
    <ComesIn
      kind="transfer_in"
      title={say.takeOver.title}
      lead={say.takeOver.lead}
      journey={{
        fields: (
          <JourneyFields
            labels={{ otherParty: say.takeOver.party, carrier: say.leaving.carrier }}
            journey={journey}
            errors={errors}
            onChange={setJourney}
          />
        ),
        complete: () => {
          const found = journeyErrors(journey, ['otherParty', 'carrier'])
          setErrors(found)
          return Object.keys(found).length === 0
        },
      }}
      write={async (requestId, document, lines) => {
        const coming = { ...journey, requestId, document, lines }
        const next = await withPin({
          title: words.stock.second.title,
          lead: say.takeOver.second(lines.length),
          who: 'other',
          act: (approver) => call.stockLeaving.takeOver({ ...coming, approver }),
          actAlone: () => call.stockLeaving.takeOver({ ...coming, approver: null }),
        })
        if (next) setJourney(noJourney)
        return next
      }}
    />
  )
}

function ComesIn(props: {
  kind: Coming
  title: string
  lead: string
  journey?: { fields: ReactNode; complete: () => boolean }
  /** Null: the person left before it was written. */
  write: (requestId: string, document: string, lines: ReceiptLine[]) => Promise<Shelf | null>
}) {
  const { kind, title, lead, journey, write } = props
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const [saved, setSaved] = useState(0)
  const [, go] = useLocation()
  const say = words.stock
  if (!shelf.data) return <Loading />
  const { products } = shelf.data
  const nothing =
    products.length === 0
      ? say.noProducts
      : kind === 'opening' && !products.some((product) => product.mayHaveOpeningStock)
        ? say.openingOver
        : null
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <Button variant="default" onClick={() => go('/stock')}>
          {say.batch.back}
        </Button>
      }
    >
      {saved > 0 && <StatusBar tone="good" live title={say.delivery.saved(saved)} />}
      {nothing ? (
        <Section>
          <EmptyState>{nothing}</EmptyState>
        </Section>
      ) : (
        <DeliveryForm
          kind={kind}
          shelf={shelf.data}
          {...(journey && { journey })}
          save={async (document, lines) => {
            const next = await write(requestId, document, lines)
            if (!next) return false
            cache.setQueryData(ask.stock.shelf.queryKey(), next)
            await cache.invalidateQueries({ queryKey: ask.stockBook.key() })
            renew()
            setSaved(lines.length)
            return true
          }}
        />
      )}
    </Page>
  )
}
