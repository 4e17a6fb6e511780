import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { riskOf } from '../../shared/rules/care-verdict.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { KitAndTalkForm } from '../ui/kit-and-talk.form.tsx'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import type { Standing } from './use-counter.ts'

const say = words.care.counter

/** What a state of the client asks for at the counter: back from being away, kit and talk. */
export function CareActs({ standing, onChanged }: { standing: Standing; onChanged: () => void }) {
  const { facts, client } = standing.at
  const { away } = facts.care
  const risk = riskOf(facts)
  const asksKit = risk !== null && !risk.answered && away === null
  const [kit, setKit] = useState(false)
  const back = useMutation({
    mutationFn: (absenceId: number) =>
      call.care.back({ requestId: standing.requestId, absenceId, day: null }),
    onSuccess: onChanged,
  })
  const comeBack = () => {
    if (away && !back.isPending) back.mutate(away.id)
  }
  useKey('alt+a', say.backKey, comeBack, { enabled: away !== null })
  useKey('alt+r', say.kitKey, () => setKit(true), { enabled: asksKit })
  return (
    <>
      {back.isError && <ErrorSummary error={back.error} />}
      {away && (
        <Button onClick={comeBack} loading={back.isPending}>
          <span>{say.back}</span>
          <span className={classes.key}>
            <KeyHint keys="alt+a" />
          </span>
        </Button>
      )}
      {asksKit && (
        <Button variant="default" onClick={() => setKit(true)}>
          <span>{say.kit}</span>
          <span className={classes.key}>
            <KeyHint keys="alt+r" />
          </span>
        </Button>
      )}
      {kit && (
        <KitAndTalkForm
          clientId={client.id}
          onDone={() => {
            setKit(false)
            onChanged()
          }}
          onClose={() => setKit(false)}
        />
      )}
    </>
  )
}
