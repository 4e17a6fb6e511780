import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CountFacts } from '../../shared/contract/counts.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.counts

/** Nobody counts, and says why; a second person knows of it, or a countersign is owed. */
export function SkipCount(props: {
  moment: CountMoment
  onDone: (facts: CountFacts) => void
  onClose: () => void
}) {
  const { moment, onDone, onClose } = props
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const missing = reason.trim().length < 3
  const submit = async () => {
    setTried(true)
    if (missing) return
    const skip = { requestId, moment, reason: reason.trim() }
    const facts = await withPin({
      title: words.stock.second.title,
      lead: skip.reason,
      who: 'other',
      act: (approver) => call.counts.skip({ ...skip, approver }),
      actAlone: () => call.counts.skip({ ...skip, approver: null }),
    })
    if (!facts) return
    onClose()
    onDone(facts)
  }
  return (
    <Dialog title={say.skipTitle(moment)} onClose={onClose}>
      <Stack>
        <Text>{say.skipLead}</Text>
        <TextInput
          label={say.skipReason}
          value={reason}
          maxLength={200}
          data-autofocus
          error={tried && missing ? say.skipMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void submit()
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button onClick={() => void submit()}>{say.skipSave}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
