import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CardSheet } from './printable-card.tsx'

const say = words.clients.enrol

export interface Enrolled {
  clientId: number
  registerNumber: number
  card: string | null
}

/** What came of it: the number, the card to print, the next client. Enter goes on to the next. */
export function EnrolledPanel({ enrolled, onNext }: { enrolled: Enrolled; onNext: () => void }) {
  const { clientId, registerNumber, card } = enrolled
  const [, go] = useLocation()
  const print = useMutation(ask.clients.print.mutationOptions())
  const profile = useQuery({
    ...ask.clients.profile.queryOptions({ input: { id: clientId } }),
    enabled: card !== null,
  })
  const cardId = profile.data?.cards.find(({ digits }) => digits === card)?.id ?? null
  return (
    <Stack gap="md">
      <div className="ost-no-print">
        <StatusBar tone="good" title={say.saved(registerNumber)} live>
          {say.savedNext}
        </StatusBar>
      </div>
      <ErrorSummary error={print.error} title={words.clients.notPrinted} />
      <Group className="ost-no-print">
        <Button onClick={onNext} autoFocus>
          {say.another}
        </Button>
        <Button variant="default" onClick={() => go(`/clients/${clientId}`)}>
          {say.openClient}
        </Button>
        {card && (
          <Button variant="default" loading={print.isPending} onClick={() => print.mutate({ cardId })}>
            {say.printCard}
          </Button>
        )}
      </Group>
      {card && (
        <Section>
          <CardSheet cards={[card]} />
        </Section>
      )}
    </Stack>
  )
}
