import { Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { MappingView } from '../../shared/contract/dhis2.ts'
import type { Dhis2Mapping, MappingLine } from '../../shared/records/dhis2.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Dhis2File } from './dhis2-file.tsx'
import { MappingGrid } from './mapping-grid.tsx'
import { MappingOut } from './mapping-out.tsx'
import { MetadataSection } from './metadata-section.tsx'
import { SiteUnits } from './site-units.tsx'

const say = words.dhis2

/** The mapping of the return's numbers to DHIS2, and the file that comes of it. */
export function Dhis2Screen() {
  const found = useQuery(ask.dhis2.mapping.queryOptions({ staleTime: 0, refetchOnMount: 'always' }))
  if (found.isError) return <FailedPage title={say.title} error={found.error} />
  return found.data ? <Dhis2Page view={found.data} /> : <Loading />
}

function Dhis2Page({ view }: { view: MappingView }) {
  const { kind } = useSite()
  const [mapping, setMapping] = useState<Dhis2Mapping>(view.mapping)
  const onLines = useCallback(
    (change: (lines: readonly MappingLine[]) => MappingLine[]) =>
      setMapping((now) => ({ ...now, lines: change(now.lines) })),
    [],
  )
  const changed = JSON.stringify(mapping) !== JSON.stringify(view.mapping)
  return (
    <Page title={say.title} lead={say.lead}>
      <MetadataSection view={view} />
      <SiteUnits
        site={kind === 'office' ? null : view.site}
        mapping={mapping}
        metadata={view.metadata?.metadata ?? null}
        onChange={setMapping}
      />
      <MappingGrid
        numbers={view.numbers}
        mapping={mapping}
        metadata={view.metadata?.metadata ?? null}
        onLines={onLines}
      />
      <SaveMapping view={view} mapping={mapping} changed={changed} onTaken={setMapping} />
      {kind !== 'office' && view.id !== null && <Dhis2File key={view.id} unsaved={changed} />}
    </Page>
  )
}

function SaveMapping(props: {
  view: MappingView
  mapping: Dhis2Mapping
  changed: boolean
  onTaken: (mapping: Dhis2Mapping) => void
}) {
  const { view, mapping, changed, onTaken } = props
  const { timeZone } = useSite()
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const save = useMutation({
    mutationFn: () => call.dhis2.save({ requestId, basedOn: view.id, mapping }),
    onSuccess: (next) => {
      cache.setQueryData(ask.dhis2.mapping.queryKey(), next)
      onTaken(next.mapping)
    },
    onSettled: renew,
  })
  const read = useMutation({
    mutationFn: async (file: File) => call.dhis2.readFile({ text: await file.text() }),
    onSuccess: onTaken,
  })
  const state = changed
    ? say.unsaved
    : view.saved
      ? say.saved(view.saved.by, dayAndTime(view.saved.at, timeZone))
      : say.never
  return (
    <Section>
      <Stack gap="md">
        <ErrorSummary error={save.error ?? read.error} />
        {read.data && changed && <StatusBar tone="note" live title={say.taken} />}
        <Group>
          <Button size="lg" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
            {say.save}
          </Button>
          <Text role="status">{state}</Text>
        </Group>
        <FileInput
          label={say.file.read}
          placeholder="CSV"
          accept=".csv,text/csv"
          maw={420}
          disabled={read.isPending}
          onChange={(file) => file && read.mutate(file)}
        />
        {view.id !== null && <MappingOut />}
      </Stack>
    </Section>
  )
}
