import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { ClientCardPaper } from './client-card-paper.tsx'

const say = words.books.card

/** One client's card for the file: a register number, Enter, and the page stands there. */
export function ClientCardScreen() {
  const [typed, setTyped] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId, newRequestId] = useRequestId()
  const card = useMutation({
    mutationFn: (registerNumber: number) => call.books.clientCard({ requestId, registerNumber }),
    onSettled: newRequestId,
  })
  const submit = () => {
    const text = latinDigits(typed).trim()
    if (!/^[1-9]\d{0,8}$/.test(text)) return setProblems([{ field: 'number', code: 'not_a_number' }])
    setProblems([])
    card.mutate(Number(text))
  }
  return (
    <Page title={say.title} lead={say.lead}>
      <ErrorSummary error={card.error} problems={problems} fieldId={() => 'card-number'} />
      <Section>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!card.isPending) submit()
          }}
        >
          <Stack>
            <TextInput
              id="card-number"
              label={say.number}
              description={say.numberHow}
              inputMode="numeric"
              autoComplete="off"
              w={260}
              autoFocus
              value={typed}
              error={fieldErrors(problems).number}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" loading={card.isPending}>
                {say.make}
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
      {card.data && <ClientCardPaper card={card.data} onClose={() => card.reset()} />}
    </Page>
  )
}
