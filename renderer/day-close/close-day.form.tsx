import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenDose } from '../../shared/contract/day-close.ts'
import type { NotCheckedReason } from '../../shared/contract/doses.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask, type call } from '../call.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Page } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { DayCounts } from './day-counts.tsx'
import { DayPage } from './day-page.tsx'
import { CountsOfDay, MarksOfDay, OwedOfDay, WastedOfDay } from './signed-parts.tsx'
import { Unfinished } from './unfinished.tsx'

type Facts = NonNullable<Awaited<ReturnType<typeof call.dayClose.facts>>>

/** Settle what is open, look at the counts and the page, close. */
export function CloseDay({ facts }: { facts: Facts }) {
  const { day, late, counts, unfinished, stock, needs, dosesHandedOut } = facts
  const say = words.dayClose
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [requestId] = useRequestId()
  const [why, setWhy] = useState<Record<number, NotCheckedReason>>({})
  const [asking, setAsking] = useState(false)
  const cache = useQueryClient()
  const close = useMutation(
    ask.dayClose.close.mutationOptions({
      onSuccess: (closed) => cache.setQueryData(ask.dayClose.last.queryKey(), closed),
      onError: () => cache.invalidateQueries({ queryKey: ask.dayClose.facts.key() }),
      onSettled: () => setAsking(false),
    }),
  )
  const mayClose = whoMay('day.close', { stage: 'day', role }).allowed
  const waiting = unfinished.filter((dose) => !isSettled(dose, why))
  const missed = counts.find(({ outcome }) => outcome === 'missed')?.due ?? 0
  return (
    <Page title={say.title} lead={say.lead}>
      <Text fz="xl" fw={650}>
        {say.dayIs(day)}
      </Text>
      {late && <StatusBar tone="warn" title={say.late(day)} />}
      <ErrorSummary error={close.error} />
      <Unfinished
        doses={unfinished}
        why={why}
        onWhy={(doseId, reason) => setWhy({ ...why, [doseId]: reason })}
        onCounter={() => go('/counter')}
      />
      <DayCounts counts={counts} />
      <CountsOfDay
        parts={facts}
        wanted={needs.some((need) => need.startsWith('closing_count'))}
        onCount={() => go('/count/closing')}
      />
      <DayPage
        stock={stock}
        opening={facts.opening}
        closing={facts.closing}
        blind={needs.includes('closing_count_missing')}
      />
      <WastedOfDay wasted={facts.wasted} />
      <MarksOfDay
        parts={facts}
        doses={dosesHandedOut}
        wanted={needs.includes('marks_not_counted')}
        onSheets={() => go('/sheets')}
      />
      <OwedOfDay owed={facts.owed} onOwed={() => go('/second-signatures')} />
      {mayClose && (
        <Stack gap="xs">
          <Group>
            <Button
              size="lg"
              disabled={waiting.length > 0 || needs.length > 0}
              onClick={() => setAsking(true)}
            >
              {say.close}
            </Button>
          </Group>
          {waiting.length > 0 && <StatusMark tone="warn">{say.first(waiting.length)}</StatusMark>}
          {needs.map((need) => (
            <StatusMark key={need} tone="warn">
              {say.needs[need]}
            </StatusMark>
          ))}
        </Stack>
      )}
      {asking && (
        <ConfirmDialog
          title={say.ask(day)}
          confirm={say.close}
          busy={close.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            close.mutate({
              requestId,
              notChecked: unfinished.flatMap(({ doseId }) => {
                const reason = why[doseId]
                return reason ? [{ doseId, reason, note: '' }] : []
              }),
            })
          }
        >
          <Stack gap={4}>
            <Text>{say.askMissed(missed)}</Text>
            <Text>{say.askMore}</Text>
          </Stack>
        </ConfirmDialog>
      )}
    </Page>
  )
}

const isSettled = ({ state, doseId }: OpenDose, why: Record<number, NotCheckedReason>): boolean =>
  state === 'given' && why[doseId] !== undefined
