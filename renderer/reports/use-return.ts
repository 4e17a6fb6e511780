import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OfficeReturn, Whose } from '../../shared/contract/office-reports.ts'
import type { Return } from '../../shared/contract/reports.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import { ask, call } from '../call.ts'
import { useSite } from '../ui/session-context.tsx'

/** The return of this site, or at an office that of the sites asked about, with the way through them. */
export function useReturn(period: ReportPeriod, whose: Whose) {
  const isOffice = useSite().kind === 'office'
  const [place, setPlace] = useState<{ place: number; of: number } | null>(null)
  const own = useQuery({
    ...ask.reports.return.queryOptions({ input: { period, dropoutDays: null }, staleTime: 0 }),
    enabled: !isOffice,
  })
  const input = { period, dropoutDays: null, whose }
  const added = useQuery({
    queryKey: [...ask.officeReports.return.key(), input],
    queryFn: ({ signal }) => addUp(input, signal, setPlace),
    enabled: isOffice,
    staleTime: 0,
  })
  const { data, error, isError, isPending } = isOffice ? added : own
  const found: Return | undefined = data
  return { isOffice, found, sites: added.data ?? null, place, error, isError, isPending }
}

async function addUp(
  input: Parameters<typeof call.officeReports.return>[0],
  signal: AbortSignal,
  onPlace: (place: { place: number; of: number } | null) => void,
): Promise<OfficeReturn> {
  try {
    for await (const step of await call.officeReports.return(input, { signal })) {
      if (step.kind === 'done') return step.found
      onPlace(step)
    }
  } finally {
    onPlace(null)
  }
  throw new Error('the return ended without an answer')
}
