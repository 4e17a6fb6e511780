import { useCallback, useRef, useState } from 'react'
import type { ClientAtCounter, CounterReply } from '../../shared/contract/dose-views.ts'
import type { NoCardReason, Who } from '../../shared/contract/doses.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import type { DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { call } from '../call.ts'
import { useReply } from './counter.queries.ts'

type IdentifiedBy = 'card' | 'number' | 'name'

/** The client in front of the counter. `requestId` is made as the card appears in this state: ten Enters are one act. */
export interface Standing {
  readonly at: ClientAtCounter
  readonly verdict: DoseVerdict
  /** What the rule says of the dose itself, also while it stands open: notices, days without, where it rests on. */
  readonly due: Extract<DoseVerdict, { outcome: 'due' }> | null
  readonly identifiedBy: IdentifiedBy
  readonly requestId: string
}

export type Shown =
  | { kind: 'nobody'; saved: string | null }
  | { kind: 'client'; standing: Standing; error: unknown }
  | { kind: 'not_read'; error: unknown }

export interface Counter {
  readonly shown: Shown
  readonly busy: boolean
  /** A card, a number or a name leads to a client; a card claims the dose at once if the rule says *due*. */
  find(who: Who, identifiedBy: IdentifiedBy): void
  prepare(noCardReason: NoCardReason | null): void
  /** Does an act on the client shown; `saved` ends the client's turn with a sentence, null keeps the card. */
  act(run: () => Promise<CounterReply>, saved: (reply: CounterReply) => string | null): void
  /** The same from a dialog, which shows what is refused itself. */
  took(reply: CounterReply, saved: string | null): void
  /** An act whose reply is not the counter's own ends the client's turn with a sentence. */
  done(saved: string): void
  /** From a dialog after which the same client still stands there: a dose that is due now is claimed at once. */
  stay(reply: CounterReply): void
  aside(): void
}

function stand(at: ClientAtCounter, identifiedBy: IdentifiedBy): Standing {
  const verdict = doseEligibility(at.facts)
  const withoutOpen = at.facts.doses.filter(({ id }) => id !== at.open?.id)
  const due = at.open ? doseEligibility({ ...at.facts, doses: withoutOpen }) : verdict
  return {
    at,
    verdict,
    due: due.outcome === 'due' ? due : null,
    identifiedBy,
    requestId: crypto.randomUUID(),
  }
}

/** Who stands at the counter, and what was done last. Acts follow one another; none overtakes another. */
export function useCounter(): Counter {
  const [shown, setShown] = useState<Shown>({ kind: 'nobody', saved: null })
  const [busy, setBusy] = useState(false)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const now = useRef(shown)
  const took = useReply()

  const show = useCallback((next: Shown) => {
    now.current = next
    setShown(next)
  }, [])
  const inTurn = useCallback((run: () => Promise<void>) => {
    setBusy(true)
    const turn = queue.current.then(run)
    queue.current = turn
    void turn.finally(() => {
      if (queue.current === turn) setBusy(false)
    })
  }, [])
  const standing = () => (now.current.kind === 'client' ? now.current.standing : undefined)

  const claim = useCallback(
    async (at: Standing, noCardReason: NoCardReason | null) => {
      if (at.verdict.outcome !== 'due') return
      const { orderId, slot, amountMicrograms } = at.verdict
      try {
        const reply = await call.doses.prepare({
          requestId: at.requestId,
          clientId: at.at.client.id,
          identifiedBy: at.identifiedBy,
          noCardReason,
          seen: { orderId, slot, amountMicrograms },
        })
        took(reply)
        show({ kind: 'client', standing: stand(reply.client, at.identifiedBy), error: null })
      } catch (error) {
        show({ kind: 'client', standing: { ...at, requestId: crypto.randomUUID() }, error })
      }
    },
    [show, took],
  )

  return {
    shown,
    busy,
    find: (who, identifiedBy) =>
      inTurn(async () => {
        try {
          const next = stand(await call.doses.facts({ who }), identifiedBy)
          show({ kind: 'client', standing: next, error: null })
          if (identifiedBy === 'card') await claim(next, null)
        } catch (error) {
          show({ kind: 'not_read', error })
        }
      }),
    prepare: (noCardReason) =>
      inTurn(async () => {
        const at = standing()
        if (at) await claim(at, noCardReason)
      }),
    act: (run, saved) =>
      inTurn(async () => {
        const at = standing()
        if (!at) return
        try {
          const reply = await run()
          took(reply)
          const said = saved(reply)
          show(
            said === null
              ? { kind: 'client', standing: stand(reply.client, at.identifiedBy), error: null }
              : { kind: 'nobody', saved: said },
          )
        } catch (error) {
          show({ kind: 'client', standing: at, error })
        }
      }),
    took: (reply, saved) => {
      took(reply)
      show({ kind: 'nobody', saved })
    },
    done: (saved) => show({ kind: 'nobody', saved }),
    stay: (reply) =>
      inTurn(async () => {
        const at = standing()
        took(reply)
        if (!at) return
        const next = stand(reply.client, at.identifiedBy)
        show({ kind: 'client', standing: next, error: null })
        if (at.identifiedBy === 'card') await claim(next, null)
      }),
    aside: () => show({ kind: 'nobody', saved: null }),
  }
}
