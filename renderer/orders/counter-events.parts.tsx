import { Button, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterEvents } from '../../shared/contract/counter-events.ts'
import { ask, call } from '../call.ts'
import { usePin } from '../ui/pin-dialog.tsx'
import { ReDoseForm } from '../ui/re-dose.form.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { amount, clinicDay, dayAndTime } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { ReviewDiversionForm } from './review-diversion.form.tsx'
import type { WorkPart } from './work-part.ts'

const say = words.counterEvents

/** What the counter leaves for a doctor: lost doses, re-doses to sign, suspicions to review; each decided in place. */
export function useCounterEventParts(): { parts: WorkPart[]; dialogs: React.ReactNode } {
  const cache = useQueryClient()
  const list = useQuery(ask.counterEvents.list.queryOptions({ refetchInterval: 60_000 }))
  const isDoctor = useSignedIn().role === 'doctor'
  const { timeZone } = useSite()
  const [again, setAgain] = useState<number | null>(null)
  const [review, setReview] = useState<number | null>(null)
  const signIt = useSign()
  const anew = () => cache.invalidateQueries()
  const done = () => {
    setAgain(null)
    setReview(null)
    void anew()
  }
  const button = (label: string, run: () => void) =>
    isDoctor && (
      <Button variant="default" onClick={run}>
        {label}
      </Button>
    )
  const parts = partsOf(list.data, {
    timeZone,
    again: (doseId) => button(words.reDose.order, () => setAgain(doseId)),
    review: (doseId) => button(words.diversion.review, () => setReview(doseId)),
    sign: (id) => button(say.sign, () => void signIt(id).then(anew)),
  })
  return {
    parts,
    dialogs: (
      <>
        {again !== null && <ReDoseForm doseId={again} onClose={() => setAgain(null)} onDone={done} />}
        {review !== null && (
          <ReviewDiversionForm doseId={review} onClose={() => setReview(null)} onDone={done} />
        )}
      </>
    ),
  }
}

function useSign(): (reDoseOrderId: number) => Promise<unknown> {
  const withPin = usePin()
  return (reDoseOrderId) => {
    const requestId = crypto.randomUUID()
    return withPin({
      title: say.signTitle,
      who: 'self',
      act: ({ pin }) => call.reDoses.sign({ requestId, reDoseOrderId, pin }),
    })
  }
}

interface Acts {
  readonly timeZone: string
  again(doseId: number): React.ReactNode
  review(doseId: number): React.ReactNode
  sign(id: number): React.ReactNode
}

function partsOf(list: CounterEvents | undefined, acts: Acts): WorkPart[] {
  if (!list) return []
  const when = (by: string, at: number) => <Text c="dimmed">{say.by(by, dayAndTime(at, acts.timeZone))}</Text>
  return [
    {
      title: say.lost,
      lines: (list.lost ?? []).map((lost) => ({
        key: `lost ${lost.doseId}`,
        client: lost.client,
        what: (
          <>
            <Text>
              {lost.drug}: {words.reDose.what(lost.state, amount(lost.amountMicrograms), lost.minutesAfter)}
            </Text>
            {lost.problems.map((problem) => (
              <Text key={problem.code}>{sentence(problem)}</Text>
            ))}
            {when(lost.by, lost.at)}
          </>
        ),
        act: lost.problems.length === 0 && acts.again(lost.doseId),
      })),
    },
    {
      title: say.reDosesToSign,
      lines: list.reDosesToSign.map((order) => ({
        key: `again ${order.id}`,
        client: order.client,
        what: (
          <>
            <Text>
              {order.drug} <strong className="ost-nowrap">{amount(order.amountMicrograms)}</strong>:{' '}
              {order.reason}
            </Text>
            <Text>{say.signed(order.prescriber, order.by)}</Text>
            {when(order.by, order.telephoneAt)}
          </>
        ),
        act: acts.sign(order.id),
      })),
    },
    {
      title: say.suspected,
      lines: list.suspected.map((dose) => ({
        key: `diversion ${dose.doseId}`,
        client: dose.client,
        what: (
          <>
            <Text fw={650}>{words.diversion.seenText(dose.seen)}</Text>
            <Text>
              {clinicDay(dose.clinicDay)}: {dose.drug}{' '}
              <span className="ost-nowrap">{amount(dose.amountMicrograms)}</span>
            </Text>
            {when(dose.by, dose.at)}
          </>
        ),
        act: acts.review(dose.doseId),
      })),
    },
  ]
}
