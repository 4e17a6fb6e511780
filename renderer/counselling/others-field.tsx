import { CloseButton, Group, Pill, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import type { Other } from './session-values.ts'

const say = words.counselling.form

/** Who else took part: by number and Enter, or by card. */
export function OthersField(props: {
  clientId: number
  value: readonly Other[]
  onChange: (value: Other[]) => void
  error?: string | undefined
}) {
  const { clientId, value, onChange, error } = props
  const [typed, setTyped] = useState('')
  const add = useMutation({
    mutationFn: (find: () => Promise<Other>) => find(),
    onSuccess: (other) => {
      setTyped('')
      if (other.id !== clientId && !value.some(({ id }) => id === other.id)) onChange([...value, other])
    },
  })
  useScan((digits) => add.mutate(() => byCard(digits)))
  return (
    <Stack gap="xs">
      <TextInput
        label={say.others}
        description={say.othersHow}
        w={380}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || typed.trim() === '') return
          event.preventDefault()
          add.mutate(() => byNumber(Number(latinDigits(typed))))
        }}
      />
      <ErrorSummary error={add.error} title={words.clients.notFound} />
      {value.length > 0 && (
        <Group gap="xs" role="list">
          {value.map(({ id, registerNumber }) => (
            <Pill key={id} size="lg" role="listitem">
              {registerNumber}
              <CloseButton
                size="sm"
                aria-label={say.remove(registerNumber)}
                onClick={() => onChange(value.filter((other) => other.id !== id))}
              />
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  )
}

async function byCard(digits: string): Promise<Other> {
  const { clientId, registerNumber } = await call.clients.byCard({ digits })
  return { id: clientId, registerNumber }
}

async function byNumber(registerNumber: number): Promise<Other> {
  const { clientId } = await call.clients.byNumber({ registerNumber })
  return { id: clientId, registerNumber }
}
