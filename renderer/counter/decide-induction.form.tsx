import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterReply } from '../../shared/contract/dose-views.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DoctorPin, useDoctor } from '../ui/doctor-pin.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { Choices } from './choices.tsx'

const say = words.induction

interface Props {
  assessmentId: number
  onDone: (reply: CounterReply) => void
  onClose: () => void
}

/** A doctor's word on an assessment, signed where the client stands. */
export function DecideInductionForm(props: Props) {
  return (
    <Dialog title={say.decideTitle} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ assessmentId, onDone, onClose }: Props) {
  const [choice, setChoice] = useState<keyof typeof say.goOn | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const doctor = useDoctor()
  const save = useMutation({
    mutationFn: (goOn: boolean) =>
      call.induction.decide({ requestId, assessmentId, goOn, reason, doctorId: doctor.id, pin: doctor.pin }),
    onSuccess: onDone,
    onError: doctor.clear,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (choice !== null && reason.trim().length >= 3 && doctor.ready && !save.isPending)
          save.mutate(choice === 'go_on')
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{say.decideLead}</Text>
        <Choices
          label={say.decideTitle}
          words={say.goOn}
          value={choice}
          onChange={setChoice}
          tried={tried}
          autoFocus
        />
        <TextInput
          label={say.reason}
          value={reason}
          maxLength={300}
          error={tried && reason.trim().length < 3 ? say.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DoctorPin doctor={doctor} tried={tried} disabled={save.isPending} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.decideSave}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
