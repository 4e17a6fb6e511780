import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientProfile, EpisodeLine } from '../../shared/contract/client-output.ts'
import { ClosingReason } from '../../shared/records/episode.ts'
import { ask, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'

const say = words.clients.episodeForm

/** Each reason is one line of the monthly return. A death is a doctor's to confirm. */
export function CloseEpisodeForm(props: {
  profile: ClientProfile
  episode: EpisodeLine
  onClose: () => void
}) {
  const { profile, episode, onClose } = props
  const [reason, setReason] = useState<ClosingReason | null>(null)
  const [day, setDay] = useState(clinicDay(profile.today))
  const [note, setNote] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const close = useMutation(
    ask.clients.closeEpisode.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  )
  const save = () => {
    const read = readDate(day)
    const found: Problem[] = []
    if (reason === null) found.push({ field: 'reason', code: 'invalid_value' })
    if (!('day' in read)) found.push({ field: 'day', code: 'not_a_date' })
    setProblems(found)
    if (reason === null || !('day' in read)) return
    close.mutate({ requestId, episodeId: episode.id, day: read.day, reason, note: note.trim() })
  }
  const errors = fieldErrors(problems)
  const options = ClosingReason.options
    .filter((value) => value !== 'died')
    .map((value) => ({ value, label: words.clients.closings[value] }))
  return (
    <Dialog title={say.closeTitle(words.clients.kinds[episode.kind])} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <ErrorSummary error={close.error} problems={problems} fieldId={(field) => `close-${field}`} />
          <ReasonChooser
            label={say.reason}
            options={options}
            value={reason}
            onChange={setReason}
            error={errors.reason}
          />
          <Text c="dimmed">{say.diedHow}</Text>
          <DateField id="close-day" label={say.day} value={day} onChange={setDay} error={errors.day} />
          <Textarea
            id="close-note"
            label={say.note}
            description={say.noteHow}
            value={note}
            error={errors.note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={1000}
            rows={2}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={close.isPending}>
              {say.close}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
