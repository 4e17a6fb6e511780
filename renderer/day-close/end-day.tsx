import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.dayClose

/** The end of a day where no medicine is given: nothing to count, one key and a code. */
export function EndDay() {
  const { clinicDay, calendarDay } = useSession()
  const { role } = useSignedIn()
  const [requestId] = useRequestId()
  const [asking, setAsking] = useState(false)
  const cache = useQueryClient()
  const close = useMutation(
    ask.dayClose.close.mutationOptions({
      onSuccess: (closed) => cache.setQueryData(ask.dayClose.last.queryKey(), closed),
      onSettled: () => setAsking(false),
    }),
  )
  if (!clinicDay) return <Loading />
  const { day } = clinicDay
  return (
    <Page title={say.title} lead={say.plain.lead}>
      <Text fz="xl" fw={650}>
        {say.dayIs(day)}
      </Text>
      {calendarDay !== null && day < calendarDay && <StatusBar tone="warn" title={say.late(day)} />}
      <ErrorSummary error={close.error} />
      {whoMay('day.close', { stage: 'day', role }).allowed && (
        <Group>
          <Button size="lg" autoFocus onClick={() => setAsking(true)}>
            {say.close}
          </Button>
        </Group>
      )}
      {asking && (
        <ConfirmDialog
          title={say.ask(day)}
          confirm={say.close}
          busy={close.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => close.mutate({ requestId, notChecked: [] })}
        >
          <Text>{say.plain.askMore}</Text>
        </ConfirmDialog>
      )}
    </Page>
  )
}

/** The day that was closed last, with its code. */
export function DayEnded() {
  const { timeZone } = useSite()
  const [, go] = useLocation()
  const last = useQuery(ask.dayClose.last.queryOptions())
  if (last.data === undefined) return <Loading />
  const closed = last.data
  if (!closed)
    return (
      <Page title={say.title}>
        <Section>
          <EmptyState>{say.closed.none}</EmptyState>
        </Section>
      </Page>
    )
  return (
    <Page
      title={say.closed.title(closed.day)}
      lead={say.closed.by(closed.closedBy, dayAndTime(closed.closedAt, timeZone))}
    >
      {closed.late && <StatusBar tone="warn" title={say.closed.late} />}
      <Section>
        <Text fw={600}>{say.plain.code}</Text>
        <Text component="output" display="block" ff="monospace" fz={40} fw={700} my="xs">
          {closed.code}
        </Text>
        <Text c="dimmed">{say.closed.codeWhy}</Text>
        <Group mt="md">
          <Button autoFocus onClick={() => go('/')}>
            {say.closed.home}
          </Button>
          <Text>{say.closed.openNext}</Text>
        </Group>
      </Section>
    </Page>
  )
}
