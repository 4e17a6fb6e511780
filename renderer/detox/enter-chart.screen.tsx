import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { SheetView } from '../../shared/contract/detox-views.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { useClientDetox } from './detox.queries.ts'
import { EnterGrid } from './enter-grid.tsx'
import { wholeOf } from './typed.ts'

const say = words.detox.enter

/** A paper chart on its way into the register: whose it is, then its lines. */
export function EnterChartScreen() {
  const sheetId = Number(useParams<{ id: string }>().id)
  const asked = useQuery(ask.detox.sheet.queryOptions({ input: { sheetId }, staleTime: 0, gcTime: 0 }))
  const [, go] = useLocation()
  const back = (
    <Button variant="default" onClick={() => go('/detox')}>
      {say.done}
    </Button>
  )
  return (
    <Page title={say.title(sheetId)} lead={say.lead} actions={back}>
      {asked.isError && <ErrorSummary error={asked.error} title={words.detox.list.numberOfSheet} />}
      {asked.isPending && <Loading />}
      {asked.data && <Whose sheet={asked.data} />}
    </Page>
  )
}

function Whose({ sheet }: { sheet: SheetView }) {
  const [typed, setTyped] = useState(sheet.registerNumber === null ? '' : String(sheet.registerNumber))
  const find = useMutation({
    mutationFn: (registerNumber: number) => call.clients.byNumber({ registerNumber }),
  })
  const known = useQuery({
    ...ask.clients.byNumber.queryOptions({ input: { registerNumber: sheet.registerNumber ?? 0 } }),
    enabled: sheet.registerNumber !== null,
  })
  const clientId = find.data?.clientId ?? known.data?.clientId
  return (
    <Stack gap="md">
      {sheet.registerNumber === null && (
        <Section>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              const number = wholeOf(typed)
              if (number) find.mutate(number)
            }}
          >
            <ErrorSummary error={find.error} />
            <Group align="flex-end">
              <TextInput
                label={say.who}
                inputMode="numeric"
                w={260}
                autoFocus
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Button type="submit" loading={find.isPending}>
                {say.find}
              </Button>
            </Group>
          </form>
        </Section>
      )}
      {clientId !== undefined && <Of clientId={clientId} sheet={sheet} />}
    </Stack>
  )
}

function Of({ clientId, sheet }: { clientId: number; sheet: SheetView }) {
  const asked = useClientDetox(clientId)
  if (asked.isError) return <FailedPage title={words.detox.title} error={asked.error} />
  if (!asked.data) return <Loading />
  const { episodes, registerNumber } = asked.data
  const episode =
    episodes.find(({ episodeId }) => episodeId === sheet.episodeId) ??
    episodes.find(({ to }) => to === null) ??
    episodes.find(({ from, to }) => from <= sheet.firstDay && (to ?? from) >= sheet.firstDay)
  if (!episode) return <StatusBar tone="stop" title={say.notAdmitted} />
  return (
    <>
      <Text fw={650}>
        {say.of(registerNumber)}, {words.detox.stay(episode.from, episode.to)}
      </Text>
      <EnterGrid key={episode.episodeId} sheet={sheet} data={asked.data} episode={episode} />
    </>
  )
}
