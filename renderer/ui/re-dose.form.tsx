import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterReply } from '../../shared/contract/dose-views.ts'
import { ask, call } from '../call.ts'
import { amountInWords } from '../words/amount-words.ts'
import { amount, milligrams } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { AmountField } from './amount-field.tsx'
import { Dialog } from './dialog.tsx'
import { DigitGroup } from './digit-group.tsx'
import { DoctorPin, useDoctor, WhichDoctor } from './doctor-pin.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Loading } from './loading.tsx'
import { readAmount } from './read-amount.ts'
import { useSignedIn } from './session-context.tsx'
import { useRequestId } from './use-request-id.ts'

const say = words.reDose

interface Props {
  doseId: number
  onDone: (reply: CounterReply) => void
  onClose: () => void
}
type Lost = Awaited<ReturnType<typeof call.counterEvents.lost>>

/** A doctor's named order to give again what one dose lost: with the doctor's PIN here, or by telephone. */
export function ReDoseForm(props: Props) {
  const lost = useQuery({
    ...ask.counterEvents.lost.queryOptions({ input: { doseId: props.doseId } }),
    staleTime: 0,
  })
  return (
    <Dialog title={say.title} onClose={props.onClose}>
      {lost.isError && <ErrorSummary error={lost.error} />}
      {!lost.data && !lost.isError && <Loading />}
      {lost.data && <Decided {...props} lost={lost.data} />}
    </Dialog>
  )
}

function Decided(props: Props & { lost: Lost }) {
  const { lost, onClose } = props
  const what = say.what(lost.state, amount(lost.amountMicrograms), lost.minutesAfter)
  if (lost.problems.length === 0) return <Form {...props} what={what} />
  return (
    <Stack>
      <Text>{what}</Text>
      <Text fw={650}>{say.no}</Text>
      {lost.problems.map((problem) => (
        <Text key={problem.code}>{sentence(problem)}</Text>
      ))}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {words.shell.close}
        </Button>
      </Group>
    </Stack>
  )
}

function Form({ doseId, lost, what, onDone, onClose }: Props & { lost: Lost; what: string }) {
  const byTelephone = useSignedIn().role === 'nurse' && lost.telephoneAllowed
  const [way, setWay] = useState<'here' | 'telephone'>('here')
  const [typed, setTyped] = useState(milligrams(lost.mostMicrograms))
  const [again, setAgain] = useState('')
  const [reason, setReason] = useState('')
  const [readBack, setReadBack] = useState(false)
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const doctor = useDoctor()
  const micrograms = amountOf(typed)
  const differs = micrograms === null || amountOf(again) !== micrograms
  const save = useMutation({
    mutationFn: (amountMicrograms: number) => {
      const order = { requestId, doseId, amountMicrograms, reason, doctorId: doctor.id }
      return way === 'here'
        ? call.reDoses.order({ ...order, pin: doctor.pin })
        : call.reDoses.telephone({ ...order, readBack: true })
    },
    onSuccess: onDone,
    onError: doctor.clear,
  })
  const ready =
    !differs && reason.trim().length >= 3 && (way === 'here' ? doctor.ready : doctor.id > 0 && readBack)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (ready && micrograms !== null && !save.isPending) save.mutate(micrograms)
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{what}</Text>
        <Text>{say.most(amount(lost.mostMicrograms))}</Text>
        {byTelephone && (
          <DigitGroup
            label={say.who}
            options={[
              { value: 'here', digit: 1, label: say.ways.here },
              { value: 'telephone', digit: 2, label: say.ways.telephone },
            ]}
            value={way}
            onChange={(next) => setWay(next === 'telephone' ? 'telephone' : 'here')}
          />
        )}
        <Group align="flex-start" gap="xl">
          <AmountField
            label={say.amount}
            value={typed}
            onChange={setTyped}
            autoFocus
            {...(micrograms !== null && { description: amountInWords(micrograms) })}
            error={tried && micrograms === null ? say.amountMissing : undefined}
          />
          <AmountField
            label={say.again}
            description={say.againHow}
            value={again}
            onChange={setAgain}
            error={tried && differs ? say.againDiffers : undefined}
          />
        </Group>
        <TextInput
          label={say.reason}
          value={reason}
          maxLength={300}
          error={tried && reason.trim().length < 3 ? say.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {way === 'here' ? (
          <DoctorPin doctor={doctor} tried={tried} disabled={save.isPending} />
        ) : (
          <>
            <WhichDoctor doctor={doctor} tried={tried} />
            <Checkbox
              label={say.readBack(
                micrograms === null ? '' : `${amount(micrograms)}, ${amountInWords(micrograms)}`,
              )}
              checked={readBack}
              error={tried && !readBack ? say.readBackMissing : undefined}
              onChange={(event) => setReadBack(event.currentTarget.checked)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function amountOf(text: string): number | null {
  const read = readAmount(text)
  return 'micrograms' in read && read.micrograms > 0 ? read.micrograms : null
}
