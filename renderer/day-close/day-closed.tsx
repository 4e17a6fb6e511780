import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClosedDay } from '../../shared/contract/day-close.ts'
import { EmptyState, Page, Section, useFocusOnMount } from '../ui/page.tsx'
import { useScreens } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DayCounts } from './day-counts.tsx'
import { DayPage } from './day-page.tsx'
import { DayPaper } from './day-paper.tsx'
import { CountsOfDay, MarksOfDay, OwedOfDay, WastedOfDay } from './signed-parts.tsx'

/** The day closed last: the code for the paper book, large, and what the day came to. */
export function DayClosed({ closed }: { closed: ClosedDay | null }) {
  const { timeZone } = useSite()
  const [, go] = useLocation()
  const home = useFocusOnMount<HTMLButtonElement>()
  const [printing, setPrinting] = useState(false)
  const { screens } = useScreens()
  const mayMake = screens.some(({ path }) => path === '/downtime')
  const say = words.dayClose.closed
  if (!closed)
    return (
      <Page title={words.dayClose.title}>
        <Section>
          <EmptyState>{say.none}</EmptyState>
        </Section>
      </Page>
    )
  return (
    <Page title={say.title(closed.day)} lead={say.by(closed.closedBy, dayAndTime(closed.closedAt, timeZone))}>
      {closed.late && <StatusBar tone="warn" title={say.late} />}
      <Section>
        <Text fw={600}>{say.code}</Text>
        <Text
          component="output"
          display="block"
          ff="monospace"
          fz={40}
          fw={700}
          my="xs"
          style={{ letterSpacing: '0.08em', wordSpacing: '0.4em' }}
        >
          {closed.code}
        </Text>
        <Text c="dimmed">{say.codeWhy}</Text>
        <Group mt="md">
          <Button ref={home} onClick={() => go('/')}>
            {say.home}
          </Button>
          <Button variant="default" onClick={() => setPrinting(true)}>
            {words.dayClose.paper.print}
          </Button>
          {mayMake && (
            <Button variant="default" onClick={() => go('/downtime')}>
              {words.downtime.make.offer}
            </Button>
          )}
          <Text>{say.openNext}</Text>
        </Group>
      </Section>
      <DayCounts counts={closed.counts} />
      <CountsOfDay parts={closed} wanted={false} />
      <DayPage stock={closed.stock} opening={closed.opening} closing={closed.closing} />
      <WastedOfDay wasted={closed.wasted} />
      <MarksOfDay parts={closed} doses={closed.marks?.doses ?? 0} wanted={false} />
      <OwedOfDay owed={closed.owed} />
      {printing && <DayPaper closed={closed} onClose={() => setPrinting(false)} />}
    </Page>
  )
}
