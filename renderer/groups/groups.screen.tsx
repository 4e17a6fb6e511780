import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { GroupLine } from '../../shared/contract/group-views.ts'
import { ask } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { NewGroupDialog } from './group.form.tsx'
import { useGroupWritten } from './groups.queries.ts'

const say = words.groups

const columns: readonly Column<GroupLine>[] = [
  {
    key: 'name',
    title: say.list.columns.name,
    cell: ({ name, kind, endedDay }) => (
      <>
        <strong>{name}</strong>
        <div>{endedDay === null ? say.kinds[kind] : say.ended(endedDay)}</div>
      </>
    ),
  },
  {
    key: 'usual',
    title: say.list.columns.usual,
    cell: ({ weekday, startMinute, everyWeeks }) => say.usual(weekday, startMinute, everyWeeks),
  },
  { key: 'place', title: say.list.columns.place, cell: ({ place }) => place },
  { key: 'members', title: say.list.columns.members, numeric: true, cell: ({ members }) => members },
  {
    key: 'last',
    title: say.list.columns.last,
    cell: ({ lastMeeting }) => (lastMeeting === null ? say.list.never : <DateText day={lastMeeting} />),
  },
  {
    key: 'due',
    title: say.list.columns.due,
    cell: ({ due }) =>
      due &&
      (due.state === 'later' ? say.due.later(due.day) : <strong>{say.due[due.state](due.day)}</strong>),
  },
]

/** Every group of the site; Enter opens one. */
export function GroupsScreen() {
  const [, go] = useLocation()
  const [adding, setAdding] = useState(false)
  const list = useQuery(ask.groups.list.queryOptions({ staleTime: 0 }))
  const written = useGroupWritten()
  const mayWrite = list.data?.mayWrite ?? false
  useKey('alt+n', say.list.new, () => setAdding(true), { enabled: mayWrite })
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        mayWrite && (
          <Button onClick={() => setAdding(true)} rightSection={<KeyHint keys="alt+n" />}>
            {say.list.new}
          </Button>
        )
      }
    >
      {list.isError && <ErrorSummary error={list.error} />}
      {list.isPending && <Loading />}
      {list.data && (
        <Section flush={list.data.groups.length > 0}>
          <DataTable
            caption={say.list.caption}
            rows={list.data.groups}
            rowKey={({ id }) => id}
            onOpen={({ id }) => go(`/groups/${id}`)}
            empty={<EmptyState>{mayWrite ? say.list.none : say.list.noneHere}</EmptyState>}
            columns={columns}
          />
        </Section>
      )}
      {adding && (
        <NewGroupDialog
          onDone={(groupId) => {
            written()
            go(`/groups/${groupId}`)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}
