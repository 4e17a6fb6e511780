import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { DueSection } from './due-table.tsx'
import { useDue } from './follow-up.queries.ts'
import { MakeRouteForm } from './make-route.form.tsx'
import { Numbers } from './numbers.tsx'
import { Routes } from './routes.tsx'
import { WayBack } from './way-back.tsx'

const say = words.followUp
const FURTHER_DAYS = 28

/** Who is to be visited, the papers for the road, and who may come back. */
export function FollowUpScreen() {
  const [until, setUntil] = useState<ClinicDay | null>(null)
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const mayWrite = useSession().clinicDay !== null && role !== 'doctor'
  const due = useDue(until)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [making, setMaking] = useState(false)
  const lines = due.data?.lines ?? []
  const chosen = lines.filter(
    ({ visits, onList, episodeId }) => visits && onList === null && !left.has(episodeId),
  )
  const begin = () => chosen.length > 0 && setMaking(true)
  const enter = () => go('/follow-up/round/0')
  useKey('alt+n', say.make.button, begin, { enabled: mayWrite && !making })
  useKey('f4', say.round.title, enter, { enabled: mayWrite })
  if (due.isError) return <FailedPage title={words.followUp.title} error={due.error} />
  if (!due.data) return <Loading />
  const { today, weekEnd } = due.data
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        mayWrite && (
          <>
            <Button onClick={begin} disabled={chosen.length === 0} rightSection={<KeyHint keys="alt+n" />}>
              {say.make.button}
            </Button>
            <Button variant="default" onClick={enter} rightSection={<KeyHint keys="f4" />}>
              {say.round.title}
            </Button>
          </>
        )
      }
    >
      <DueSection
        lines={lines}
        today={today}
        until={until ?? weekEnd}
        left={left}
        mayChoose={mayWrite}
        onChoose={(episodeId, on) =>
          setLeft((now) => {
            const next = new Set(now)
            if (on) next.delete(episodeId)
            else next.add(episodeId)
            return next
          })
        }
        onFurther={until === null ? () => setUntil(addDays(weekEnd, FURTHER_DAYS)) : null}
      />
      <Routes mayWrite={mayWrite} />
      <WayBack />
      <Numbers today={today} />
      {making && (
        <MakeRouteForm
          episodeIds={chosen.map(({ episodeId }) => episodeId)}
          from={today}
          until={until ?? weekEnd}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  )
}
