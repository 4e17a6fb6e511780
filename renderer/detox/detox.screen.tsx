import { Anchor, Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CheckView, DetoxLine, SheetView } from '../../shared/contract/detox-views.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CampTable } from './camp-table.tsx'
import { PlanCamp } from './plan-camp.form.tsx'
import { SheetForm } from './sheet.form.tsx'

const say = words.detox.list

/** Who is in detoxification now, whom a doctor must decide of, camps, and paper charts. */
export function DetoxScreen() {
  const asked = useQuery(ask.detox.list.queryOptions({ staleTime: 0 }))
  const camps = useQuery(ask.camps.list.queryOptions({ staleTime: 0 }))
  const [form, setForm] = useState<'camp' | 'sheets' | null>(null)
  const [, go] = useLocation()
  const { role } = useSignedIn()
  const stage = useSession().clinicDay ? 'day' : 'staff'
  const mayPlan = whoMay('camp.write', { stage, role }).allowed
  const mayPrint = whoMay('detox.write', { stage, role }).allowed
  useKey('f6', words.camps.new, () => setForm('camp'), { enabled: mayPlan && form === null })
  useKey('f7', say.newSheets, () => setForm('sheets'), { enabled: mayPrint && form === null })
  if (asked.isError) return <FailedPage title={words.detox.title} error={asked.error} />
  if (!asked.data || !camps.data) return <Loading />
  const { lines, waiting, sheets } = asked.data
  return (
    <Page
      title={words.detox.title}
      lead={words.detox.lead}
      actions={
        <>
          {mayPrint && (
            <Button variant="default" onClick={() => setForm('sheets')} rightSection={<KeyHint keys="f7" />}>
              {say.newSheets}
            </Button>
          )}
          {mayPlan && (
            <Button variant="default" onClick={() => setForm('camp')} rightSection={<KeyHint keys="f6" />}>
              {words.camps.new}
            </Button>
          )}
        </>
      }
    >
      {waiting.map((check) => (
        <Waiting key={check.id} check={check} />
      ))}
      <Section title={say.now} flush>
        <DataTable
          caption={say.now}
          columns={LINES}
          rows={lines}
          rowKey={({ episodeId }) => episodeId}
          onOpen={({ clientId }) => go(`/clients/${clientId}/detox`)}
          empty={<EmptyState>{say.none}</EmptyState>}
        />
      </Section>
      <Section title={say.camps} flush>
        <CampTable camps={camps.data.camps} />
      </Section>
      <Section title={say.sheets} flush>
        {mayPrint && <FindSheet />}
        <DataTable
          caption={say.sheets}
          columns={SHEETS}
          rows={sheets}
          rowKey={({ id }) => id}
          {...(mayPrint && { onOpen: ({ id }: SheetView) => go(`/detox/charts/${id}`) })}
          empty={<EmptyState>{say.sheetsNone}</EmptyState>}
        />
      </Section>
      {form === 'camp' && (
        <PlanCamp
          places={camps.data.places}
          onClose={() => setForm(null)}
          onDone={({ id }) => go(`/detox/camps/${id}`)}
        />
      )}
      {form === 'sheets' && (
        <SheetForm
          camps={asked.data.camps}
          campId={null}
          episodeId={null}
          today={asked.data.today}
          onClose={() => setForm(null)}
        />
      )}
    </Page>
  )
}

function Waiting({ check }: { check: CheckView }) {
  const [, go] = useLocation()
  return (
    <StatusBar tone="doctor" title={`${say.waiting}: ${words.detox.enter.of(check.registerNumber)}`}>
      <Group gap="md">
        <span>{say.waitingFor(check.flags.map((flag) => words.detox.flags[flag]))}</span>
        <Button size="compact-md" variant="default" onClick={() => go(`/clients/${check.clientId}/detox`)}>
          {say.decide}
        </Button>
      </Group>
    </StatusBar>
  )
}

const LINES: readonly Column<DetoxLine>[] = [
  {
    key: 'client',
    title: say.columns.client,
    numeric: true,
    width: '90px',
    cell: ({ clientId, registerNumber }) => (
      <Anchor href={`#/clients/${clientId}/detox`} fw={600} tabIndex={-1}>
        {registerNumber}
      </Anchor>
    ),
  },
  {
    key: 'where',
    title: say.columns.where,
    cell: ({ place, setting }) => place ?? words.detox.settings[setting],
  },
  {
    key: 'days',
    title: say.columns.days,
    numeric: true,
    cell: ({ days, long }) => (long ? <StatusMark tone="warn">{`${days}, ${say.long}`}</StatusMark> : days),
  },
  {
    key: 'cows',
    title: say.columns.cows,
    cell: ({ lastCows }) =>
      lastCows === null ? (
        say.noCows
      ) : (
        <>
          {words.detox.cows(lastCows.total, lastCows.band)} (<DateText day={lastCows.day} />)
        </>
      ),
  },
  {
    key: 'today',
    title: say.columns.today,
    cell: ({ chartedToday }) =>
      chartedToday.length === 0 ? (
        <StatusMark tone="due">{say.notToday}</StatusMark>
      ) : (
        <StatusMark tone="good">
          {chartedToday.map((shift) => words.detox.shifts[shift]).join(', ')}
        </StatusMark>
      ),
  },
  { key: 'handover', title: say.columns.handover, width: '34%', cell: ({ handover }) => handover ?? '' },
]

const SHEETS: readonly Column<SheetView>[] = [
  { key: 'number', title: say.sheetColumns.number, numeric: true, width: '90px', cell: ({ id }) => id },
  {
    key: 'who',
    title: say.sheetColumns.who,
    cell: ({ registerNumber, place }) =>
      [registerNumber === null ? say.blank : words.detox.enter.of(registerNumber), place]
        .filter((part) => part !== null)
        .join(', '),
  },
  {
    key: 'days',
    title: say.sheetColumns.days,
    cell: ({ firstDay, days }) => (
      <>
        <DateText day={firstDay} />, {words.detox.days(days)}
      </>
    ),
  },
  { key: 'state', title: say.sheetColumns.state, cell: ({ entered }) => say.entered(entered) },
]

/** The number on the paper leads to its lines. */
function FindSheet() {
  const [typed, setTyped] = useState('')
  const [, go] = useLocation()
  const number = Number(latinDigits(typed).trim())
  const open = Number.isInteger(number) && number > 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (open) go(`/detox/charts/${number}`)
      }}
    >
      <Group align="flex-end" px="md" pb="md">
        <TextInput
          label={say.numberOfSheet}
          inputMode="numeric"
          w={240}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!open}>
          {say.openSheet}
        </Button>
      </Group>
    </form>
  )
}
