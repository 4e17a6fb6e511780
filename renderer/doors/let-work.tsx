import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffTile } from '../../shared/contract/session.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

/** Ten wrong tries switched a PIN off, perhaps the last manager's: a keyholder's passphrase lets it work again. */
export function LetWork({ who }: { who: StaffTile }) {
  const [passphrase, setPassphrase] = useState('')
  const [requestId] = useRequestId()
  const letWork = useMutation({
    mutationFn: () => call.staff.enablePin({ requestId, staffId: who.id, passphrase }),
  })
  const say = words.doors.signIn
  const submit = () => {
    if (passphrase.trim() !== '' && !letWork.isPending) letWork.mutate()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text fw={650}>{say.letWork(who.name)}</Text>
        <ErrorSummary error={letWork.error} title={say.notYet} />
        <PassphraseField value={passphrase} onChange={setPassphrase} onEnter={submit} autoFocus />
        <Button type="submit" loading={letWork.isPending} style={{ alignSelf: 'start' }}>
          {say.letWorkNow}
        </Button>
      </Stack>
    </form>
  )
}
