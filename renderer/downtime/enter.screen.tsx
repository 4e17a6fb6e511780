import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { DowntimeState, Sheet } from '../../shared/contract/downtime.ts'
import type { PaperResult } from '../../shared/records/downtime.ts'
import { RESULT_DIGITS } from '../../shared/rules/paper-cells.ts'
import { ask } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { EntryGrid, entryId } from './entry-grid.tsx'
import { isEmpty } from './entry-rows.ts'
import { FinishSheet } from './finish-sheet.tsx'
import { PaperIncident } from './incident.form.tsx'
import { OpenPaperDay } from './open-paper-day.form.tsx'
import { SheetEntered } from './sheet-entered.tsx'
import { useEntry } from './use-entry.ts'

const say = words.downtime.enter

/** One sheet on its way into the register. */
export function EnterScreen() {
  const sheetId = Number(useParams<{ id: string }>().id)
  const state = useQuery({ ...ask.downtime.state.queryOptions(), gcTime: 0 })
  const sheet = useQuery({ ...ask.downtime.sheet.queryOptions({ input: { sheetId } }), gcTime: 0 })
  const error = sheet.error ?? state.error
  if (error) return <FailedPage title={words.downtime.title} error={error} />
  if (!sheet.data || !state.data) return <Loading />
  return <Enter sheet={sheet.data} state={state.data} />
}

function Enter({ sheet, state }: { sheet: Sheet; state: DowntimeState }) {
  const { head } = sheet
  const { clinicDay } = useSession()
  const open = clinicDay?.day ?? null
  const late = state.lastDay !== null && head.day <= state.lastDay
  return (
    <Page title={say.title(head.number, head.day)} lead={say.lead}>
      {open === null && !late && <OpenPaperDay day={head.day} />}
      {open === null && late && <StatusBar tone="note" title={say.otherDay.openToday(head.day)} />}
      {open !== null && open < head.day && (
        <StatusBar tone="stop" title={say.otherDay.before(head.day, open)} />
      )}
      {open !== null && open > head.day && (
        <StatusBar tone="note" title={say.otherDay.passed(head.day, open)} />
      )}
      {open !== null && open >= head.day && <Grid sheet={sheet} />}
      <SheetEntered sheet={sheet} />
    </Page>
  )
}

function Grid({ sheet }: { sheet: Sheet }) {
  const me = useSignedIn()
  const { staff } = useSession()
  const [, go] = useLocation()
  const givers = staff.filter(({ role }) => role === 'nurse' || role === 'doctor')
  const [givenBy, setGivenBy] = useState(me.id)
  const entry = useEntry(sheet, givenBy)
  const [incident, setIncident] = useState<number | null>(null)
  const { rows, saved, save, change } = entry
  const ready = rows.filter(({ judged }) => judged?.outcome === 'ready').length
  const typed = rows.filter((row) => !isEmpty(row)).length
  const asked = rows.find(({ key }) => key === incident)
  const doSave = () => entry.typedOf(rows).length > 0 && !save.isPending && save.mutate()
  useKey('ctrl+enter', words.downtime.keys.save, doSave)
  const setResult = (digit: string) => {
    const row = rows[rowInHand()]
    if (row) change(row.key, { result: digit })
  }
  useEffect(() => document.getElementById(entryId(0, 'number'))?.focus(), [])
  useEffect(() => {
    if (saved !== null) document.getElementById(entryId(0, 'number'))?.focus()
  }, [saved])
  return (
    <Stack gap="md">
      {Object.entries(RESULT_DIGITS).map(([digit, result]) => (
        <ResultKey key={digit} digit={digit} result={result} onPress={setResult} />
      ))}
      <DraftNotice at={entry.restoredAt} onDrop={entry.drop} />
      <ErrorSummary error={save.error} />
      {saved !== null && (
        <StatusBar tone={typed === 0 ? 'good' : 'warn'} title={say.saved(saved)} live>
          {typed > 0 && say.left(typed)}
        </StatusBar>
      )}
      <Section title={say.grid}>
        <Group justify="space-between" align="flex-end" mb="sm">
          <Text>{say.legend}</Text>
          <NativeSelect
            label={say.givenBy}
            value={String(givenBy)}
            onChange={(event) => setGivenBy(Number(event.currentTarget.value))}
            data={givers.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Group>
        <EntryGrid
          rows={rows}
          change={change}
          findLine={entry.findLine}
          complete={entry.complete}
          onIncident={setIncident}
        />
        <Group mt="md">
          <Button onClick={doSave} loading={save.isPending} rightSection={<KeyHint keys="ctrl+enter" />}>
            {say.save(ready)}
          </Button>
          {ready === 0 && <Text c="dimmed">{say.nothing}</Text>}
        </Group>
      </Section>
      {sheet.head.state !== 'entered' ? (
        <FinishSheet sheet={sheet} unsaved={typed} onDone={() => go('/downtime')} />
      ) : (
        <StatusBar tone="good" title={say.done} />
      )}
      {asked && (
        <PaperIncident
          row={asked}
          sheet={sheet}
          givenBy={givenBy}
          onClose={() => setIncident(null)}
          onSaved={(next) => {
            setIncident(null)
            entry.settle(next)
          }}
        />
      )}
    </Stack>
  )
}

/** One Alt key a result: the row in hand is set from whatever cell. */
function ResultKey(props: { digit: string; result: PaperResult; onPress: (digit: string) => void }) {
  const { digit, result, onPress } = props
  useKey(`alt+${digit}`, words.downtime.keys.result(digit, result), () => onPress(digit))
  return null
}

/** The row whose cell has the focus. */
function rowInHand(): number {
  const [, row] = /^paper-(\d+)-/.exec(document.activeElement?.id ?? '') ?? []
  return row === undefined ? -1 : Number(row)
}
