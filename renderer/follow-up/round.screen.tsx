import { Button, Group, List, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useParams } from 'wouter'
import type { RouteSheet } from '../../shared/contract/follow-ups.ts'
import { OUTCOME_DIGITS } from '../../shared/rules/round-cells.ts'
import { ask } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { cellId, RoundGrid } from './round-grid.tsx'
import { useRound } from './use-round.ts'

const say = words.followUp.round

/** A round on its way back: of a printed list, or of whoever was met. */
export function RoundScreen() {
  const routeListId = Number(useParams<{ id: string }>().id)
  const sheet = useQuery({
    ...ask.followUps.route.queryOptions({ input: { routeListId }, gcTime: 0 }),
    enabled: routeListId > 0,
  })
  if (routeListId === 0) return <Round sheet={null} />
  if (sheet.isError) return <FailedPage title={words.followUp.title} error={sheet.error} />
  return sheet.data ? <Round sheet={sheet.data} /> : <Loading />
}

function Round({ sheet }: { sheet: RouteSheet | null }) {
  const [, go] = useLocation()
  const numbers = (sheet?.rows ?? []).flatMap((row) => (row.entered ? [] : [row.registerNumber]))
  const round = useRound(sheet?.id ?? null, numbers)
  const { rows, saved, save, typed } = round
  const doSave = () => typed > 0 && !save.isPending && save.mutate()
  const back = () => go('/follow-up')
  useKey('ctrl+enter', say.title, doSave)
  useKey('f4', say.back, back)
  useEffect(() => document.getElementById(cellId(0, sheet ? 'day' : 'number'))?.focus(), [sheet])
  const deaths = rows.some(({ cells }) => OUTCOME_DIGITS[cells.outcome.trim()] === 'died')
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  return (
    <Page
      title={sheet ? say.titleOf(sheet.number) : say.title}
      lead={say.lead}
      actions={
        <Button variant="default" onClick={back} rightSection={<KeyHint keys="f4" />}>
          {say.back}
        </Button>
      }
    >
      <DraftNotice at={round.restoredAt} onDrop={round.drop} />
      <ErrorSummary error={save.error} />
      {saved !== null && (
        <StatusBar tone={wrong === 0 ? 'good' : 'warn'} title={say.saved(saved)} live>
          {wrong > 0 && say.left(wrong)}
        </StatusBar>
      )}
      {deaths && <StatusBar tone="warn" title={say.death} />}
      <Section>
        <Stack>
          <List listStyleType="none" spacing={2}>
            {say.legend.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          <RoundGrid rows={rows} change={round.change} />
          <Group>
            <Button onClick={doSave} loading={save.isPending} rightSection={<KeyHint keys="ctrl+enter" />}>
              {say.save(typed)}
            </Button>
          </Group>
        </Stack>
      </Section>
    </Page>
  )
}
