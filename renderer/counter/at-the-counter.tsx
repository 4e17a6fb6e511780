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
import { ClientCard } from './client-card.tsx'
import { FindClient } from './find-client.tsx'
import { NotGivenForm } from './not-given.form.tsx'
import type { Primary } from './primary.ts'
import { savedAs } from './saved-words.ts'
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
  useKey('f6', say.keys.notGiven, () => setEnding(true), { enabled: dose !== null })

  if (!standing)
    return (
      <>
        {shown.kind === 'nobody' && shown.saved && <StatusBar tone="good" live title={shown.saved} />}
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
        onAside={standing.verdict.outcome === 'due' || standing.at.open ? counter.aside : null}
      >
        {shown.kind === 'client' && <ErrorSummary error={shown.error} />}
        {wantsReason && (
          <ReasonChooser label={say.noCard} options={NO_CARD} value={null} onChange={counter.prepare} />
        )}
      </ClientCard>
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
