import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { ClientHealth } from '../../shared/contract/health.ts'
import { ClientHead } from '../ui/client-head.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Abscesses } from './abscesses.tsx'
import { balanceWords } from './balance-text.ts'
import { useClientHealth, useTakeHealth } from './services.queries.ts'
import { givenText } from './services.screen.tsx'
import { StiCare } from './sti-care.tsx'
import { Tests } from './tests.tsx'

const say = words.health

/** What each part of the page needs to act. */
export interface HealthPart {
  clientId: number
  data: ClientHealth
  /** Takes the page as it is after an act, and says what was done. */
  done: (now: ClientHealth, said: string) => void
}

/** One client’s abscesses, tests, STI care and services. */
export function HealthScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useClientHealth(clientId)
  const take = useTakeHealth(clientId)
  const [said, setSaid] = useState('')
  const done = (now: ClientHealth, what: string) => {
    take(now)
    setSaid(what)
  }
  const part = asked.data && { clientId, data: asked.data, done }
  return (
    <>
      <ClientHead clientId={clientId} />
      <Page title={say.title}>
        {asked.isError && <ErrorSummary error={asked.error} />}
        {asked.isPending && <Loading />}
        {said && <StatusBar tone="good" title={said} live />}
        {part && (
          <Stack gap="lg">
            <Tests {...part} />
            <Abscesses {...part} />
            {part.data.stiTimes !== null && <StiCare {...part} times={part.data.stiTimes} />}
            <Received data={part.data} />
          </Stack>
        )}
      </Page>
    </>
  )
}

function Received({ data: { contacts, needles } }: { data: ClientHealth }) {
  const balance = balanceWords(needles.out, needles.back)
  const columns = words.services.mine.columns
  return (
    <Section title={say.contacts.title} flush>
      {balance && (
        <Text px="md" pb="sm">
          {balance}
        </Text>
      )}
      <DataTable
        caption={say.contacts.title}
        rows={contacts}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say.contacts.none}</EmptyState>}
        columns={[
          { key: 'day', title: columns.day, cell: ({ day }) => <DateText day={day} />, width: '9rem' },
          { key: 'what', title: columns.what, cell: givenText },
          {
            key: 'place',
            title: columns.place,
            cell: ({ place }) => words.services.place(place),
            width: '14rem',
          },
          { key: 'by', title: say.abscess.columns.by, cell: ({ staffName }) => staffName, width: '14rem' },
        ]}
      />
    </Section>
  )
}
