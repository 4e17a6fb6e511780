import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AbscessView } from '../../shared/contract/health.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { AbscessForm } from './abscess.form.tsx'
import type { HealthPart } from './health.screen.tsx'
import { TakeBack } from './take-back.form.tsx'

const say = words.health.abscess

/** Each abscess with its healing course, the oldest dressing first. */
export function Abscesses({ clientId, data, done }: HealthPart) {
  const { role } = useSignedIn()
  const dayOpen = useSession().clinicDay !== null
  const mayWrite = role !== 'manager' && dayOpen
  const [form, setForm] = useState<{ of: AbscessView | null } | null>(null)
  const [mistake, setMistake] = useState<AbscessView | null>(null)
  useKey('f4', say.begin, () => setForm({ of: null }), { enabled: mayWrite })
  const begin = mayWrite && (
    <Button onClick={() => setForm({ of: null })} rightSection={<KeyHint keys="f4" />}>
      {say.begin}
    </Button>
  )
  return (
    <Section title={say.title} actions={begin} flush>
      {data.abscesses.length === 0 && <EmptyState>{say.none}</EmptyState>}
      <Stack gap="lg" pb="md">
        {data.abscesses.map((abscess) => (
          <div key={abscess.id}>
            <Group justify="space-between" px="md">
              <Text fw={600}>
                {say.opened(abscess.openedDay)} ·{' '}
                {abscess.end ? (
                  <StatusMark tone={abscess.end.outcome === 'healed' ? 'good' : 'note'}>
                    {say.ended(abscess.end.outcome, abscess.end.day)}
                  </StatusMark>
                ) : (
                  <StatusMark tone="due">{say.open}</StatusMark>
                )}
              </Text>
              {mayWrite && (
                <Group gap="sm">
                  <Button variant="subtle" onClick={() => setMistake(abscess)}>
                    {words.health.takeBack.button}
                  </Button>
                  {!abscess.end && (
                    <Button variant="default" onClick={() => setForm({ of: abscess })}>
                      {say.visit}
                    </Button>
                  )}
                </Group>
              )}
            </Group>
            <Course abscess={abscess} />
          </div>
        ))}
      </Stack>
      {form && (
        <AbscessForm
          clientId={clientId}
          abscess={form.of}
          today={data.today}
          onDone={(now) => {
            setForm(null)
            done(now, say.saved)
          }}
          onClose={() => setForm(null)}
        />
      )}
      {mistake && (
        <TakeBack
          subjects={[
            ...mistake.visits
              .slice(mistake.visits.length > 1 ? -1 : 1)
              .map(({ id }) => ({ subject: 'abscess_visit' as const, id })),
            { subject: 'abscess' as const, id: mistake.id },
          ]}
          onDone={(now) => {
            setMistake(null)
            done(now, words.health.takeBack.done)
          }}
          onClose={() => setMistake(null)}
        />
      )}
    </Section>
  )
}

function Course({ abscess }: { abscess: AbscessView }) {
  const known = abscess.visits.flatMap(({ finding, ...visit }) => (finding ? [{ ...visit, ...finding }] : []))
  if (known.length === 0)
    return (
      <Text px="md" c="dimmed">
        {say.counted(abscess.visits.length)}
      </Text>
    )
  return (
    <DataTable
      caption={say.course}
      rows={known}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} />, width: '9rem' },
        { key: 'where', title: say.columns.where, cell: ({ bodyPart }) => bodyPart },
        { key: 'stage', title: say.columns.stage, cell: ({ stage }) => words.health.stages[stage] },
        { key: 'size', title: say.columns.size, numeric: true, cell: ({ sizeMm }) => say.size(sizeMm) },
        {
          key: 'dressing',
          title: say.columns.dressing,
          cell: ({ dressing, note }) => [dressing, note].filter(Boolean).join('. '),
        },
        { key: 'by', title: say.columns.by, cell: ({ staffName }) => staffName },
      ]}
    />
  )
}
