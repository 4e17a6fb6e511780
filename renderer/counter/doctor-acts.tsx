import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CounterReply } from '../../shared/contract/dose-views.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { ReDoseForm } from '../ui/re-dose.form.tsx'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import { DecideInductionForm } from './decide-induction.form.tsx'
import { InductionForm } from './induction.form.tsx'
import { inductionAsked } from './induction-asked.ts'
import type { Standing } from './use-counter.ts'

interface Props {
  standing: Standing
  onDone: (reply: CounterReply) => void
}

/**
 * What only a doctor decides about who stands there, F4: a lost dose again, or an assessment that the rules do not let
 * pass. After a wait or a doctor's list the questions can be asked anew, F5.
 */
export function DoctorActs({ standing, onDone }: Props) {
  const [open, setOpen] = useState<'again' | 'decide' | 'ask' | null>(null)
  const lostId = lostDose(standing)
  const { assessmentId } = doctorAsked(standing)
  const asked = inductionAsked(standing.verdict)
  const act = lostId !== null ? 'again' : assessmentId !== null ? 'decide' : null
  const label = act === 'again' ? words.reDose.order : words.induction.decide
  useKey('f4', label, () => setOpen(act), { enabled: act !== null })
  const askAgain = asked !== null && assessmentId !== null
  useKey('f5', words.induction.again, () => setOpen('ask'), { enabled: askAgain })
  const close = () => setOpen(null)
  const done = (reply: CounterReply) => {
    setOpen(null)
    onDone(reply)
  }
  return (
    <>
      {act && <Act label={label} keys="f4" onClick={() => setOpen(act)} />}
      {askAgain && <Act label={words.induction.again} keys="f5" onClick={() => setOpen('ask')} />}
      {open === 'again' && lostId !== null && <ReDoseForm doseId={lostId} onClose={close} onDone={done} />}
      {open === 'decide' && assessmentId !== null && (
        <DecideInductionForm assessmentId={assessmentId} onClose={close} onDone={done} />
      )}
      {open === 'ask' && asked && (
        <InductionForm client={standing.at.client} {...asked} onClose={close} onDone={done} />
      )}
    </>
  )
}

function Act({ label, keys, onClick }: { label: string; keys: string; onClick: () => void }) {
  return (
    <Button variant="default" onClick={onClick}>
      <span>{label}</span>
      <span className={classes.key}>
        <KeyHint keys={keys} />
      </span>
    </Button>
  )
}

/** A dose of today that was spilled or vomited, and is no re-dose itself. */
function lostDose({ at, verdict }: Standing): number | null {
  const spilled =
    verdict.outcome === 'see_doctor' ? verdict.reasons.find(({ code }) => code === 'spilled') : undefined
  const id =
    spilled?.code === 'spilled'
      ? spilled.doseId
      : verdict.outcome === 'already_given' && verdict.state === 'vomited'
        ? verdict.doseId
        : null
  return at.lastDoses.some((dose) => dose.id === id && !dose.again) ? id : null
}

function doctorAsked({ verdict }: Standing): { assessmentId: number | null } {
  if (verdict.outcome !== 'see_doctor') return { assessmentId: null }
  const reason = verdict.reasons.find(({ code }) => code === 'induction_doctor')
  return { assessmentId: reason?.code === 'induction_doctor' ? reason.assessmentId : null }
}
