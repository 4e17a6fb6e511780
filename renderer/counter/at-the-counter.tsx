import { useState } from 'react'
import type { CounterDose } from '../../shared/contract/dose-views.ts'
import type { NoCardReason } from '../../shared/contract/doses.ts'
import { reasonsOf } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useKey } from '../ui/keys.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import { AfterGivenForm } from './after-given.form.tsx'
import { CareActs } from './care-acts.tsx'
import { ClientCard } from './client-card.tsx'
import { DoctorActs } from './doctor-acts.tsx'
import { FindClient } from './find-client.tsx'
import { nameOf } from './names.ts'
import { NotGivenForm } from './not-given.form.tsx'
import type { Primary } from './primary.ts'
import { savedAs } from './saved-words.ts'
import { type CarryingClient, TakeHome } from './take-home.tsx'
import { TakeHomeWaiting } from './take-home-waiting.tsx'
import type { Counter, Standing } from './use-counter.ts'

const say = words.counter
const NO_CARD = (Object.keys(say.noCardReasons) as NoCardReason[]).map((value) => ({
  value,
  label: say.noCardReasons[value],
}))

interface Props {
  counter: Counter
  primary: Primary | null
  onVoid: () => void
}

/** The left two thirds: nobody, somebody, or a card that could not be read. */
export function AtTheCounter({ counter, primary, onVoid }: Props) {
  const { shown } = counter
  const { timeZone } = useSite()
  const [ending, setEnding] = useState(false)
  const standing = shown.kind === 'client' ? shown.standing : null
  const dose = standing && endable(standing)
  const [last, setLast] = useState<CarryingClient | null>(null)
  const [carrying, setCarrying] = useState(false)
  const at = standing?.at.client
  // A guest's days at home belong to the slip of their own site: nothing is carried from here.
  const isGuest = standing?.at.facts.orders.some(({ via }) => via === 'passport') === true
  if (isGuest && last !== null) setLast(null)
  if (standing && at && !isGuest && (last?.clientId !== at.id || last.identifiedBy !== standing.identifiedBy))
    setLast({ clientId: at.id, name: nameOf(at), identifiedBy: standing.identifiedBy })
  const mayCarry = last !== null && (standing !== null || (shown.kind === 'nobody' && shown.saved !== null))
  useKey('f8', words.takeHome.keys.open, () => setCarrying(true), { enabled: mayCarry })
  useKey('f6', say.keys.notGiven, () => setEnding(true), { enabled: dose !== null })

  const takeHome = carrying && last && (
    <TakeHome
      client={last}
      onClose={() => setCarrying(false)}
      onDone={(saved) => {
        setCarrying(false)
        counter.done(saved)
      }}
    />
  )
  if (!standing)
    return (
      <>
        {takeHome}
        {shown.kind === 'nobody' && shown.saved && <StatusBar tone="good" live title={shown.saved} />}
        {shown.kind === 'nobody' && shown.saved && last && (
          <TakeHomeWaiting
            key={`take-home ${shown.saved}`}
            clientId={last.clientId}
            name={last.name}
            onOpen={() => setCarrying(true)}
          />
        )}
        {shown.kind === 'not_read' && (
          <StatusBar tone="stop" live title={reasonsOf(shown.error).map(sentence).join(' ')} />
        )}
        <FindClient
          key={shown.kind === 'nobody' ? shown.saved : 'again'}
          onNumber={(registerNumber) => counter.find({ by: 'number', registerNumber }, 'number')}
          onName={(clientId) => counter.find({ by: 'client', clientId }, 'name')}
        />
      </>
    )
  const wantsReason = standing.verdict.outcome === 'due' && standing.identifiedBy !== 'card'
  const Form = dose?.state === 'prepared' ? NotGivenForm : AfterGivenForm
  return (
    <>
      <ClientCard
        standing={standing}
        primary={primary}
        busy={counter.busy}
        onNotGiven={dose && (() => setEnding(true))}
        onVoid={standing.at.lastDoses.some(({ voiding }) => voiding !== 'no') ? onVoid : null}
        onTakeHome={isGuest ? null : () => setCarrying(true)}
        acts={
          <>
            <DoctorActs standing={standing} onDone={counter.stay} />
            <CareActs
              standing={standing}
              onChanged={() =>
                counter.find({ by: 'client', clientId: standing.at.client.id }, standing.identifiedBy)
              }
            />
          </>
        }
        onAside={standing.verdict.outcome === 'due' || standing.at.open ? counter.aside : null}
      >
        {shown.kind === 'client' && <ErrorSummary error={shown.error} />}
        {(standing.verdict.outcome === 'already_given' || standing.verdict.outcome === 'not_due') && (
          <TakeHomeWaiting
            key={`${standing.at.client.id} ${standing.verdict.outcome} ${standing.at.open?.state}`}
            clientId={standing.at.client.id}
            name={null}
            onOpen={() => setCarrying(true)}
          />
        )}
        {wantsReason && (
          <ReasonChooser label={say.noCard} options={NO_CARD} value={null} onChange={counter.prepare} />
        )}
      </ClientCard>
      {takeHome}
      {ending && dose && (
        <Form
          dose={dose}
          onClose={() => setEnding(false)}
          onDone={(reply) => {
            setEnding(false)
            const what = dose.state === 'prepared' ? 'notGiven' : 'other'
            counter.took(reply, savedAs(what, reply, dose, timeZone))
          }}
        />
      )}
    </>
  )
}

/** The dose that F6 speaks of: the open one, or the one given today, which may still be vomited. */
function endable({ at, verdict }: Standing): CounterDose | null {
  if (at.open) return at.open.clinicDay === at.facts.today ? at.open : null
  if (verdict.outcome !== 'already_given') return null
  const given = at.lastDoses.find(({ id }) => id === verdict.doseId)
  return given && (given.state === 'checked' || given.state === 'not_checked') ? given : null
}
