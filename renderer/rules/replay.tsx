import { Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplayCounts, ReplayRow } from '../../shared/contract/rules.ts'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateField, DateText } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { clinicDay, number } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { useReplay } from './use-replay.ts'

const say = words.rules.replay
const KINDS = ['stricter', 'laxer', 'amount', 'notice'] as const
const LAST_DAYS = 30

/** The rules being typed, held against the days that were. */
export function Replay({ body }: { body: RulePackBody | null }) {
  const { timeZone } = useSite()
  const now = useQuery(ask.paper.time.queryOptions())
  const today = now.data ? dayOfInstant(now.data.at, timeZone) : null
  return <Section title={say.title}>{today && <Look key={today} body={body} today={today} />}</Section>
}

function Look({ body, today }: { body: RulePackBody | null; today: ClinicDay }) {
  const [from, setFrom] = useState(() => clinicDay(addDays(today, -LAST_DAYS)))
  const [to, setTo] = useState(() => clinicDay(addDays(today, -1)))
  const { progress, rows, counts, error, stopped, start, cancel } = useReplay()
  const [first, last] = [readDate(from), readDate(to)]
  const ready = body !== null && 'day' in first && 'day' in last
  const run = () => {
    if (ready) void start({ body, from: first.day, to: last.day })
  }
  return (
    <Stack>
      <Text c="dimmed">{say.lead}</Text>
      <Group align="flex-start">
        <DateField label={say.from} value={from} onChange={setFrom} />
        <DateField label={say.to} value={to} onChange={setTo} />
        <Group mt={52}>
          <Button onClick={run} loading={progress !== null} disabled={!ready}>
            {say.start}
          </Button>
          {progress !== null && (
            <Button variant="default" onClick={cancel}>
              {say.stop}
            </Button>
          )}
        </Group>
      </Group>
      {body === null && <Text>{say.notRead}</Text>}
      <ErrorSummary error={error} />
      {progress !== null && progress.of > 0 && (
        <div role="status">
          <Text>{say.progress(progress.done, progress.of)}</Text>
          <Progress value={(100 * progress.done) / progress.of} aria-label={say.title} />
        </div>
      )}
      {stopped && <StatusBar tone="note" title={say.stopped} live />}
      {counts && <Counted counts={counts} />}
      {rows.length > 0 && <Differences rows={rows} />}
    </Stack>
  )
}

function Counted({ counts }: { counts: ReplayCounts }) {
  const found = KINDS.filter((kind) => counts[kind] > 0)
  if (counts.days === 0) return <StatusBar tone="note" title={say.noDay} live />
  return (
    <StatusBar
      tone={found.length === 0 ? 'good' : 'note'}
      title={found.length === 0 ? say.none : say.looked(counts.mornings, counts.clients, counts.days)}
      live
    >
      {found.length === 0 ? (
        say.looked(counts.mornings, counts.clients, counts.days)
      ) : (
        <List>
          {found.map((kind) => (
            <List.Item key={kind}>{say.count(kind, counts[kind])}</List.Item>
          ))}
        </List>
      )}
    </StatusBar>
  )
}

function Differences({ rows }: { rows: readonly ReplayRow[] }) {
  const { columns } = say
  return (
    <DataTable
      caption={say.caption}
      rows={rows}
      rowKey={({ clientId, day }) => `${clientId} ${day}`}
      empty={null}
      {...(rows.length > 200 && { virtualHeight: '32rem' })}
      columns={[
        { key: 'client', title: columns.client, width: '5rem', cell: (row) => number(row.registerNumber) },
        {
          key: 'day',
          title: columns.day,
          width: '9rem',
          cell: ({ day, came }) => (
            <>
              <DateText day={day} />
              {!came && <Text c="dimmed">{say.absent}</Text>}
            </>
          ),
        },
        {
          key: 'was',
          title: columns.was,
          cell: ({ was, wouldBe }) => <Said verdict={was} beside={wouldBe} />,
        },
        {
          key: 'wouldBe',
          title: columns.wouldBe,
          cell: ({ was, wouldBe }) => <Said verdict={wouldBe} beside={was} />,
        },
        {
          key: 'rule',
          title: columns.rule,
          width: '22%',
          cell: ({ was, wouldBe }) => <Text c="dimmed">{(wouldBe.rule ?? was.rule)?.source}</Text>,
        },
      ]}
    />
  )
}

/** What one pack says; of its notices only those that the other has not. */
function Said({ verdict, beside }: { verdict: ReplayRow['was']; beside: ReplayRow['was'] }) {
  const { outcome, amountMicrograms, reasons, notices } = verdict
  if (outcome !== 'due') return reasons.map((reason) => <Text key={reason.code}>{sentence(reason)}</Text>)
  const own = notices.filter((code) => !beside.notices.includes(code))
  const named = own.flatMap((code) => say.notices[code] ?? [])
  return (
    <>
      <Text fw={650}>{say.due(amountMicrograms ?? 0)}</Text>
      {named.length > 0 && <Text>{say.says(named)}</Text>}
    </>
  )
}
