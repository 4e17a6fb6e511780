import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InspectionState } from '../../shared/contract/inspection.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.inspection.letIn
const HOURS = ['1', '2', '4', '8', '12']

/** The manager lets an inspector look for some hours, ends it, and sees who looked before. */
export function LetIn() {
  const state = useQuery(ask.inspection.state.queryOptions({ staleTime: 0 }))
  return (
    <Section title={say.title}>
      {state.isError && <ErrorSummary error={state.error} />}
      {state.isPending && <Loading />}
      {state.data && (
        <Stack>
          {state.data.open ? <IsOpen open={state.data.open} /> : <OpenForm state={state.data} />}
          {state.data.past.length > 0 && <Past past={state.data.past} />}
        </Stack>
      )}
    </Section>
  )
}

function useKeep() {
  const cache = useQueryClient()
  return (state: InspectionState) => cache.setQueryData(ask.inspection.state.queryKey(), state)
}

function IsOpen({ open }: { open: NonNullable<InspectionState['open']> }) {
  const { timeZone } = useSite()
  const [requestId] = useRequestId()
  const keep = useKeep()
  const end = useMutation(ask.inspection.end.mutationOptions({ onSuccess: keep }))
  return (
    <>
      <ErrorSummary error={end.error} />
      <Group justify="space-between">
        <div role="status">
          <Text fw={650}>{say.isOpen(open.inspector, dayAndTime(open.until, timeZone))}</Text>
          <Text c="dimmed">{open.reason}</Text>
        </div>
        <Button loading={end.isPending} onClick={() => end.mutate({ requestId, inspectionId: open.id })}>
          {say.end}
        </Button>
      </Group>
    </>
  )
}

function OpenForm({ state }: { state: InspectionState }) {
  const [inspectorId, setInspectorId] = useState('')
  const [hours, setHours] = useState('4')
  const [reason, setReason] = useState('')
  const [requestId] = useRequestId()
  const keep = useKeep()
  const open = useMutation(ask.inspection.open.mutationOptions({ onSuccess: keep }))
  if (state.inspectors.length === 0) return <Text>{say.nobody}</Text>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        open.mutate({
          requestId,
          inspectorId: Number(inspectorId),
          hours: Number(hours),
          reason: reason.trim(),
        })
      }}
    >
      <Stack>
        <Text c="dimmed">{say.closed}</Text>
        <ErrorSummary error={open.error} />
        <Group align="flex-start" gap="lg">
          <NativeSelect
            label={say.who}
            value={inspectorId}
            data={[
              { value: '', label: say.choose },
              ...state.inspectors.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            onChange={(event) => setInspectorId(event.currentTarget.value)}
          />
          <NativeSelect
            label={say.hours}
            value={hours}
            data={HOURS}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
          <TextInput
            label={say.reason}
            description={say.reasonHow}
            maxLength={200}
            w={420}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            mt={28}
            loading={open.isPending}
            disabled={inspectorId === '' || reason.trim().length < 3}
          >
            {say.open}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Past({ past }: { past: InspectionState['past'] }) {
  const { timeZone } = useSite()
  const at = (instant: number) => <span className="ost-nowrap">{dayAndTime(instant, timeZone)}</span>
  return (
    <DataTable
      caption={say.past}
      rows={past}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'who', title: say.columns.who, cell: ({ inspector }) => inspector },
        { key: 'from', title: say.columns.from, cell: (row) => at(row.at) },
        { key: 'until', title: say.columns.until, cell: ({ endedAt }) => at(endedAt) },
        { key: 'by', title: say.columns.by, cell: ({ openedBy }) => openedBy },
        { key: 'why', title: say.columns.why, cell: ({ reason }) => reason },
      ]}
    />
  )
}
