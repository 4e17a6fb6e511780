import { Box, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ScanLine } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ClientLine } from '../../shared/contract/client-output.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask } from '../call.ts'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import { nameOf } from './names.ts'

const say = words.counter

/** The counter while nobody stands there: it waits for a card; a number or a name does as well. */
export function FindClient(props: {
  onNumber: (registerNumber: number) => void
  onName: (id: number) => void
}) {
  const { onNumber, onName } = props
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const digits = latinDigits(text.trim())
  const isNumber = /^\d{1,9}$/.test(digits)
  const searches = text.trim().length >= 2 && !isNumber
  const found = useQuery({
    ...ask.clients.search.queryOptions({ input: { text } }),
    enabled: searches,
    placeholderData: (before) => before,
  })
  const lines = searches ? (found.data?.lines ?? []) : []
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' && lines.length > 0) {
      event.preventDefault()
      document.getElementById(`found-${lines[0]?.id}`)?.focus()
    }
  }
  return (
    <div className={classes.empty}>
      <ScanLine size={64} aria-hidden color="var(--mantine-color-pine-7)" />
      <Title order={1}>{say.empty}</Title>
      <form
        className={classes.found}
        onSubmit={(event) => {
          event.preventDefault()
          const [only] = lines
          if (isNumber) onNumber(Number(digits))
          else if (lines.length === 1 && only) onName(only.id)
        }}
      >
        <TextInput
          ref={field}
          size="lg"
          label={say.field}
          description={say.fieldHow}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={key}
        />
        {searches && found.data && (
          <Box mt="sm">
            <Text role="status">{lines.length === 0 ? say.nobodyFound : say.found(lines.length)}</Text>
            <FoundList lines={lines} onPick={onName} />
            {found.data.more > 0 && <Text c="dimmed">{say.more(found.data.more)}</Text>}
          </Box>
        )}
      </form>
    </div>
  )
}

function FoundList({ lines, onPick }: { lines: readonly ClientLine[]; onPick: (id: number) => void }) {
  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    document.getElementById(`found-${lines[Math.max(0, Math.min(lines.length - 1, to))]?.id}`)?.focus()
  }
  return (
    <ul className={classes.list}>
      {lines.map((line, index) => (
        <li key={line.id} className={classes.row}>
          <UnstyledButton
            id={`found-${line.id}`}
            py={6}
            onClick={() => onPick(line.id)}
            onKeyDown={(event) => move(event, index)}
          >
            <strong>{nameOf(line)}</strong>
            {line.name && line.name !== nameOf(line) && ` (${line.name})`}
          </UnstyledButton>
          <span className="ost-numbers ost-nowrap">
            {words.kit.client.number(String(line.registerNumber))}
            {line.birthYear !== null && ` · ${line.birthYear}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
