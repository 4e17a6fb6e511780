import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ServiceCount } from '../../shared/contract/services.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSession } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { balanceText } from './balance-text.ts'
import { CountPaper } from './count-paper.tsx'
import { CountRows } from './count-rows.tsx'
import { CountTable } from './count-table.tsx'

const say = words.services.summary

interface Period {
  from: ClinicDay
  to: ClinicDay
}

/** From the first of a day's month to that day; of the month before, the whole. */
const monthTo = (day: ClinicDay): Period => ({ from: `${day.slice(0, 8)}01` as ClinicDay, to: day })
const monthBefore = (day: ClinicDay): Period => monthTo(addDays(monthTo(day).from, -1))

/** What was given in a time, by kind, sex and age; each line opens down to its rows. */
export function SummaryScreen() {
  const { clinicDay: open, calendarDay } = useSession()
  const today = open?.day ?? calendarDay
  return today === null ? <Loading /> : <Summary today={today} />
}

function Summary({ today }: { today: ClinicDay }) {
  const [period, setPeriod] = useState<Period>(() => monthTo(today))
  const [from, setFrom] = useState(clinicDay(period.from))
  const [to, setTo] = useState(clinicDay(period.to))
  const [problems, setProblems] = useState<Problem[]>([])
  const [row, setRow] = useState<ServiceCount | null>(null)
  const [paper, setPaper] = useState(false)
  const counts = useQuery(ask.services.summary.queryOptions({ input: period, staleTime: 0 }))
  const show = (next: Period) => {
    setFrom(clinicDay(next.from))
    setTo(clinicDay(next.to))
    setProblems([])
    setPeriod(next)
  }
  const read = () => {
    const [first, last] = [readDate(from), readDate(to)]
    if (!('day' in first)) return setProblems([{ field: 'from', code: 'not_a_date' }])
    if (!('day' in last)) return setProblems([{ field: 'to', code: 'not_a_date' }])
    if (last.day < first.day) return setProblems([{ field: 'to', code: 'period_ends_before' }])
    show({ from: first.day, to: last.day })
  }
  const rows = counts.data?.rows.filter(({ times }) => times > 0) ?? []
  useKey('alt+p', say.print, () => setPaper(true), { enabled: rows.length > 0 })
  const errors = fieldErrors(problems)
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        rows.length > 0 && (
          <Button variant="default" onClick={() => setPaper(true)} rightSection={<KeyHint keys="alt+p" />}>
            {say.print}
          </Button>
        )
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          read()
        }}
      >
        <Group align="flex-end" gap="lg">
          <DateField label={say.from} description="" value={from} onChange={setFrom} error={errors.from} />
          <DateField label={say.to} description="" value={to} onChange={setTo} error={errors.to} />
          <Button type="submit">{say.show}</Button>
          <Button variant="default" onClick={() => show(monthTo(today))}>
            {say.month}
          </Button>
          <Button variant="default" onClick={() => show(monthBefore(today))}>
            {say.lastMonth}
          </Button>
        </Group>
      </form>
      {counts.isError && <ErrorSummary error={counts.error} />}
      {counts.isPending && <Loading />}
      {counts.data && (
        <Section title={say.period(period.from, period.to)} flush>
          <Stack gap={4} px="md" pb="sm">
            <Text>{say.totals(counts.data.contacts, counts.data.clients)}</Text>
            <Text>{balanceText(counts.data.rows)}</Text>
          </Stack>
          <CountTable rows={rows} onOpen={setRow} empty={<EmptyState>{say.none}</EmptyState>} />
          <Text c="dimmed" p="md" maw={1100}>
            {say.definition}
          </Text>
        </Section>
      )}
      {row && <CountRows {...period} count={row} onClose={() => setRow(null)} />}
      {paper && counts.data && (
        <CountPaper
          {...period}
          rows={rows}
          totals={say.totals(counts.data.contacts, counts.data.clients)}
          onClose={() => setPaper(false)}
        />
      )}
    </Page>
  )
}
