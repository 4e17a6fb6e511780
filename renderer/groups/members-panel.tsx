import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type GroupView, MemberKind, type MemberLine } from '../../shared/contract/group-views.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { useGroupWritten } from './groups.queries.ts'
import { JoinDialog, LeaveDialog } from './member.forms.tsx'

const say = words.groups
const { columns } = say.members

const shared: readonly Column<MemberLine>[] = [
  {
    key: 'who',
    title: columns.who,
    cell: (member) => <strong className="ost-numbers">{say.member(member)}</strong>,
  },
  { key: 'kind', title: columns.kind, cell: ({ kind }) => say.members.kindOf(kind) },
  { key: 'joined', title: columns.joined, cell: ({ joinedDay }) => <DateText day={joinedDay} /> },
  {
    key: 'came',
    title: columns.came,
    numeric: true,
    cell: ({ came, meetings }) => say.members.came(came, meetings),
  },
  {
    key: 'last',
    title: columns.last,
    cell: ({ lastCame }) => (lastCame === null ? say.members.never : <DateText day={lastCame} />),
  },
]

/** Who belongs to the group, by register number; who may not see that sees how many. */
export function MembersPanel({ group }: { group: GroupView }) {
  const [joining, setJoining] = useState(false)
  const [leaving, setLeaving] = useState<MemberLine | null>(null)
  const written = useGroupWritten()
  const close = () => {
    setJoining(false)
    setLeaving(null)
  }
  const done = (now: GroupView) => {
    close()
    written(now)
  }
  const here = group.memberLines.filter(({ leftDay }) => leftDay === null)
  const before = group.memberLines.filter(({ leftDay }) => leftDay !== null)
  const mayAdd = group.whole && group.endedDay === null
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text fw={650}>
          {say.membersCount(group.members)}
          {group.members > 0 &&
            `: ${MemberKind.options
              .filter((kind) => group.memberKinds[kind] > 0)
              .map((kind) => say.memberKind(kind, group.memberKinds[kind]))
              .join(', ')}`}
        </Text>
        {mayAdd && <Button onClick={() => setJoining(true)}>{say.members.add}</Button>}
      </Group>
      {!group.whole && <Text c="dimmed">{say.page.countsOnly}</Text>}
      {group.whole && (
        <Section flush={here.length > 0}>
          <DataTable
            caption={say.members.caption}
            rows={here}
            rowKey={({ id }) => id}
            empty={<EmptyState>{say.members.none}</EmptyState>}
            {...(here.length > 100 && { virtualHeight: '60vh' })}
            columns={[
              ...shared,
              {
                key: 'end',
                title: '',
                cell: (member) => (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={say.members.endOf(say.member(member))}
                    onClick={() => setLeaving(member)}
                  >
                    {say.members.end}
                  </Button>
                ),
              },
            ]}
          />
        </Section>
      )}
      {here.length > 0 && <Text c="dimmed">{say.members.cameHow}</Text>}
      {before.length > 0 && (
        <Section title={say.members.former} flush>
          <DataTable
            caption={say.members.former}
            rows={before}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              ...shared,
              {
                key: 'left',
                title: '',
                cell: ({ leftDay, leftFor }) =>
                  leftDay && leftFor && say.members.left(leftDay, say.endReasons[leftFor]),
              },
            ]}
          />
        </Section>
      )}
      {joining && <JoinDialog group={group} onDone={done} onClose={close} />}
      {leaving && <LeaveDialog member={leaving} today={group.today} onDone={done} onClose={close} />}
    </Stack>
  )
}
