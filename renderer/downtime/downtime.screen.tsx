import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DowntimeState, Sheet } from '../../shared/contract/downtime.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { Outages } from './outages.tsx'
import { SheetPaper } from './sheet-paper.tsx'
import { SheetsTable } from './sheets-table.tsx'

const say = words.downtime

/** Make the sheet, print it, say whether it was used, enter it; and the power cuts that explain it. */
export function DowntimeScreen() {
  const state = useQuery({ ...ask.downtime.state.queryOptions(), gcTime: 0 })
  if (state.data === undefined)
    return state.isError ? <FailedPage title={words.downtime.title} error={state.error} /> : <Loading />
  return <Downtime state={state.data} />
}

function Downtime({ state }: { state: DowntimeState }) {
  const [shown, setShown] = useState<Sheet | null>(null)
  const [requestId, renew] = useRequestId()
  const cache = useQueryClient()
  const make = useMutation({
    mutationFn: (day: ClinicDay) => call.downtime.make({ requestId, day }),
    onSuccess: async (sheet) => {
      renew()
      setShown(sheet)
      await cache.invalidateQueries({ queryKey: ask.downtime.state.key() })
    },
  })
  const look = useMutation({
    mutationFn: (sheetId: number) => call.downtime.sheet({ sheetId }),
    onSuccess: setShown,
  })
  useKey('f6', say.keys.makeNext, () => make.mutate(state.nextDay))
  useKey('f7', say.keys.makeToday, () => make.mutate(state.today))
  return (
    <Page title={say.title} lead={say.lead}>
      <ErrorSummary error={make.error ?? look.error} />
      <Waiting state={state} onMake={(day) => make.mutate(day)} />
      <Section title={say.make.title}>
        <Stack gap="sm">
          <Text>{say.make.how}</Text>
          <Group>
            <Button
              onClick={() => make.mutate(state.nextDay)}
              loading={make.isPending}
              rightSection={<KeyHint keys="f6" />}
            >
              {say.make.next(state.nextDay)}
            </Button>
            <Button
              variant="default"
              onClick={() => make.mutate(state.today)}
              disabled={make.isPending}
              rightSection={<KeyHint keys="f7" />}
            >
              {say.make.today}
            </Button>
          </Group>
        </Stack>
      </Section>
      <SheetsTable state={state} onLook={(sheetId) => look.mutate(sheetId)} />
      <Outages state={state} />
      {shown && <SheetPaper sheet={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

/** What the counter waits for, with the way there. */
function Waiting({ state, onMake }: { state: DowntimeState; onMake: (day: ClinicDay) => void }) {
  const [, go] = useLocation()
  if (state.paperDays.length === 0) return null
  return (
    <StatusBar tone="stop" title={say.waits.title}>
      <Stack gap="xs">
        <Text>{say.waits.why}</Text>
        {state.paperDays.map(({ day, sheetIds }) =>
          sheetIds.length > 0 ? (
            sheetIds.map((id) => (
              <Button key={id} onClick={() => go(`/downtime/sheets/${id}`)} style={{ alignSelf: 'start' }}>
                {say.waits.sheet(day, state.sheets.find((sheet) => sheet.id === id)?.number ?? id)}
              </Button>
            ))
          ) : (
            <Group key={day} gap="sm">
              <Text>{say.waits.noSheet(day)}</Text>
              <Button variant="default" onClick={() => onMake(day)}>
                {say.waits.makeFor(day)}
              </Button>
            </Group>
          ),
        )}
      </Stack>
    </StatusBar>
  )
}
