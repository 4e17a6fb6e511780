import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { dispensing } from '../ui/screen-list.tsx'
import { useSession, useSite } from '../ui/session-context.tsx'
import { CloseDay } from './close-day.form.tsx'
import { DayClosed } from './day-closed.tsx'
import { DayEnded, EndDay } from './end-day.tsx'

/** The open day as it would be closed; without one, the day closed last and its code. */
export function CloseDayScreen() {
  const { clinicDay } = useSession()
  const { kind } = useSite()
  if (!dispensing.includes(kind)) return clinicDay ? <EndDay key={clinicDay.id} /> : <DayEnded />
  return clinicDay ? <OpenDay key={clinicDay.id} /> : <LastDay />
}

function OpenDay() {
  const facts = useQuery({ ...ask.dayClose.facts.queryOptions(), gcTime: 0 })
  if (!facts.data) return <Loading />
  return <CloseDay facts={facts.data} />
}

function LastDay() {
  const last = useQuery(ask.dayClose.last.queryOptions())
  if (last.data === undefined) return <Loading />
  return <DayClosed closed={last.data} />
}
