import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { normalisePassphrase } from '../../shared/rules/passphrase.ts'
import { call } from '../call.ts'
import { words } from '../words/index.ts'
import { ErrorSummary } from './error-summary.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import classes from './passphrase-making.module.css'
import { StatusMark } from './status-bar.tsx'

const say = words.setup.keyholders

/** `known`: typed again from the paper. */
export interface PassphraseMade {
  passphrase: string
  known: boolean
}

/**
 * Made, shown once, retyped from paper: what was never typed from the paper is not known to be on it. Coming
 * back to this step never shows the words again.
 */
export function PassphraseMaking(props: {
  row: PassphraseMade
  name: string
  id: string
  error?: string
  onChange: (some: Partial<PassphraseMade>) => void
}) {
  const { row, name, id, error, onChange } = props
  const [shown, setShown] = useState<string | null>(null)
  const make = useMutation({
    mutationFn: () => call.setup.passphrase(),
    onSuccess: ({ passphrase }) => {
      onChange({ passphrase, known: false })
      setShown(passphrase)
    },
  })
  const again = (
    <Button variant="subtle" onClick={() => make.mutate()}>
      {say.again}
    </Button>
  )
  if (row.known)
    return (
      <Group justify="space-between" id={id} tabIndex={-1}>
        <StatusMark tone="good">{say.known}</StatusMark>
        {again}
      </Group>
    )
  if (row.passphrase === '')
    return (
      <Stack align="flex-start" gap={4}>
        <ErrorSummary error={make.error} />
        <Button id={id} variant="default" onClick={() => make.mutate()} loading={make.isPending}>
          {say.make}
        </Button>
        {error && <Text c="red.7">{error}</Text>}
      </Stack>
    )
  if (shown) return <Shown words={shown} name={name} onWritten={() => setShown(null)} />
  return (
    <Retype
      id={id}
      name={name}
      passphrase={row.passphrase}
      error={error}
      onKnown={() => onChange({ known: true })}
    >
      {again}
    </Retype>
  )
}

function Shown({ words: five, name, onWritten }: { words: string; name: string; onWritten: () => void }) {
  return (
    <Stack gap="sm">
      <Text fw={650}>{say.shownTo(name)}</Text>
      <div className={`${classes.slip} ost-print-this`}>
        <Text className={classes.slipTitle}>{say.printTitle}</Text>
        <ol className={classes.words}>
          {numbered(five).map(({ place, word }) => (
            <li key={place}>{word}</li>
          ))}
        </ol>
      </div>
      <Text>{say.write}</Text>
      <Group>
        <Button onClick={onWritten} autoFocus>
          {say.written}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {say.print}
        </Button>
      </Group>
    </Stack>
  )
}

const numbered = (phrase: string) => phrase.split(' ').map((word, place) => ({ word, place }))

function Retype(props: {
  id: string
  name: string
  passphrase: string
  error: string | undefined
  onKnown: () => void
  children: ReactNode
}) {
  const { id, name, passphrase, error, onKnown, children } = props
  const [typed, setTyped] = useState('')
  const [differs, setDiffers] = useState(false)
  const compare = () => {
    const same = normalisePassphrase(typed) === normalisePassphrase(passphrase)
    if (same) onKnown()
    setDiffers(!same)
  }
  return (
    <Stack gap={4}>
      <PassphraseField
        id={id}
        label={say.retypeFor(name)}
        value={typed}
        autoFocus
        error={differs ? say.differs : error}
        onEnter={compare}
        onChange={(text) => {
          setTyped(text)
          setDiffers(false)
        }}
      />
      <Group>
        <Button onClick={compare}>{say.check}</Button>
        {children}
      </Group>
    </Stack>
  )
}
