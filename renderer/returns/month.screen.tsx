import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { MonthView } from '../../shared/contract/returns.ts'
import { ask } from '../call.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { sentence, words } from '../words/index.ts'
import { Differences } from './differences.tsx'
import { Figures } from './figures.tsx'
import { ReturnPaper } from './return-paper.tsx'
import { Signatures } from './signatures.tsx'
import { Steps } from './steps.tsx'

const say = words.returns.one

/** One month: what can be done with its return, who signed it, its figures, and what changed since. */
export function MonthScreen() {
  const { month = '' } = useParams()
  const found = useQuery(ask.returns.month.queryOptions({ input: { month }, staleTime: 0 }))
  if (found.isError) return <FailedPage title={words.returns.title} error={found.error} />
  return found.data ? <MonthPage view={found.data} /> : <Loading />
}

function MonthPage({ view }: { view: MonthView }) {
  const { month, returns, body, refusal, openDay } = view
  const cache = useQueryClient()
  const [, go] = useLocation()
  const [paper, setPaper] = useState(false)
  const [newest] = returns
  useKey('alt+p', say.print, () => setPaper(true), { enabled: body !== null })
  const onDone = (next: MonthView) => {
    cache.setQueryData(ask.returns.month.queryKey({ input: { month } }), next)
    void cache.invalidateQueries({ queryKey: ask.home.key() })
  }
  return (
    <Page
      title={say.title(month)}
      actions={
        <>
          <Button variant="default" onClick={() => go('/returns')}>
            {say.back}
          </Button>
          {body && (
            <Button variant="default" onClick={() => setPaper(true)} rightSection={<KeyHint keys="alt+p" />}>
              {say.print}
            </Button>
          )}
        </>
      }
    >
      <Section title={say.signatures}>
        {newest ? (
          <Signatures one={newest} body={body} />
        ) : (
          <EmptyState>
            {refusal === null ? say.notMade : sentence({ code: refusal, params: { day: openDay } })}
          </EmptyState>
        )}
        <Steps view={view} onDone={onDone} />
      </Section>
      {view.differsFrom !== null && <Differences view={view} />}
      {body && <Figures body={body} />}
      {returns.length > 1 && (
        <Section title={say.earlier}>
          {returns.slice(1).map((one) => (
            <Signatures key={one.id} one={one} body={null} />
          ))}
        </Section>
      )}
      {paper && newest && body && <ReturnPaper one={newest} body={body} onClose={() => setPaper(false)} />}
    </Page>
  )
}
