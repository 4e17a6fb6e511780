import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { completeWord } from '../../shared/rules/passphrase.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useSession } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Door } from './door.tsx'

/** A keyholder's passphrase opens the register. Pasting is allowed; words are completed by Tab. */
export function Locked() {
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
          <Button type="submit" loading={open.isPending} style={{ alignSelf: 'start' }}>
            {say.open}
          </Button>
        </Stack>
      </form>
    </Door>
  )
}

/** The word that is being typed, completed from the list of words as soon as one is likely. */
export function PassphraseField(props: {
  label?: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
  error?: string | undefined
}) {
  const { label = words.doors.locked.passphrase, value, onChange, autoFocus = false, error } = props
  const typed = value.slice(value.lastIndexOf(' ') + 1)
  const [first] = typed.length >= 2 ? completeWord(typed, 1) : []
  const offered = first && first !== typed.toLowerCase() ? first : undefined
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.shiftKey || !offered) return
    event.preventDefault()
    onChange(`${value.slice(0, value.length - typed.length)}${offered} `)
  }
  return (
    <div>
      <PasswordInput
        label={label}
        description={words.doors.locked.how}
        value={value}
        error={error}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={take}
        visibilityToggleButtonProps={{ 'aria-label': words.doors.locked.show, tabIndex: 0 }}
      />
      <Text role="status" mih={28} c="dimmed">
        {offered ? words.doors.locked.take(offered) : ''}
      </Text>
    </div>
  )
}
