import { Button, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SessionLine } from '../../shared/contract/counselling.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useForgetSessions } from './counselling.queries.ts'
import { NoteDialog } from './note-dialog.tsx'
import { SessionTable } from './session-table.tsx'

const say = words.counselling.mine

/** The counsellor's own sessions, and who read notes without agreement. */
export function SessionsScreen() {
  const [, go] = useLocation()
  const [open, setOpen] = useState<SessionLine | null>(null)
  const pages = useInfiniteQuery({
    queryKey: ask.counselling.mine.key(),
    queryFn: ({ pageParam, signal }) => call.counselling.mine({ offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ more }, all) =>
      more ? all.reduce((sum, { sessions }) => sum + sessions.length, 0) : undefined,
    staleTime: 0,
  })
  const sessions = pages.data?.pages.flatMap((page) => page.sessions) ?? []
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={<Button onClick={() => go('/clients')}>{say.toClients}</Button>}
    >
      <Glasses />
      {pages.isError && <ErrorSummary error={pages.error} />}
      {pages.isPending && <Loading />}
      {pages.data && (
        <Section flush={sessions.length > 0}>
          {sessions.length === 0 && <EmptyState>{say.none}</EmptyState>}
          {sessions.length > 0 && <SessionTable sessions={sessions} onOpen={setOpen} withClients />}
          {pages.hasNextPage && (
            <Group justify="center" p="md">
              <Button
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {say.more}
              </Button>
            </Group>
          )}
        </Section>
      )}
      {open && <NoteDialog session={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Glasses() {
  const { timeZone } = useSite()
  const glasses = useQuery(ask.counselling.glasses.queryOptions({ staleTime: 0 }))
  const forget = useForgetSessions()
  const seen = useMutation(ask.counselling.seenGlass.mutationOptions({ onSuccess: forget }))
  if (!glasses.data || glasses.data.length === 0) return null
  return (
    <Section title={words.counselling.glass.listTitle}>
      <Stack>
        <ErrorSummary error={seen.error} />
        {glasses.data.map(({ id, registerNumber, by, reason, at }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>
                {words.counselling.glass.waiting(registerNumber, by, dayAndTime(at, timeZone))}
              </Text>
              <Text>{reason}</Text>
            </div>
            <Button
              variant="default"
              onClick={() => seen.mutate({ requestId: crypto.randomUUID(), id })}
              loading={seen.isPending}
            >
              {words.counselling.glass.seen}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
