import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { EnrolmentState } from '../../shared/contract/enrolments.ts'
import { ask } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { FromOffice } from './from-office.tsx'
import { LeftOut } from './left-out.tsx'
import { SiteCases } from './site-cases.tsx'
import { ToOffice } from './to-office.tsx'

const say = words.enrolment

/** What the office asks about, who is left out, and what goes to and fro on the stick. */
export function SiteEnrolmentScreen() {
  const { role } = useSignedIn()
  const cache = useQueryClient()
  const state = useQuery(ask.enrolments.state.queryOptions())
  if (!state.data) return <Loading />
  const onState = (next: EnrolmentState) => {
    cache.setQueryData(ask.enrolments.state.queryKey(), next)
    void cache.invalidateQueries({ queryKey: ask.home.needs.key() })
  }
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        <SiteCases state={state.data} onState={onState} />
        {role === 'manager' && (
          <>
            <ToOffice state={state.data} onState={onState} />
            <FromOffice state={state.data} onState={onState} />
          </>
        )}
        <LeftOut state={state.data} onState={onState} />
      </Stack>
    </Page>
  )
}
