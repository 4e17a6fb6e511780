import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { CountFacts, CountView } from '../../shared/contract/counts.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section, useFocusOnMount } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CountForm } from './count.form.tsx'
import { CountLines } from './count-lines.tsx'
import { CountState } from './count-state.tsx'
import { SignCount } from './sign-count.form.tsx'
import { ToleranceBars } from './tolerance-bars.tsx'

const say = words.counts

/** The opening count, then the closing one; `/count/closing` goes to the closing count at once. */
export function CountScreen() {
  const facts = useQuery({ ...ask.counts.facts.queryOptions(), gcTime: 0 })
  const [closingWanted] = useRoute('/count/closing')
  if (facts.isError) return <FailedPage title={say.title} error={facts.error} />
  if (!facts.data) return <Loading />
  const { opening, closing } = facts.data
  const moment: CountMoment =
    closingWanted || closing !== null || (opening?.signed ?? false) ? 'closing' : 'opening'
  return <OneCount key={moment} facts={facts.data} moment={moment} closingWanted={closingWanted} />
}

function OneCount(props: { facts: CountFacts; moment: CountMoment; closingWanted: boolean }) {
  const { facts, moment, closingWanted } = props
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [again, setAgain] = useState(false)
  const view = facts[moment]
  const mayCount = whoMay('count.record', { stage: 'day', role }).allowed
  // In the morning the opening count is done, and the closing one is not asked for before the evening.
  const resting = moment === 'closing' && view === null && !closingWanted && facts.opening !== null && !again
  const typing = facts.toCount.length > 0 && !resting && (view === null || again)
  return (
    <Page title={typing ? say.titles[moment] : say.title} lead={typing ? say.lead[moment] : say.door}>
      <ToleranceBars tolerance={facts.tolerance} />
      {facts.toCount.length === 0 && (
        <Section>
          <EmptyState>{say.nothing}</EmptyState>
        </Section>
      )}
      {typing && moment === 'opening' && facts.dosesGiven > 0 && (
        <StatusBar tone="note" title={say.late(facts.dosesGiven)} />
      )}
      {typing && (
        <CountForm facts={facts} moment={moment} mayCount={mayCount} onDone={() => setAgain(false)} />
      )}
      {!typing && view && !view.signed && mayCount && (
        <SignCount key={view.id} view={view} onAgain={() => setAgain(true)} />
      )}
      {!typing && view && (view.signed || !mayCount) && (
        <Made
          view={view}
          mayCount={mayCount}
          onAgain={() => setAgain(true)}
          onClose={() => go('/close-day')}
        />
      )}
      {resting && facts.opening && <Morning view={facts.opening} onClosing={() => go('/count/closing')} />}
    </Page>
  )
}

/** A count that is signed, or left out. */
function Made(props: { view: CountView; mayCount: boolean; onAgain: () => void; onClose: () => void }) {
  const { view, mayCount, onAgain, onClose } = props
  const first = useFocusOnMount<HTMLButtonElement>()
  return (
    <>
      <CountState moment={view.moment} view={view} />
      {view.lines.length > 0 && <CountLines lines={view.lines} title={say.titles[view.moment]} />}
      <Group>
        <Button ref={first} onClick={onClose}>
          {say.toClose}
        </Button>
        {mayCount && (
          <Button variant="default" onClick={onAgain}>
            {say.again}
          </Button>
        )}
      </Group>
    </>
  )
}

function Morning({ view, onClosing }: { view: CountView; onClosing: () => void }) {
  const first = useFocusOnMount<HTMLButtonElement>()
  return (
    <>
      <CountState moment="opening" view={view} />
      {view.lines.length > 0 && <CountLines lines={view.lines} title={say.titles.opening} />}
      <Group>
        <Button ref={first} onClick={onClosing}>
          {say.goCount.closing}
        </Button>
      </Group>
    </>
  )
}
