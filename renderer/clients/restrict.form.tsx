import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { ask } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'
import { RestrictedField } from './enrol-more.tsx'

/** Whether a record is of the staff or their families. */
export function RestrictForm({ profile, onClose }: { profile: ClientProfile; onClose: () => void }) {
  const [whose, setWhose] = useState(String(profile.restrictedFor ?? ''))
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const restrict = useMutation(
    ask.clients.restrict.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
    }),
  )
  const save = () =>
    restrict.mutate({
      requestId,
      id: profile.id,
      restrictedFor: whose === '' ? null : whose === 'kin' ? 'kin' : Number(whose),
    })
  return (
    <Dialog title={words.clients.profile.restrictTitle} onClose={onClose} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <ErrorSummary error={restrict.error} />
          <RestrictedField value={whose} onChange={setWhose} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={restrict.isPending}>
              {words.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
