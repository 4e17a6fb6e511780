import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StiRead } from '../../shared/contract/health.ts'
import { call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useSession } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import type { HealthPart } from './health.screen.tsx'
import { StiForm } from './sti.form.tsx'
import { TakeBack } from './take-back.form.tsx'

const say = words.health.sti

/** STI care: sealed; read on demand, and each reading is a line of the ledger. */
export function StiCare({ clientId, data, done, times }: HealthPart & { times: number }) {
  const dayOpen = useSession().clinicDay !== null
  const [writing, setWriting] = useState(false)
  const [mistake, setMistake] = useState<number | null>(null)
  const read = useMutation({ mutationFn: () => call.health.readSti({ clientId }) })
  useKey('f8', say.begin, () => setWriting(true), { enabled: dayOpen })
  const begin = dayOpen && (
    <Button onClick={() => setWriting(true)} rightSection={<KeyHint keys="f8" />}>
      {say.begin}
    </Button>
  )
  return (
    <Section title={say.title} actions={begin}>
      <Stack gap="sm">
        <Group>
          <Text>{say.times(times)}</Text>
          {times > 0 && !read.data && (
            <Button variant="default" onClick={() => read.mutate()} loading={read.isPending}>
              {say.read}
            </Button>
          )}
          {times > 0 && <Text c="dimmed">{say.readLead}</Text>}
        </Group>
        <ErrorSummary error={read.error} />
        {read.data && <StiTable rows={read.data} onMistake={dayOpen ? setMistake : null} />}
      </Stack>
      {writing && (
        <StiForm
          clientId={clientId}
          today={data.today}
          onDone={(now) => {
            setWriting(false)
            read.reset()
            done(now, say.saved)
          }}
          onClose={() => setWriting(false)}
        />
      )}
      {mistake !== null && (
        <TakeBack
          subjects={[{ subject: 'health_record', id: mistake }]}
          onDone={(now) => {
            setMistake(null)
            read.reset()
            done(now, words.health.takeBack.done)
          }}
          onClose={() => setMistake(null)}
        />
      )}
    </Section>
  )
}

function StiTable({ rows, onMistake }: { rows: StiRead; onMistake: ((id: number) => void) | null }) {
  return (
    <DataTable
      caption={say.title}
      rows={rows}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} /> },
        { key: 'sign', title: say.columns.sign, cell: ({ sign }) => words.health.signs[sign] },
        {
          key: 'treatment',
          title: say.columns.treatment,
          cell: ({ treatment, note }) => [treatment, note].filter(Boolean).join('. '),
        },
        { key: 'partner', title: say.columns.partner, cell: ({ partnerTold }) => say.partners[partnerTold] },
        { key: 'by', title: say.columns.by, cell: ({ staffName }) => staffName },
        {
          key: 'mistake',
          title: '',
          cell: ({ id }) =>
            onMistake && (
              <Button variant="subtle" size="compact-md" onClick={() => onMistake(id)}>
                {words.health.takeBack.button}
              </Button>
            ),
        },
      ]}
    />
  )
}
