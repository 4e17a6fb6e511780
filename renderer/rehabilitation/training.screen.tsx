import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { Trainees, TrainingNumbers } from './trainees.tsx'

const say = words.rehabilitation.training

/** Training and work as outreach sees it: by register number, without stays or anything else of a client. */
export function TrainingScreen() {
  const house = useQuery(ask.rehabilitation.house.queryOptions({ staleTime: 0 }))
  const [, go] = useLocation()
  const open = ({ clientId }: { clientId: number }) => go(`/training/${clientId}`)
  if (house.isError) return <ErrorSummary error={house.error} />
  if (!house.data) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <ByNumber onFound={open} />
      <Trainees rows={house.data.trainees} onOpen={open} />
      <TrainingNumbers today={house.data.today} />
    </Page>
  )
}

function ByNumber({ onFound }: { onFound: (found: { clientId: number }) => void }) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const find = useMutation(ask.rehabilitation.numbered.mutationOptions({ onSuccess: onFound }))
  return (
    <Section>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const registerNumber = Number(latinDigits(typed.trim()))
          const isNumber = Number.isInteger(registerNumber) && registerNumber > 0
          setWrong(!isNumber)
          if (isNumber) find.mutate({ registerNumber })
        }}
      >
        <ErrorSummary error={find.error} title={words.clients.notFound} />
        <Group align="flex-end">
          <TextInput
            label={say.number}
            description={say.numberHow}
            inputMode="numeric"
            autoComplete="off"
            w={260}
            data-autofocus
            value={typed}
            error={wrong && say.numberWrong}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" loading={find.isPending}>
            {say.open}
          </Button>
        </Group>
      </form>
    </Section>
  )
}
