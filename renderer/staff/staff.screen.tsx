import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { KeyholderPerson, StaffList, StaffPerson } from '../../shared/contract/staff.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { AddKeyholderDialog, LeaveDialog, RemoveKeyholderDialog } from './keyholder-acts.tsx'
import { AddPersonDialog, OwnPinDialog, ReliefDialog } from './new-person.tsx'
import { DisableDialog, EnableDialog, EnablePinDialog, ResetPinDialog } from './person-acts.tsx'
import { useStaff, useStaffReply } from './staff.queries.ts'

const say = words.staff

type OnPerson = 'disable' | 'enable' | 'resetPin' | 'enablePin' | 'leave'
type Open =
  | { act: 'add' | 'relief' | 'ownPin' | 'addKeyholder' }
  | { act: OnPerson; person: StaffPerson }
  | { act: 'removeKeyholder'; keyholder: KeyholderPerson }

/** Who works here, whose PIN works, who opens the register. */
export function StaffScreen() {
  const { role } = useSignedIn()
  const { kind } = useSite()
  const asked = useStaff()
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const settle = useStaffReply()
  const isManager = role === 'manager'
  const finish = (sentence: string, reply?: StaffList) => {
    if (reply) settle(reply)
    else void asked.refetch()
    setDone(sentence)
    setOpen(null)
  }
  const show = (next: Open) => {
    setDone(null)
    setOpen(next)
  }
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" onClick={() => show({ act: 'ownPin' })}>
            {say.acts.ownPin}
          </Button>
          {kind !== 'office' && (
            <Button variant="default" onClick={() => show({ act: 'relief' })}>
              {say.acts.relief}
            </Button>
          )}
          {isManager && <Button onClick={() => show({ act: 'add' })}>{say.acts.add}</Button>}
        </>
      }
    >
      {asked.isError && <ErrorSummary error={asked.error} />}
      {!asked.data && !asked.isError && <Loading />}
      {done && <StatusBar tone="good" title={done} live />}
      {asked.data && (
        <>
          <People list={asked.data} isManager={isManager} onOpen={show} />
          <Keyholders list={asked.data} isManager={isManager} onOpen={show} />
          <Dialogs list={asked.data} open={open} onDone={finish} onClose={() => setOpen(null)} />
        </>
      )}
    </Page>
  )
}

interface PartProps {
  list: StaffList
  isManager: boolean
  onOpen: (open: Open) => void
}

function People({ list, isManager, onOpen }: PartProps) {
  const me = useSignedIn()
  const [left, setLeft] = useState(false)
  const { columns } = say
  const rows = list.people.filter(({ access }) => left || access !== 'left')
  return (
    <Section
      title={say.people}
      flush
      actions={
        <Checkbox
          label={say.showLeft}
          checked={left}
          onChange={(event) => setLeft(event.currentTarget.checked)}
        />
      }
    >
      <DataTable
        caption={say.people}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>–</EmptyState>}
        columns={[
          {
            key: 'name',
            title: columns.name,
            cell: ({ id, name }) => (
              <>
                <strong>{name}</strong> {id === me.id && say.you}
              </>
            ),
          },
          { key: 'role', title: columns.role, cell: ({ role }) => words.shell.roles[role] },
          { key: 'access', title: columns.access, cell: (person) => <AccessMark person={person} /> },
          {
            key: 'keyholder',
            title: columns.keyholder,
            cell: ({ keyholderId }) => (keyholderId === null ? '' : say.isKeyholder),
          },
          {
            key: 'act',
            title: columns.act,
            cell: (person) => (
              <PersonActs person={person} isMe={person.id === me.id} isManager={isManager} onOpen={onOpen} />
            ),
          },
        ]}
      />
    </Section>
  )
}

function AccessMark({ person }: { person: StaffPerson }) {
  const { access, untilDay, pinDisabled } = person
  const text = say.access[access](untilDay ?? '')
  if (pinDisabled && (access === 'works' || access === 'relief'))
    return <StatusMark tone="stop">{say.pinDisabled}</StatusMark>
  const tone = access === 'works' ? 'good' : access === 'relief' ? 'note' : 'quiet'
  return <StatusMark tone={tone}>{text}</StatusMark>
}

function PersonActs(props: {
  person: StaffPerson
  isMe: boolean
  isManager: boolean
  onOpen: (open: Open) => void
}) {
  const { person, isMe, isManager, onOpen } = props
  const { access, pinDisabled, name } = person
  const works = access === 'works' || access === 'relief'
  const acts: OnPerson[] = [
    ...(pinDisabled && works ? (['enablePin'] as const) : []),
    ...(isManager && !isMe && works ? (['resetPin', 'disable'] as const) : []),
    ...(isManager && !isMe && access !== 'works' ? (['enable'] as const) : []),
    ...(isManager && !isMe && access !== 'left' ? (['leave'] as const) : []),
  ]
  return (
    <Group gap="xs">
      {acts.map((act) => (
        <Button
          key={act}
          variant="subtle"
          size="compact-md"
          aria-label={`${say.acts[act]}: ${name}`}
          onClick={() => onOpen({ act, person })}
        >
          {say.acts[act]}
        </Button>
      ))}
    </Group>
  )
}

function Keyholders({ list, isManager, onOpen }: PartProps) {
  const { columns } = say.keyholders
  const names = new Map(list.people.map(({ id, name }) => [id, name]))
  const mayRemove = isManager && list.keyholders.length > list.leastKeyholders
  const mayAdd = isManager && list.keyholders.length < list.mostKeyholders
  return (
    <Section
      title={say.keyholders.title}
      flush
      actions={
        mayAdd && (
          <Button variant="default" onClick={() => onOpen({ act: 'addKeyholder' })}>
            {say.keyholders.add}
          </Button>
        )
      }
    >
      <Text px="md" pb="sm" c="dimmed">
        {say.keyholders.lead}
      </Text>
      <DataTable
        caption={say.keyholders.title}
        rows={list.keyholders}
        rowKey={({ id }) => id}
        empty={<EmptyState>–</EmptyState>}
        columns={[
          { key: 'label', title: columns.label, cell: ({ label }) => <strong>{label}</strong> },
          {
            key: 'person',
            title: columns.person,
            cell: ({ staffId }) =>
              staffId === null ? say.keyholders.nobody : (names.get(staffId) ?? say.keyholders.nobody),
          },
          {
            key: 'act',
            title: columns.act,
            cell: (keyholder) =>
              mayRemove && (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={say.keyholders.removeTitle(keyholder.label)}
                  onClick={() => onOpen({ act: 'removeKeyholder', keyholder })}
                >
                  {say.keyholders.remove}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Dialogs(props: {
  list: StaffList
  open: Open | null
  onDone: (sentence: string, reply?: StaffList) => void
  onClose: () => void
}) {
  const { list, open, onDone, onClose } = props
  const common = { onDone, onClose }
  switch (open?.act) {
    case undefined:
      return null
    case 'add':
      return <AddPersonDialog {...common} />
    case 'relief':
      return <ReliefDialog {...common} />
    case 'ownPin':
      return <OwnPinDialog {...common} />
    case 'addKeyholder':
      return <AddKeyholderDialog list={list} {...common} />
    case 'removeKeyholder':
      return <RemoveKeyholderDialog keyholder={open.keyholder} {...common} />
    case 'disable':
      return <DisableDialog person={open.person} {...common} />
    case 'enable':
      return <EnableDialog person={open.person} {...common} />
    case 'resetPin':
      return <ResetPinDialog person={open.person} {...common} />
    case 'enablePin':
      return <EnablePinDialog person={open.person} {...common} />
    case 'leave':
      return <LeaveDialog list={list} person={open.person} {...common} />
  }
}
