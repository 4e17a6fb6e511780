import { Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { RulesVersion } from '../../shared/contract/rules.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { changesInWords } from './change-words.ts'
import { useVersions } from './rules.queries.ts'

const say = words.rules.versions

/** Who signed what, when, and what each version changed. */
export function RulesVersionsScreen() {
  const versions = useVersions()
  const [, go] = useLocation()
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button variant="default" onClick={() => go('/rules')}>
          {words.rules.title}
        </Button>
      }
    >
      {versions.isError && <ErrorSummary error={versions.error} />}
      {!versions.data && !versions.isError && <Loading />}
      {versions.data && <Versions versions={versions.data} />}
    </Page>
  )
}

function Versions({ versions }: { versions: readonly RulesVersion[] }) {
  const { timeZone } = useSite()
  return (
    <Stack gap="lg">
      <Section flush>
        <DataTable
          caption={say.title}
          rows={versions}
          rowKey={({ version }) => version}
          empty={<EmptyState>{sentence({ code: 'no_rules' })}</EmptyState>}
          columns={[
            {
              key: 'version',
              title: say.columns.version,
              width: '14rem',
              cell: ({ version, body, inForce }) => (
                <>
                  <Text fw={650}>{say.number(version)}</Text>
                  <Text>{body.name}</Text>
                  {inForce && <StatusMark tone="good">{say.inForce}</StatusMark>}
                </>
              ),
            },
            {
              key: 'signed',
              title: say.columns.signed,
              width: '18rem',
              cell: ({ signedBy, signedAt }) =>
                signedBy === null || signedAt === null ? (
                  <StatusMark tone="stop">{say.unsigned}</StatusMark>
                ) : (
                  words.rules.signed(signedBy, dayAndTime(signedAt, timeZone))
                ),
            },
            {
              key: 'changes',
              title: say.columns.changes,
              cell: (row) => {
                const before = versions.find(({ version }) => version === row.version - 1)
                return before ? <Changes was={before} now={row} /> : say.first
              },
            },
          ]}
        />
      </Section>
      {versions.length > 2 && <Compare versions={versions} />}
    </Stack>
  )
}

function Compare({ versions }: { versions: readonly RulesVersion[] }) {
  const [from, setFrom] = useState(versions.at(-1)?.version ?? 1)
  const [to, setTo] = useState(versions[0]?.version ?? 1)
  const data = versions.map(({ version }) => ({ value: String(version), label: say.number(version) }))
  const was = versions.find(({ version }) => version === from)
  const now = versions.find(({ version }) => version === to)
  return (
    <Section title={say.compare}>
      <Stack>
        <Group>
          <NativeSelect
            label={say.compare}
            value={String(from)}
            data={data}
            onChange={(event) => setFrom(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={say.with}
            value={String(to)}
            data={data}
            onChange={(event) => setTo(Number(event.currentTarget.value))}
          />
        </Group>
        <Text fw={650}>{say.between(from, to)}</Text>
        {was && now && <Changes was={was} now={now} />}
      </Stack>
    </Section>
  )
}

function Changes({ was, now }: { was: RulesVersion; now: RulesVersion }) {
  const changes = changesInWords(was.body, now.body)
  if (changes.length === 0) return <Text c="dimmed">{say.same}</Text>
  return (
    <List spacing={2}>
      {changes.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}
