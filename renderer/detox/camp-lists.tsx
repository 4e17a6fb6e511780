import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CampView } from '../../shared/contract/camps.ts'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { AddCost, AddTeam } from './camp.forms.tsx'
import { useKeepCamp } from './detox.queries.ts'

const say = words.camps
type Props = { camp: CampView; mayWrite: boolean }

/** Who is of the team. */
export function CampTeam({ camp, mayWrite }: Props) {
  const [adding, setAdding] = useState(false)
  const keep = useKeepCamp()
  const leave = useMutation(ask.camps.leaveTeam.mutationOptions({ onSuccess: keep }))
  return (
    <Section
      title={say.team}
      actions={
        mayWrite && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {say.teamAdd}
          </Button>
        )
      }
    >
      <Stack gap={6}>
        <ErrorSummary error={leave.error} />
        {camp.team.length === 0 && <Text c="dimmed">{say.teamNone}</Text>}
        {camp.team.map(({ id, name, duty }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text>
              {name}, {say.duties[duty].toLowerCase()}
            </Text>
            {mayWrite && (
              <Button
                size="compact-md"
                variant="subtle"
                aria-label={say.teamLeave(name)}
                onClick={() => leave.mutate({ requestId: crypto.randomUUID(), campTeamId: id })}
              >
                {say.leave}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {adding && <AddTeam campId={camp.id} onClose={() => setAdding(false)} />}
    </Section>
  )
}

/** What the camp cost so far. */
export function CampCosts({ camp, mayWrite }: Props) {
  const [adding, setAdding] = useState(false)
  const keep = useKeepCamp()
  const undo = useMutation(ask.camps.undoCost.mutationOptions({ onSuccess: keep }))
  return (
    <Section
      title={say.costs}
      actions={
        mayWrite && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {say.costAdd}
          </Button>
        )
      }
    >
      <Stack gap={6}>
        <ErrorSummary error={undo.error} />
        {camp.costs.length === 0 && <Text c="dimmed">{say.costsNone}</Text>}
        {camp.costs.map(({ id, day, kind, amountMinor, note }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text>
              <DateText day={day} /> {say.costKinds[kind]}
              {note && `, ${note}`}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Text className="ost-numbers">{say.money(amountMinor)}</Text>
              {mayWrite && (
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={say.costUndo(`${say.costKinds[kind]} ${say.money(amountMinor)}`)}
                  onClick={() => undo.mutate({ requestId: crypto.randomUUID(), campCostId: id })}
                >
                  {say.undo}
                </Button>
              )}
            </Group>
          </Group>
        ))}
        {camp.costs.length > 0 && (
          <Text fw={700}>
            {say.total}: {say.money(camp.counts.costTotal)}
          </Text>
        )}
      </Stack>
      {adding && <AddCost camp={camp} onClose={() => setAdding(false)} />}
    </Section>
  )
}
