import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EnrolmentState } from '../../shared/contract/enrolments.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.enrolment.leftOut

/** Who asked not to be compared, by register number. */
export function LeftOut(props: { state: EnrolmentState; onState: (next: EnrolmentState) => void }) {
  const { state, onState } = props
  const [typed, setTyped] = useState('')
  const [requestId, renew] = useRequestId()
  const change = useMutation({
    mutationFn: (wish: { registerNumber: number; refused: boolean }) =>
      call.enrolments.leaveOut({ requestId, ...wish }),
    onSuccess: (next) => {
      setTyped('')
      onState(next)
    },
    onSettled: renew,
  })
  const registerNumber = Number(latinDigits(typed).trim())
  const ready = Number.isSafeInteger(registerNumber) && registerNumber > 0
  const done = change.variables
  return (
    <Section title={say.title}>
      <Stack>
        <Text>{say.lead}</Text>
        <ErrorSummary error={change.error} />
        {change.isSuccess && done && (
          <StatusBar tone="good" live title={(done.refused ? say.added : say.backIn)(done.registerNumber)} />
        )}
        {state.leftOut.length === 0 && <Text c="dimmed">{say.none}</Text>}
        {state.leftOut.map((one) => (
          <Group key={one.registerNumber}>
            <Text>{say.line(one.registerNumber, say.why[one.why])}</Text>
            {one.why === 'refused' && (
              <Button
                variant="default"
                size="compact-md"
                aria-label={`${say.back}: ${one.registerNumber}`}
                onClick={() => change.mutate({ registerNumber: one.registerNumber, refused: false })}
              >
                {say.back}
              </Button>
            )}
          </Group>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (ready && !change.isPending) change.mutate({ registerNumber, refused: true })
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={say.number}
              inputMode="numeric"
              autoComplete="off"
              w={200}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={!ready} loading={change.isPending}>
              {say.add}
            </Button>
          </Group>
        </form>
      </Stack>
    </Section>
  )
}
