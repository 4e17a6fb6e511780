import { Button, Group, Tabs, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Today, TodayRow } from '../../shared/contract/today.ts'
import { ask } from '../call.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useScreens } from '../ui/screen-list.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Closures } from './closures.tsx'
import classes from './today.module.css'
import { TodayTable } from './today-table.tsx'
import { rowsOf, TABS, type Tab } from './today-tabs.ts'

const say = words.today
/** Where numbered sheets for the day on paper are made. */
const PAPER = '/downtime'

/** Who is due today and what became of each: the counts always add up. */
export function TodayScreen() {
  const list = useQuery({ ...ask.today.list.queryOptions(), gcTime: 0, refetchInterval: 30_000 })
  const [, go] = useLocation()
  const { screens } = useScreens()
  const mayMake = screens.some(({ path }) => path === PAPER)
  useKey('alt+p', say.print, () => go(PAPER), { enabled: mayMake })
  if (list.data === undefined) return <Loading />
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        mayMake && (
          <Button variant="default" onClick={() => go(PAPER)}>
            <span>{say.print}</span>
            <span className={classes.key}>
              <KeyHint keys="alt+p" />
            </span>
          </Button>
        )
      }
    >
      {list.data ? <List today={list.data} /> : <EmptyState>{say.noDay}</EmptyState>}
      <Closures />
    </Page>
  )
}

function List({ today }: { today: Today }) {
  const [tab, setTab] = useState<Tab>('due')
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useKey('alt+f', say.keys.filter, () => field.current?.focus())
  const rows = rowsOf(today, tab, filter)
  const all = rowsOf(today, tab, '')
  return (
    <>
      {today.closedBy && <StatusBar tone="note" title={say.closed[today.closedBy]} />}
      <Group gap="xl" style={{ rowGap: 4 }}>
        <Text className="ost-numbers" fw={600} role="status">
          {say.sum(today.counts)}
        </Text>
        {today.totals.map(({ drug, givenMicrograms, expectedMicrograms }) => (
          <Text key={drug} className="ost-numbers">
            {say.totals(drug, givenMicrograms, expectedMicrograms)}
          </Text>
        ))}
      </Group>
      <Section flush>
        <Tabs value={tab} onChange={(next) => setTab((next ?? 'due') as Tab)} keepMounted={false}>
          <Tabs.List className="ost-no-print">
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name} fz="md" className="ost-numbers">
                {say.tab(say.tabs[name], rowsOf(today, name, '').length)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <TextInput
              ref={field}
              className="ost-no-print"
              label={say.filter}
              value={filter}
              p="md"
              pb={0}
              maw={360}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
            <TodayTable
              rows={rows}
              note={say.sorted(rows.length, all.length, filter)}
              empty={emptyText(all, filter, tab)}
            />
          </Tabs.Panel>
        </Tabs>
      </Section>
    </>
  )
}

function emptyText(all: readonly TodayRow[], filter: string, tab: Tab): string {
  if (filter !== '' && all.length > 0) return say.nothingFound
  return tab === 'due' ? say.empty : say.emptyTab
}
