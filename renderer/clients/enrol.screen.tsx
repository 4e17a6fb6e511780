import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { EnrolForm } from './enrol.form.tsx'
import { type Enrolled, EnrolledPanel } from './enrolled-panel.tsx'

const say = words.clients.enrol

/** Enrolment: the form, and after it the card and the way on. */
export function EnrolScreen() {
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  const facts = useQuery({ ...ask.clients.enrolment.queryOptions(), staleTime: 0 })
  if (facts.isError)
    return (
      <Page title={say.title}>
        <ErrorSummary error={facts.error} />
      </Page>
    )
  if (!facts.data) return <Loading />
  if (enrolled)
    return (
      <Page title={say.title}>
        <EnrolledPanel
          enrolled={enrolled}
          onNext={() => {
            setEnrolled(null)
            void facts.refetch()
          }}
        />
      </Page>
    )
  return (
    <Page title={say.title} lead={say.lead(facts.data.number, facts.data.today)}>
      <EnrolForm facts={facts.data} onEnrolled={setEnrolled} />
    </Page>
  )
}
