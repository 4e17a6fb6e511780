import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call, problemsOf } from '../call.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.passports.receive

/** The guest's own word for the year of birth, the nurse's fingers for the amount: then one act opens the days. */
export function ReceiveGuest(props: { digits: string; wasHere: boolean; onReceived: () => void }) {
  const { digits, wasHere, onReceived } = props
  const [, go] = useLocation()
  const [requestId, renew] = useRequestId()
  const [birthYear, setBirthYear] = useState('')
  const [typed, setTyped] = useState('')
  const [called, setCalled] = useState('')
  const [tried, setTried] = useState(false)
  const year = Number(latinDigits(birthYear.trim()))
  const amount = readAmount(typed)
  const isComplete = Number.isInteger(year) && year > 1900 && 'micrograms' in amount && amount.micrograms > 0
  const receive = useMutation({
    mutationFn: () =>
      call.guests.receive({
        requestId,
        digits,
        birthYear: year,
        dayMicrograms: 'micrograms' in amount ? amount.micrograms : 0,
        called: called.trim(),
      }),
    onSuccess: onReceived,
    onError: renew,
  })
  const errors = fieldErrors(problemsOf(receive.error))
  if (receive.data)
    return (
      <>
        <StatusBar tone="good" live title={words.passports.guests.received(receive.data.registerNumber)} />
        <Group>
          <Button autoFocus onClick={() => go('/counter')}>
            {words.passports.guests.toCounter}
          </Button>
        </Group>
      </>
    )
  return (
    <form
      aria-label={say.title}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isComplete) receive.mutate()
      }}
    >
      <Stack>
        <ErrorSummary error={receive.error} />
        {wasHere && <Text>{say.wasHere}</Text>}
        <Group align="flex-start" gap="lg">
          <TextInput
            label={say.birthYear}
            description={say.ask}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={birthYear}
            error={errors.birthYear}
            onChange={(event) => setBirthYear(event.currentTarget.value)}
          />
          <AmountField
            label={say.amount}
            description={say.amountHow}
            value={typed}
            error={errors.dayMicrograms}
            onChange={setTyped}
          />
          <TextInput
            label={say.called}
            description={say.calledHow}
            autoComplete="off"
            maxLength={80}
            value={called}
            onChange={(event) => setCalled(event.currentTarget.value)}
          />
        </Group>
        {tried && !isComplete && (
          <Text c="red.8" role="alert">
            {say.missing}
          </Text>
        )}
        <Group>
          <Button type="submit" loading={receive.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
