import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import type { VoidReason } from '../../shared/contract/doses.ts'
import { pinDigits } from '../../shared/rules/pin-policy.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type PinProof, usePin } from '../ui/pin-dialog.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { IncidentForm } from './incident.form.tsx'
import { nameOf } from './names.ts'

const say = words.counter.void

const REASONS = (Object.keys(say.reasons) as VoidReason[]).map((value) => ({
  value,
  label: say.reasons[value],
}))
const SWALLOWED = [
  { value: 'no', label: say.no },
  { value: 'yes', label: say.yes },
] as const

interface Props {
  /** Doses that may be meant, the likeliest first. */
  doses: readonly CounterDose[]
  onDone: (reply: CounterReply, dose: CounterDose, what: 'void' | 'incident') => void
  onClose: () => void
}

/** Alt+F8: asks first whether anybody swallowed any of it. No is a void; yes or unsure is an incident. */
export function VoidForm({ doses, onDone, onClose }: Props) {
  const [doseId, setDoseId] = useState(doses[0]?.id)
  const [swallowed, setSwallowed] = useState<'no' | 'yes' | null>(null)
  const dose = doses.find(({ id }) => id === doseId)
  return (
    <Dialog
      title={swallowed === 'yes' ? words.counter.incident.title : say.title}
      onClose={onClose}
      size={swallowed === 'yes' ? 'xl' : 'lg'}
    >
      {!dose ? (
        <Text>{say.none}</Text>
      ) : (
        <Stack>
          <WhichDose doses={doses} dose={dose} onChange={setDoseId} />
          {swallowed === null && (
            <ReasonChooser label={say.asked} options={SWALLOWED} value={swallowed} onChange={setSwallowed} />
          )}
          {swallowed === 'no' && (
            <VoidReasonForm
              key={dose.id}
              dose={dose}
              onDone={(reply) => onDone(reply, dose, 'void')}
              onClose={onClose}
            />
          )}
          {swallowed === 'yes' && (
            <IncidentForm
              key={dose.id}
              dose={dose}
              onDone={(reply) => onDone(reply, dose, 'incident')}
              onClose={onClose}
            />
          )}
        </Stack>
      )}
    </Dialog>
  )
}

function WhichDose(props: {
  doses: readonly CounterDose[]
  dose: CounterDose
  onChange: (id: number) => void
}) {
  const { doses, dose, onChange } = props
  const { timeZone } = useSite()
  const label = (one: CounterDose) =>
    `${time(one.at, timeZone)} ${nameOf(one)} (${words.kit.client.number(String(one.registerNumber))}), ${amount(one.amountMicrograms)}, ${words.counter.state[one.state]}`
  return (
    <NativeSelect
      label={say.which}
      value={String(dose.id)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
      data={doses.map((one) => ({ value: String(one.id), label: label(one) }))}
    />
  )
}

function VoidReasonForm(props: {
  dose: CounterDose
  onDone: (reply: CounterReply) => void
  onClose: () => void
}) {
  const { dose, onDone, onClose } = props
  const [reason, setReason] = useState<VoidReason | null>(null)
  const [note, setNote] = useState('')
  const [poured, setPoured] = useState(false)
  const [pin, setPin] = useState('')
  const [requestId] = useRequestId()
  const { name } = useSignedIn()
  const withPin = usePin()
  const liquid = dose.inHand.some(({ form }) => form === 'liquid')
  const needsSecond = dose.voiding === 'second' || (liquid && poured)
  const ready = reason !== null && pin.length === pinDigits

  const send = (approver: PinProof | null) =>
    call.doses.void({ requestId, doseId: dose.id, reason: reason ?? 'other', note, poured, pin, approver })
  const save = useMutation({
    mutationFn: () =>
      needsSecond
        ? withPin({
            title: say.secondTitle,
            lead: say.second,
            who: 'other',
            act: send,
            actAlone: () => send(null),
          })
        : send(null),
    onSuccess: (reply) => reply && onDone(reply),
    onError: () => setPin(''),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !save.isPending) save.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <ReasonChooser label={say.reason} options={REASONS} value={reason} onChange={setReason} />
        {reason === 'other' && (
          <TextInput
            label={words.counter.ending.note}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        {liquid && (
          <Checkbox
            label={words.counter.ending.poured}
            description={words.counter.ending.pouredHow}
            checked={poured}
            onChange={(event) => setPoured(event.currentTarget.checked)}
          />
        )}
        {reason !== null && (
          <PinField
            key={reason}
            label={words.kit.pin.ofSelf(name)}
            value={pin}
            onChange={setPin}
            autoFocus={reason !== 'other'}
            disabled={save.isPending}
          />
        )}
        <Text c="dimmed">{poured ? say.effectPoured : say.effect}</Text>
        {needsSecond && <Text>{say.second}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" color="red" disabled={!ready} loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
