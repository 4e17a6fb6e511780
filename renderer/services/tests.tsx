import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { TestView } from '../../shared/contract/health.ts'
import { dueState } from '../../shared/rules/health-rules.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import type { HealthPart } from './health.screen.tsx'
import { ResultForm } from './result.form.tsx'
import { Results } from './results.tsx'
import { TakeBack } from './take-back.form.tsx'
import { TalkForm } from './talk.form.tsx'
import { TestForm } from './test.form.tsx'

const say = words.health.test

type Open = { what: 'new' } | { what: 'result' | 'talk' | 'mistake'; test: TestView }

/** Which tests were done and when the next is due: for everybody of the care. Results stand apart, and sealed. */
export function Tests({ clientId, data, done }: HealthPart) {
  const { role } = useSignedIn()
  const dayOpen = useSession().clinicDay !== null
  const mayWrite = role !== 'manager' && dayOpen
  const [open, setOpen] = useState<Open | null>(null)
  const [readings, setReadings] = useState(0)
  const close = () => setOpen(null)
  useKey('f6', say.begin, () => setOpen({ what: 'new' }), { enabled: mayWrite })
  const finish =
    (said: string): ((now: HealthPart['data']) => void) =>
    (now) => {
      close()
      setReadings((count) => count + 1)
      done(now, said)
    }
  const begin = mayWrite && (
    <Button onClick={() => setOpen({ what: 'new' })} rightSection={<KeyHint keys="f6" />}>
      {say.begin}
    </Button>
  )
  const acts = (test: TestView) => {
    const mayResult = mayWrite && data.readable.includes(test.kind)
    return (
      <Group gap={4} wrap="nowrap">
        {mayResult && test.resultDay === null && (
          <Button variant="default" onClick={() => setOpen({ what: 'result', test })}>
            {say.enterResult}
          </Button>
        )}
        {mayResult && test.resultDay !== null && test.talkDay === null && (
          <Button variant="default" onClick={() => setOpen({ what: 'talk', test })}>
            {say.talk}
          </Button>
        )}
        {mayWrite && test.resultDay === null && (
          <Button variant="subtle" onClick={() => setOpen({ what: 'mistake', test })}>
            {words.health.takeBack.button}
          </Button>
        )}
      </Group>
    )
  }
  return (
    <Section title={say.title} actions={begin} flush>
      <Text px="md" pb="sm" maw={1000}>
        {say.lead}
      </Text>
      <DataTable
        caption={say.title}
        rows={data.tests}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say.none}</EmptyState>}
        columns={[
          { key: 'kind', title: say.columns.kind, cell: ({ kind }) => words.health.tests[kind] },
          {
            key: 'pre',
            title: say.columns.pre,
            cell: ({ preCounselledDay }) => <DateText day={preCounselledDay} />,
          },
          { key: 'day', title: say.columns.day, cell: ({ day }) => <DateText day={day} /> },
          {
            key: 'result',
            title: say.columns.result,
            cell: ({ resultDay }) => (resultDay === null ? say.resultOpen : say.resultKnown(resultDay)),
          },
          {
            key: 'talk',
            title: say.columns.talk,
            cell: ({ talkDay }) => (talkDay === null ? say.talkOpen : <DateText day={talkDay} />),
          },
          {
            key: 'next',
            title: say.columns.next,
            cell: ({ nextDay, id, kind }) =>
              nextDay === null ? null : (
                <NextDue
                  day={nextDay}
                  today={data.today}
                  newest={data.tests.find((test) => test.kind === kind)?.id === id}
                />
              ),
          },
          { key: 'acts', title: '', cell: acts },
        ]}
      />
      <Stack p="md" gap="sm">
        {data.readable.length > 0 ? (
          <Results key={readings} clientId={clientId} data={data} done={done} />
        ) : (
          <Text c="dimmed">{say.mayNot}</Text>
        )}
      </Stack>
      {open?.what === 'new' && (
        <TestForm clientId={clientId} data={data} onDone={finish(say.saved)} onClose={close} />
      )}
      {open?.what === 'result' && (
        <ResultForm test={open.test} today={data.today} onDone={finish(say.resultSaved)} onClose={close} />
      )}
      {open?.what === 'talk' && (
        <TalkForm test={open.test} today={data.today} onDone={finish(say.talkSaved)} onClose={close} />
      )}
      {open?.what === 'mistake' && (
        <TakeBack
          subjects={[{ subject: 'health_test', id: open.test.id }]}
          onDone={finish(words.health.takeBack.done)}
          onClose={close}
        />
      )}
    </Section>
  )
}

/** The day of the next test; only of the newest of its kind it is a reminder. */
function NextDue({
  day,
  today,
  newest,
}: {
  day: NonNullable<TestView['nextDay']>
  today: TestView['day']
  newest: boolean
}) {
  const state = newest ? dueState(day, today) : 'later'
  if (state === 'later') return <DateText day={day} />
  return (
    <>
      <DateText day={day} /> <StatusMark tone={state === 'overdue' ? 'warn' : 'due'}>{say[state]}</StatusMark>
    </>
  )
}
