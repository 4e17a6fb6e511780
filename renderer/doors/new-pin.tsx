import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffTile } from '../../shared/contract/session.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.restore.pin

/** After a restore: the person types a PIN twice, and a keyholder's passphrase says that it is them. */
export function NewPin({ who }: { who: StaffTile }) {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [requestId, renew] = useRequestId()
  const set = useMutation({
    mutationFn: () => call.staff.setPinAfterRestore({ requestId, staffId: who.id, pin, passphrase }),
    onError: renew,
  })
  const differs = again.length === 6 && again !== pin
  const whole = pin.length === 6 && again === pin && passphrase.trim() !== ''
  const submit = () => {
    if (whole && !set.isPending) set.mutate()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text fw={650}>{say.title(who.name)}</Text>
        <ErrorSummary error={set.error} title={say.not} />
        <Group align="flex-start">
          <PinField label={say.new} value={pin} onChange={setPin} autoFocus small />
          <PinField
            label={say.again}
            value={again}
            onChange={setAgain}
            error={differs ? say.differs : undefined}
            small
          />
        </Group>
        <PassphraseField label={say.keyholder} value={passphrase} onChange={setPassphrase} onEnter={submit} />
        <Button type="submit" loading={set.isPending} disabled={!whole} style={{ alignSelf: 'start' }}>
          {say.set}
        </Button>
      </Stack>
    </form>
  )
}
