import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Carried } from '../../shared/contract/take-home.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.takeHome
const STATES = [
  { value: 'intact', label: say.back.intact },
  { value: 'opened', label: say.back.opened },
] as const

interface Props {
  clientId: number
  carried: readonly Carried[]
  onDone: (count: number) => void
  onClose: () => void
}

/** Which came back, and how: what is not ticked stays with the client. */
export function TakeHomeBackForm(props: Props) {
  return (
    <Dialog title={say.back.title} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ clientId, carried, onDone, onClose }: Props) {
  const [ticked, setTicked] = useState<readonly number[]>(carried.map(({ doseId }) => doseId))
  const [state, setState] = useState<'intact' | 'opened' | null>(null)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const back = carried.filter(({ doseId }) => ticked.includes(doseId))
  const total = back.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  const send = (approver: PinProof | null) =>
    call.takeHome.return({ requestId, clientId, doseIds: [...ticked], intact: state === 'intact', approver })
  const save = useMutation({
    mutationFn: () =>
      state === 'opened'
        ? withPin({
            title: say.back.wasteTitle,
            lead: say.back.wasteLead(amount(total)),
            who: 'other',
            act: send,
            actAlone: () => send(null),
          })
        : send(null),
    onSuccess: (reply) => reply && onDone(back.length),
  })
  const ready = back.length > 0 && state !== null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !save.isPending) save.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <ReasonChooser label={say.back.state} options={STATES} value={state} onChange={setState} />
        <Stack gap={6} role="group" aria-label={say.back.which}>
          <Text fw={500}>{say.back.which}</Text>
          {carried.map((dose) => (
            <Checkbox
              key={dose.doseId}
              label={`${say.line(dose.clinicDay, dose.slot, dose.slots)}: ${amount(dose.amountMicrograms)}, ${words.counter.inHand(dose.inHand)}`}
              checked={ticked.includes(dose.doseId)}
              onChange={(event) =>
                setTicked(
                  event.currentTarget.checked
                    ? [...ticked, dose.doseId]
                    : ticked.filter((id) => id !== dose.doseId),
                )
              }
            />
          ))}
        </Stack>
        <Text c="dimmed" role="status">
          {back.length === 0 ? say.back.none : say.back.stays(carried.length - back.length)}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" disabled={!ready} loading={save.isPending}>
            {say.back.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
