import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.care

/** What must not be overlooked on the client's page: dead, away, kit and talk owed, pregnant. */
export function CareFlags({ clientId }: { clientId: number }) {
  const { data } = useQuery({ ...ask.care.ofClient.queryOptions({ input: { clientId } }), staleTime: 0 })
  if (!data) return null
  const death = data.deaths.find(({ state }) => state !== 'in_error')
  const away = data.absences.find(({ now }) => now)
  const overdose = data.overdoses.some(({ review }) => review === null)
  const { risk, pregnancy } = data
  return (
    <>
      {death && <StatusMark tone="stop">{`${say.death.title}: ${say.death.states[death.state]}`}</StatusMark>}
      {away && !death && <StatusMark tone="warn">{say.away.places[away.kind]}</StatusMark>}
      {overdose && <StatusMark tone="doctor">{say.overdose.waiting}</StatusMark>}
      {risk && !risk.answered && <StatusMark tone="warn">{say.kit.ask}</StatusMark>}
      {pregnancy.pregnantSince && <StatusMark tone="warn">{say.pregnancy.answers.yes}</StatusMark>}
    </>
  )
}
