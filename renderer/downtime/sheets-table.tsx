import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { DowntimeState, SheetHead } from '../../shared/contract/downtime.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask, call } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.downtime.sheets

const TONES: Record<NonNullable<SheetHead['state']>, Tone> = {
  used: 'stop',
  unused: 'quiet',
  entered: 'good',
}

/** Every sheet, the newest first, and what became of it. */
export function SheetsTable({ state, onLook }: { state: DowntimeState; onLook: (sheetId: number) => void }) {
  const { timeZone } = useSite()
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const declare = useMutation({
    mutationFn: (said: { sheetIds: number[]; state: 'used' | 'unused' }) =>
      call.downtime.declare({ requestId, ...said }),
    onSuccess: (next) => {
      renew()
      cache.setQueryData(ask.downtime.state.queryKey(), next)
    },
  })
  const past = state.sheets.filter((sheet) => sheet.state === null && sheet.day < state.today)
  const mayEnter = whoMay('downtime.enter', { stage: 'day', role }).allowed
  const columns: Column<SheetHead>[] = [
    { key: 'number', title: say.columns.number, cell: (sheet) => sheet.number, numeric: true, width: '5rem' },
    { key: 'day', title: say.columns.day, cell: (sheet) => clinicDay(sheet.day) },
    {
      key: 'made',
      title: say.columns.made,
      cell: (sheet) => `${dayAndTime(sheet.at, timeZone)}, ${sheet.by}`,
    },
    {
      key: 'state',
      title: say.columns.state,
      cell: (sheet) => (
        <StatusMark tone={sheet.state === null ? 'quiet' : TONES[sheet.state]}>
          {sheet.state === null ? say.unspoken : say.states[sheet.state]}
        </StatusMark>
      ),
    },
    {
      key: 'acts',
      title: say.columns.acts,
      cell: (sheet) => (
        <Group gap="xs" wrap="nowrap">
          <Act label={say.open} sheet={sheet} onDo={() => onLook(sheet.id)} />
          {sheet.state === null && (
            <>
              <Act
                label={say.used}
                sheet={sheet}
                onDo={() => declare.mutate({ sheetIds: [sheet.id], state: 'used' })}
              />
              <Act
                label={say.unused}
                sheet={sheet}
                onDo={() => declare.mutate({ sheetIds: [sheet.id], state: 'unused' })}
              />
            </>
          )}
          {mayEnter && (sheet.state === 'used' || sheet.state === 'entered') && (
            <Act
              label={say.enter}
              sheet={sheet}
              main={sheet.state === 'used'}
              onDo={() => go(`/downtime/sheets/${sheet.id}`)}
            />
          )}
          {sheet.state === 'unused' && (
            <Act
              label={say.used}
              sheet={sheet}
              onDo={() => declare.mutate({ sheetIds: [sheet.id], state: 'used' })}
            />
          )}
        </Group>
      ),
    },
  ]
  return (
    <Section
      title={say.title}
      flush
      actions={
        past.length > 0 && (
          <Button
            variant="default"
            onClick={() => declare.mutate({ sheetIds: past.map(({ id }) => id), state: 'unused' })}
          >
            {say.allUnused(past.length)}
          </Button>
        )
      }
    >
      <ErrorSummary error={declare.error} />
      <DataTable
        caption={say.title}
        columns={columns}
        rows={state.sheets}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say.none}</EmptyState>}
      />
    </Section>
  )
}

function Act(props: { label: string; sheet: SheetHead; main?: boolean; onDo: () => void }) {
  const { label, sheet, main = false, onDo } = props
  return (
    <Button
      size="compact-md"
      variant={main ? 'filled' : 'default'}
      aria-label={say.label(label, sheet.number)}
      onClick={onDo}
    >
      {label}
    </Button>
  )
}
