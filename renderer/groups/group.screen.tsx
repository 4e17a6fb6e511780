import { Button, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { GroupView } from '../../shared/contract/group-views.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { AboutPanel } from './about-panel.tsx'
import { NotHeldDialog } from './group.forms.tsx'
import { GroupPaper } from './group-paper.tsx'
import { useGroup, useGroupWritten, useGroupYear } from './groups.queries.ts'
import { MembersPanel } from './members-panel.tsx'
import { StayingPanel } from './staying-panel.tsx'
import { YearPanel } from './year-panel.tsx'

const say = words.groups
const TABS = ['year', 'members', 'staying', 'about'] as const
type Tab = (typeof TABS)[number]

/** One group's own page: its year, its members, who keeps coming, and what it is. */
export function GroupScreen() {
  const { id } = useParams<{ id: string }>()
  const group = useGroup(Number(id))
  if (group.isError)
    return <FailedPage title={words.groups.title} error={group.error} what={words.clients.notFound} />
  return group.data ? <GroupPage group={group.data} key={id} /> : <Loading />
}

function GroupPage({ group }: { group: GroupView }) {
  const [, go] = useLocation()
  const [tab, setTab] = useState<Tab>('year')
  const [year, setYear] = useState(() => Number((group.endedDay ?? group.today).slice(0, 4)))
  const [box, setBox] = useState<'not_held' | 'paper' | null>(null)
  const data = useGroupYear(group.id, year)
  const written = useGroupWritten()
  const mayWrite = group.whole && group.endedDay === null
  const toMeeting = () => go(`/groups/${group.id}/meeting`)
  useKey('alt+n', say.page.newMeeting, toMeeting, { enabled: mayWrite })
  useKey('alt+p', say.page.print, () => setBox('paper'), { enabled: data.data !== undefined })
  const { due } = group
  return (
    <Page
      title={group.name}
      lead={
        <>
          {say.kinds[group.kind]} · {say.usual(group.weekday, group.startMinute, group.everyWeeks)}
          {group.place && ` · ${group.place}`}
          {group.endedDay && ` · ${say.ended(group.endedDay)}`}
          {due && (
            <Text component="span" fw={650}>
              {` · ${say.page.next}: ${say.due[due.state](due.day)}`}
            </Text>
          )}
        </>
      }
      actions={
        <>
          {mayWrite && (
            <Button onClick={toMeeting} rightSection={<KeyHint keys="alt+n" />}>
              {say.page.newMeeting}
            </Button>
          )}
          {mayWrite && (
            <Button variant="default" onClick={() => setBox('not_held')}>
              {say.page.notHeld}
            </Button>
          )}
          <Button
            variant="default"
            disabled={!data.data}
            onClick={() => setBox('paper')}
            rightSection={<KeyHint keys="alt+p" />}
          >
            {say.page.print}
          </Button>
        </>
      }
    >
      {data.isError && <ErrorSummary error={data.error} />}
      <Tabs value={tab} onChange={(next) => setTab((next ?? 'year') as Tab)} keepMounted={false}>
        <Tabs.List mb="lg">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} fz="md">
              {say.page.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="year">
          {data.data ? <YearPanel group={group} data={data.data} onYear={setYear} /> : <Loading />}
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <MembersPanel group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="staying">{data.data && <StayingPanel data={data.data} />}</Tabs.Panel>
        <Tabs.Panel value="about">
          <AboutPanel group={group} />
        </Tabs.Panel>
      </Tabs>
      {box === 'not_held' && (
        <NotHeldDialog
          group={group}
          onDone={(now) => {
            setBox(null)
            written(now)
          }}
          onClose={() => setBox(null)}
        />
      )}
      {box === 'paper' && data.data && (
        <GroupPaper group={group} data={data.data} onClose={() => setBox(null)} />
      )}
    </Page>
  )
}
