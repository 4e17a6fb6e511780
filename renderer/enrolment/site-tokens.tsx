import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CasesDesk, TokensRead } from '../../shared/contract/office-cases.ts'
import { ask, call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.enrolment.office.tokens

/** What came of each site, and the way in for more. */
export function SiteTokens({ desk, folder }: { desk: CasesDesk; folder: string | null }) {
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const take = useMutation({
    mutationFn: (from: string) => call.officeCases.takeIn({ requestId, folder: from }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ask.officeCases.key() }),
    onSettled: renew,
  })
  return (
    <Section title={say.title} flush>
      <Stack px="md" pb="md">
        <ErrorSummary error={take.error} />
        <Group>
          <Button
            disabled={folder === null}
            loading={take.isPending}
            onClick={() => folder !== null && take.mutate(folder)}
          >
            {say.take}
          </Button>
        </Group>
        <div role="status">
          {take.data?.length === 0 && <Text>{say.none}</Text>}
          {take.data?.map((read) => (
            <Text key={read.file}>{lineOf(read)}</Text>
          ))}
        </div>
      </Stack>
      <Sites desk={desk} />
    </Section>
  )
}

const lineOf = ({ file, outcome, clients }: TokensRead): string =>
  `${file}: ${say.outcome[outcome](clients ?? 0)}.`

function Sites({ desk }: { desk: CasesDesk }) {
  const { timeZone } = useSite()
  const { columns } = say
  return (
    <DataTable
      caption={say.title}
      rows={desk.sites}
      rowKey={({ id }) => id}
      empty={<EmptyState>{say.noSites}</EmptyState>}
      columns={[
        { key: 'site', title: columns.site, cell: ({ code, name }) => (name ? `${code} ${name}` : code) },
        {
          key: 'made',
          title: columns.made,
          cell: ({ tokens }) =>
            tokens
              ? `${dayAndTime(tokens.madeAt, timeZone)}${tokens.oldKey ? ` (${say.oldKey})` : ''}`
              : say.never,
        },
        {
          key: 'clients',
          title: columns.clients,
          numeric: true,
          cell: ({ tokens }) => tokens && number(tokens.clients),
        },
        {
          key: 'out',
          title: columns.out,
          numeric: true,
          cell: ({ tokens }) => tokens && number(tokens.leftOut),
        },
        {
          key: 'nameless',
          title: columns.nameless,
          numeric: true,
          cell: ({ tokens }) => tokens && number(tokens.nameless),
        },
        {
          key: 'list',
          title: columns.list,
          cell: ({ list }) => list && say.list(list.number, list.cases, dayAndTime(list.at, timeZone)),
        },
      ]}
    />
  )
}
