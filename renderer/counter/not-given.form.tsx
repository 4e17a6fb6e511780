import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useKey } from '../ui/keys.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.counter.ending

/** The order of the digits: the commonest first, and it never changes. */
const OPTIONS = [
  { value: 'refuse did_not_want', label: say.refused.did_not_want },
  { value: 'withhold intoxicated', label: say.withheld.intoxicated },
  { value: 'withhold sedated', label: say.withheld.sedated },
  { value: 'withhold doctors_hold', label: say.withheld.doctors_hold },
  { value: 'refuse left', label: say.refused.left },
  { value: 'spill', label: say.spilled },
  { value: 'refuse other', label: say.refused.other },
] as const
type Choice = (typeof OPTIONS)[number]['value']

interface Props {
  dose: CounterDose
  onDone: (reply: CounterReply) => void
  onClose: () => void
}

/** F6, a digit, Enter: why a prepared dose is not given. */
export function NotGivenForm(props: Props) {
  return (
    <Dialog title={say.title} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ dose, onDone, onClose }: Props) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [poured, setPoured] = useState(false)
  const [note, setNote] = useState('')
  const [requestId] = useRequestId()
  const withPin = usePin()
  const liquid = dose.inHand.some(({ form }) => form === 'liquid')
  const lost = choice === 'spill' || (liquid && poured)
  useKey('alt+p', words.counter.keys.poured, () => setPoured((before) => !before), { enabled: liquid })

  const send = (approver: PinProof | null): Promise<CounterReply> => {
    const on = { requestId, doseId: dose.id, note, approver }
    switch (choice) {
      case 'spill':
        return call.doses.spill(on)
      case 'withhold intoxicated':
        return call.doses.withhold({ ...on, poured, reason: 'intoxicated' })
      case 'withhold sedated':
        return call.doses.withhold({ ...on, poured, reason: 'sedated' })
      case 'withhold doctors_hold':
        return call.doses.withhold({ ...on, poured, reason: 'doctors_hold' })
      case 'refuse left':
        return call.doses.refuse({ ...on, poured, reason: 'left' })
      case 'refuse did_not_want':
        return call.doses.refuse({ ...on, poured, reason: 'did_not_want' })
      default:
        return call.doses.refuse({ ...on, poured, reason: 'other' })
    }
  }
  const save = useMutation({
    mutationFn: () =>
      lost
        ? withPin({
            title: say.wasteTitle,
            lead: say.wasteLead(amount(dose.amountMicrograms)),
            who: 'other',
            act: send,
            actAlone: () => send(null),
          })
        : send(null),
    onSuccess: (reply) => reply && onDone(reply),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (choice !== null && !save.isPending) save.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <ReasonChooser label={say.why} options={OPTIONS} value={choice} onChange={setChoice} />
        {liquid && choice !== 'spill' && (
          <Checkbox
            label={say.poured}
            description={say.pouredHow}
            checked={poured}
            onChange={(event) => setPoured(event.currentTarget.checked)}
          />
        )}
        {choice === 'refuse other' && (
          <TextInput
            label={say.note}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        {!lost && !liquid && <Text c="dimmed">{say.back}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" disabled={choice === null} loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
