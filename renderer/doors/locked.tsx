import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { useSession } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Door } from './door.tsx'

/** A keyholder's passphrase opens the register. Pasting is allowed; words are completed by Tab. */
export function Locked({ onRestore }: { onRestore: () => void }) {
  const { trouble } = useSession()
  const [passphrase, setPassphrase] = useState('')
  const open = useMutation(ask.session.open.mutationOptions())
  const say = words.doors.locked
  return (
    <Door title={say.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (passphrase.trim() !== '') open.mutate({ passphrase })
        }}
      >
        <Stack>
          {trouble ? (
            <StatusBar tone="stop" title={say.trouble[trouble]} live />
          ) : (
            <ErrorSummary error={open.error} title={say.not} />
          )}
          <Text>{say.lead}</Text>
          <PassphraseField value={passphrase} onChange={setPassphrase} autoFocus />
          <Group justify="space-between">
            <Button type="submit" loading={open.isPending}>
              {say.open}
            </Button>
            <Button variant={trouble ? 'default' : 'subtle'} onClick={onRestore}>
              {words.restore.fromLocked}
            </Button>
          </Group>
        </Stack>
      </form>
    </Door>
  )
}
