import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import { ClosingReason } from '../../shared/records/episode.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'

const say = words.orders.decide
/** A death has its own form, where it is reported and confirmed; a guest leaves with the passport. */
const REASONS = ClosingReason.options.filter((reason) => reason !== 'died' && reason !== 'guest_left')

/** The treatment ends today, for a reason that the monthly return counts. */
export function CloseEpisode(props: {
  episodeId: number
  data: ClientOrders
  onDone: () => void
  onClose: () => void
}) {
  const { episodeId, data, onDone, onClose } = props
  const [reason, setReason] = useState<ClosingReason | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const close = useMutation(
    ask.clients.closeEpisode.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onDone()
      },
    }),
  )
  const save = () => {
    setTried(true)
    if (reason !== null) close.mutate({ requestId, episodeId, day: data.today, reason, note: note.trim() })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack>
        <ErrorSummary error={close.error} />
        <Text>{say.closeLead}</Text>
        <ReasonChooser
          label={say.closeWhy}
          value={reason}
          onChange={setReason}
          options={REASONS.map((value) => ({ value, label: words.clients.closings[value] }))}
          error={tried && reason === null ? sentence({ code: 'invalid_value' }) : undefined}
        />
        <Textarea
          label={say.closeNote}
          value={note}
          maxLength={1000}
          rows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" color="red" loading={close.isPending}>
            {say.closeSave}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
