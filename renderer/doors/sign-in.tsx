import { Button, Stack, Text, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffTile } from '../../shared/contract/session.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { useSession } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { Door } from './door.tsx'
import classes from './doors.module.css'
import { LetWork } from './let-work.tsx'
import { NewPin } from './new-pin.tsx'

/** Name tile, then PIN: the sixth digit signs in. */
export function SignIn() {
  const { site, staff } = useSession()
  // `choice` counts, so that choosing the same name again begins anew, with the focus in the PIN.
  const [{ who, choice }, choose] = useState<{ who: StaffTile | null; choice: number }>({
    who: null,
    choice: 0,
  })
  // As the server side says it now: a PIN may just have been switched off, or on.
  const chosen = staff.find(({ id }) => id === who?.id)
  const say = words.doors.signIn
  const close = () => void call.session.panic()
  useKey('ctrl+f9', words.shell.keys.panic, close, { group: 'everywhere' })
  return (
    <Door title={say.title} {...(site && { site: site.name })}>
      <Stack>
        <Text>{staff.length > 0 ? say.lead : say.nobody}</Text>
        <ul className={classes.tiles}>
          {staff.map((person) => (
            <li key={person.id}>
              <UnstyledButton
                className={classes.tile}
                aria-pressed={who?.id === person.id}
                onClick={() => choose({ who: person, choice: choice + 1 })}
              >
                <span className={classes.name}>{person.name}</span>
                <span>
                  {person.pinMissing
                    ? words.restore.pin.missing
                    : person.pinDisabled
                      ? say.off
                      : words.shell.roles[person.role]}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {chosen?.pinMissing && <NewPin key={choice} who={chosen} />}
        {chosen && !chosen.pinMissing && !chosen.pinDisabled && <Pin key={choice} who={chosen} />}
        {chosen?.pinDisabled && !chosen.pinMissing && <LetWork key={choice} who={chosen} />}
        <Button
          variant="subtle"
          style={{ alignSelf: 'end' }}
          onClick={close}
          rightSection={<KeyHint keys="ctrl+f9" />}
        >
          {say.panic}
        </Button>
      </Stack>
    </Door>
  )
}

function Pin({ who }: { who: StaffTile }) {
  const [pin, setPin] = useState('')
  const signIn = useMutation(ask.session.signIn.mutationOptions({ onError: () => setPin('') }))
  return (
    <Stack>
      <ErrorSummary error={signIn.error} title={words.doors.signIn.not} />
      <PinField
        label={words.doors.signIn.pin(who.name)}
        description={words.doors.signIn.pinHow}
        value={pin}
        onChange={setPin}
        onComplete={(typed) => signIn.mutate({ staffId: who.id, pin: typed })}
        disabled={signIn.isPending}
        autoFocus
      />
    </Stack>
  )
}
