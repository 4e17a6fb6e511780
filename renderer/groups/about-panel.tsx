import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { FacilitatorLine, GroupView } from '../../shared/contract/group-views.ts'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { AgreementDialog } from './agreement.form.tsx'
import { facilitator } from './facilitator.ts'
import { ChangeGroupDialog } from './group.form.tsx'
import { EndGroupDialog } from './group.forms.tsx'
import { useGroupWritten } from './groups.queries.ts'
import { EndLeadDialog, LeadDialog } from './leader.forms.tsx'

const say = words.groups
type Box = 'change' | 'end' | 'lead' | 'agree' | FacilitatorLine

/** What the group is, who leads it, and with a partner what was agreed. */
export function AboutPanel({ group }: { group: GroupView }) {
  const [box, setBox] = useState<Box | null>(null)
  const written = useGroupWritten()
  const ends = {
    group,
    onDone: (now: GroupView) => {
      setBox(null)
      written(now)
    },
    onClose: () => setBox(null),
  }
  const goesOn = group.endedDay === null
  return (
    <Stack gap="lg">
      <Section
        title={say.page.purpose}
        actions={
          group.whole && (
            <Group gap="sm">
              <Button variant="default" onClick={() => setBox('change')}>
                {say.page.change}
              </Button>
              <Button variant="default" onClick={() => setBox('end')}>
                {goesOn ? say.page.end : say.page.goOn}
              </Button>
            </Group>
          )
        }
      >
        <Text>{group.purpose || say.page.noPurpose}</Text>
        <Text mt="xs">
          {say.page.usual}: {say.usual(group.weekday, group.startMinute, group.everyWeeks)}
        </Text>
        <Text>
          {say.page.place}: {group.place || say.page.notSaid}
        </Text>
        <Text>
          {say.page.begun(group.begunDay)}
          {group.endedDay && `. ${say.ended(group.endedDay)}: ${group.endReason}`}
        </Text>
      </Section>
      <Section
        title={say.leaders.title}
        actions={
          group.whole &&
          goesOn && (
            <Button variant="default" onClick={() => setBox('lead')}>
              {say.leaders.add}
            </Button>
          )
        }
      >
        {group.facilitators.length === 0 && <Text c="dimmed">{say.leaders.none}</Text>}
        <Stack gap={4}>
          {group.facilitators.map((leader) => (
            <Group key={leader.id} gap="md">
              <Text>
                <strong>{facilitator(leader.who)}</strong>{' '}
                {leader.untilDay === null
                  ? say.leaders.since(leader.fromDay)
                  : say.leaders.until(leader.fromDay, leader.untilDay)}
              </Text>
              {group.whole && leader.untilDay === null && (
                <Button variant="subtle" size="compact-md" onClick={() => setBox(leader)}>
                  {say.leaders.end(facilitator(leader.who))}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      </Section>
      {group.kind === 'self_help_partner' && <Agreement group={group} onWrite={() => setBox('agree')} />}
      {boxOf(box, ends)}
    </Stack>
  )
}

function boxOf(
  box: Box | null,
  ends: { group: GroupView; onDone: (group: GroupView) => void; onClose: () => void },
): ReactNode {
  if (box === null) return null
  if (box === 'change') return <ChangeGroupDialog {...ends} />
  if (box === 'end') return <EndGroupDialog {...ends} />
  if (box === 'lead') return <LeadDialog {...ends} />
  if (box === 'agree') return <AgreementDialog {...ends} />
  return <EndLeadDialog leader={box} {...ends} />
}

function Agreement({ group, onWrite }: { group: GroupView; onWrite: () => void }) {
  const { agreement } = group
  return (
    <Section
      title={say.agreement.title}
      actions={
        group.whole && (
          <Button variant="default" onClick={onWrite}>
            {agreement ? say.agreement.change : say.agreement.write}
          </Button>
        )
      }
    >
      {agreement === null && <Text c="dimmed">{say.agreement.none}</Text>}
      {agreement && (
        <Stack gap={4}>
          <Text>{say.agreement.from(agreement.fromDay, agreement.untilDay)}</Text>
          {agreement.untilDay !== null && agreement.untilDay < group.today && (
            <Text fw={650}>{say.agreement.over}</Text>
          )}
          {group.whole && agreement.contact && (
            <Text>
              {say.agreement.contact}: {agreement.contact}
            </Text>
          )}
          <Text>
            {say.agreement.services}:{' '}
            {agreement.services.length === 0
              ? say.agreement.noServices
              : agreement.services.map(say.service).join(', ')}
          </Text>
        </Stack>
      )}
    </Section>
  )
}
