import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.diversion

interface Props {
  doseId: number
  onDone: () => void
  onClose: () => void
}

/** A doctor says of a suspicion: confirmed, or unfounded. */
export function ReviewDiversionForm(props: Props) {
  return (
    <Dialog title={say.reviewTitle} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ doseId, onDone, onClose }: Props) {
  const [choice, setChoice] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const save = useMutation({
    mutationFn: (confirmed: boolean) => call.diversions.review({ requestId, doseId, confirmed, reason }),
    onSuccess: onDone,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (choice !== null && reason.trim().length >= 3 && !save.isPending) save.mutate(choice === 'yes')
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{say.reviewLead}</Text>
        <DigitGroup
          label={say.reviewTitle}
          options={[
            { value: 'yes', digit: 1, label: say.confirmed.yes },
            { value: 'no', digit: 2, label: say.confirmed.no },
          ]}
          value={choice}
          onChange={(next) => setChoice(next === 'yes' ? 'yes' : 'no')}
          error={tried && choice === null ? say.choiceMissing : undefined}
          autoFocus
        />
        <TextInput
          label={say.reason}
          value={reason}
          maxLength={300}
          error={tried && reason.trim().length < 3 ? say.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.reviewSave}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
