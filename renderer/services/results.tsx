import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResultsRead } from '../../shared/contract/health.ts'
import { call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { useSession } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import type { HealthPart } from './health.screen.tsx'
import { LinkForm } from './link.form.tsx'
import { type Mistake, TakeBack } from './take-back.form.tsx'

const say = words.health.test

/** Results and the treatment after them: closed until somebody who may asks to read; each reading is in the ledger. */
export function Results({ clientId, data, done }: HealthPart) {
  const dayOpen = useSession().clinicDay !== null
  const [linking, setLinking] = useState(false)
  const [mistake, setMistake] = useState<Mistake | null>(null)
  const read = useMutation({ mutationFn: () => call.health.results({ clientId }) })
  useKey('f7', say.read, () => read.mutate())
  const take = (said: string) => (now: HealthPart['data']) => {
    setLinking(false)
    setMistake(null)
    read.reset()
    done(now, said)
  }
  return (
    <Stack gap="sm">
      <Group>
        <Button
          variant="default"
          onClick={() => read.mutate()}
          loading={read.isPending}
          rightSection={<KeyHint keys="f7" />}
        >
          {say.read}
        </Button>
        {dayOpen && (
          <Button variant="default" onClick={() => setLinking(true)}>
            {words.health.link.begin}
          </Button>
        )}
        <Text c="dimmed">{say.readLead}</Text>
      </Group>
      <ErrorSummary error={read.error} />
      {read.data && <ReadResults read={read.data} onMistake={dayOpen ? setMistake : null} />}
      {linking && (
        <LinkForm
          clientId={clientId}
          data={data}
          onDone={take(words.health.link.saved)}
          onClose={() => setLinking(false)}
        />
      )}
      {mistake && (
        <TakeBack
          subjects={[mistake]}
          onDone={take(words.health.takeBack.done)}
          onClose={() => setMistake(null)}
        />
      )}
    </Stack>
  )
}

function ReadResults(props: { read: ResultsRead; onMistake: ((mistake: Mistake) => void) | null }) {
  const { read, onMistake } = props
  const mistakeOf = (mistake: Mistake) =>
    onMistake && (
      <Button variant="subtle" size="compact-md" onClick={() => onMistake(mistake)}>
        {words.health.takeBack.button}
      </Button>
    )
  return (
    <>
      <Title order={3}>{say.readTitle}</Title>
      <DataTable
        caption={say.readTitle}
        rows={read.results}
        rowKey={({ id }) => id}
        empty={say.readNone}
        columns={[
          { key: 'kind', title: say.readColumns.kind, cell: ({ kind }) => words.health.tests[kind] },
          { key: 'tested', title: say.readColumns.tested, cell: ({ testDay }) => <DateText day={testDay} /> },
          {
            key: 'result',
            title: say.readColumns.result,
            cell: ({ result }) => <strong>{words.health.results[result]}</strong>,
          },
          { key: 'day', title: say.readColumns.day, cell: ({ day }) => <DateText day={day} /> },
          { key: 'next', title: say.readColumns.next, cell: ({ nextDay }) => <DateText day={nextDay} /> },
          { key: 'by', title: say.readColumns.by, cell: ({ staffName }) => staffName },
          { key: 'mistake', title: '', cell: ({ id }) => mistakeOf({ subject: 'health_test_result', id }) },
        ]}
      />
      <Title order={3}>{say.links}</Title>
      <DataTable
        caption={say.links}
        rows={read.links}
        rowKey={({ id }) => id}
        empty={say.linksNone}
        columns={[
          {
            key: 'programme',
            title: say.linkColumns.programme,
            cell: ({ programme }) => words.health.programmes[programme],
          },
          {
            key: 'stage',
            title: say.linkColumns.stage,
            cell: ({ stage }) => words.health.linkStages[stage],
          },
          { key: 'day', title: say.linkColumns.day, cell: ({ day }) => <DateText day={day} /> },
          { key: 'place', title: say.linkColumns.place, cell: ({ place }) => place },
          { key: 'by', title: say.linkColumns.by, cell: ({ staffName }) => staffName },
          { key: 'mistake', title: '', cell: ({ id }) => mistakeOf({ subject: 'health_record', id }) },
        ]}
      />
    </>
  )
}
