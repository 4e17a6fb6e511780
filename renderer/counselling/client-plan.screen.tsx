import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { ask } from '../call.ts'
import { ClientHead } from '../ui/client-head.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { Measures } from './measures.tsx'
import { PlanPart } from './plan-part.tsx'

const say = words.plans

/** One client's treatment plan and measures. Opening it is a reading, and a line of the ledger. */
export function ClientPlanScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const kept = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY }
  const plans = useQuery(ask.plans.ofClient.queryOptions({ input: { clientId }, ...kept }))
  const scales = useQuery({
    ...ask.scales.ofClient.queryOptions({ input: { clientId }, ...kept }),
    enabled: plans.isSuccess,
  })
  return (
    <>
      <ClientHead clientId={clientId} />
      <Page title={say.title} lead={say.lead}>
        {plans.isError && <ErrorSummary error={plans.error} title={words.clients.notFound} />}
        {plans.isPending && <Loading />}
        {plans.data && <PlanPart clientId={clientId} data={plans.data} />}
        {scales.isError && <ErrorSummary error={scales.error} />}
        {scales.data && <Measures clientId={clientId} data={scales.data} />}
      </Page>
    </>
  )
}
