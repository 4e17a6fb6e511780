import { FileInput, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SiteListView } from '../../shared/contract/programme-sites.ts'
import { ask, call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.passports.sites

/** The office's signed list, and the way in for a new one. */
export function SitesScreen() {
  const { role } = useSignedIn()
  const list = useQuery(ask.programmeSites.list.queryOptions())
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const take = useMutation({
    mutationFn: async (file: File) => call.programmeSites.takeIn({ requestId, text: await file.text() }),
    onSuccess: (next) => cache.setQueryData(ask.programmeSites.list.queryKey(), next),
    onSettled: renew,
  })
  if (list.data === undefined) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <ErrorSummary error={take.error} />
      {take.data && <StatusBar tone="good" live title={say.takenIn(take.data.sites.length)} />}
      {list.data?.ownProblem && <StatusBar tone="warn" title={say.ownProblem[list.data.ownProblem]} />}
      {role === 'manager' ? (
        <Section>
          <FileInput
            label={say.file}
            placeholder={say.choose}
            accept=".json,application/json"
            maw={420}
            disabled={take.isPending}
            onChange={(file) => file && take.mutate(file)}
          />
        </Section>
      ) : (
        <Text c="dimmed">{say.managerOnly}</Text>
      )}
      <Section flush>{list.data ? <Sites list={list.data} /> : <EmptyState>{say.none}</EmptyState>}</Section>
    </Page>
  )
}

function Sites({ list }: { list: SiteListView }) {
  const { timeZone } = useSite()
  const { columns } = say
  return (
    <Stack gap={0}>
      <Text px="md" pt="md">
        {say.by(
          list.office,
          dayAndTime(list.madeAt, timeZone),
          list.takenInBy,
          dayAndTime(list.takenInAt, timeZone),
        )}
      </Text>
      <DataTable
        caption={say.title}
        rows={list.sites}
        rowKey={({ number }) => number}
        empty={null}
        columns={[
          {
            key: 'number',
            title: columns.number,
            numeric: true,
            cell: ({ number }) => String(number).padStart(4, '0'),
          },
          {
            key: 'name',
            title: columns.name,
            cell: ({ name, own }) => (own ? `${name} (${say.own})` : name),
          },
          { key: 'code', title: columns.code, cell: ({ code }) => code },
          {
            key: 'key',
            title: columns.key,
            cell: ({ fingerprint }) => <span className="ost-numbers">{fingerprint}</span>,
          },
        ]}
      />
    </Stack>
  )
}
