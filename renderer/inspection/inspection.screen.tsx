import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FindingKind, Look } from '../../shared/contract/inspection.ts'
import { addDays } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { Findings } from './findings.tsx'
import { LetIn } from './let-in.tsx'

const say = words.inspection

/** What wants a look, counted by kind; a kind opens its rows, a row opens its lines of the ledger. */
export function InspectionScreen() {
  const { role } = useSignedIn()
  const [look, setLook] = useLastMonth()
  const [kind, setKind] = useState<FindingKind | null>(null)
  const summary = useQuery(ask.inspection.summary.queryOptions({ input: look, staleTime: 0 }))
  return (
    <Page title={say.title} lead={say.lead}>
      {role === 'manager' && <LetIn />}
      <Section title={say.period.title}>
        <PeriodForm look={look} onLook={setLook} />
      </Section>
      <Section title={say.summary.title} flush>
        {summary.isError && <ErrorSummary error={summary.error} />}
        {summary.isPending && <Loading />}
        {summary.data && (
          <DataTable
            caption={say.summary.title}
            rows={summary.data}
            rowKey={(row) => row.kind}
            onOpen={(row) => setKind(row.kind)}
            empty={null}
            columns={[
              {
                key: 'kind',
                title: say.summary.columns.kind,
                cell: (row) => <strong>{say.kinds[row.kind].title}</strong>,
              },
              {
                key: 'count',
                title: say.summary.columns.count,
                numeric: true,
                cell: ({ count }) =>
                  count === 0 ? say.summary.none : <StatusMark tone="warn">{number(count)}</StatusMark>,
              },
              {
                key: 'paper',
                title: say.summary.columns.paper,
                numeric: true,
                cell: ({ fromPaper }) => (fromPaper === 0 ? '' : number(fromPaper)),
              },
            ]}
          />
        )}
      </Section>
      {kind && <Findings key={kind} kind={kind} look={look} />}
    </Page>
  )
}

function useLastMonth() {
  const { clinicDay: open, calendarDay } = useSession()
  const today = open?.day ?? calendarDay
  if (today === null) throw new Error('the register is not open')
  return useState<Look>({ from: addDays(today, -30), to: today, lateMinutes: 30, bulk: 10 })
}

function PeriodForm({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const [from, setFrom] = useState(clinicDay(look.from))
  const [to, setTo] = useState(clinicDay(look.to))
  const [late, setLate] = useState(String(look.lateMinutes))
  const [bulk, setBulk] = useState(String(look.bulk))
  const submit = () => {
    const [first, last] = [readDate(from), readDate(to)]
    const [lateMinutes, many] = [Number(late), Number(bulk)]
    if (!('day' in first) || !('day' in last)) return
    if (!Number.isInteger(lateMinutes) || lateMinutes < 1 || !Number.isInteger(many) || many < 2) return
    onLook({ from: first.day, to: last.day, lateMinutes, bulk: many })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Group align="flex-start" gap="md">
        <DateField label={say.period.from} value={from} onChange={setFrom} description="" />
        <DateField label={say.period.to} value={to} onChange={setTo} description="" />
        <TextInput
          label={say.period.late}
          inputMode="numeric"
          w={170}
          value={late}
          onChange={(event) => setLate(event.currentTarget.value)}
        />
        <TextInput
          label={say.period.bulk}
          inputMode="numeric"
          w={170}
          value={bulk}
          onChange={(event) => setBulk(event.currentTarget.value)}
        />
        <Button type="submit" mt={28}>
          {say.period.look}
        </Button>
      </Group>
    </form>
  )
}
