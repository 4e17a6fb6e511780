import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, isoWeekday } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { AgreeForm } from './agree.form.tsx'
import { DateTable } from './date-table.tsx'
import { useForgetDates } from './dates.queries.ts'
import { EndDate } from './end-date.form.tsx'
import { Slips } from './slips.tsx'
import { WeekGrid } from './week-grid.tsx'

const say = words.appointments
const mondayOf = (day: ClinicDay) => addDays(day, 1 - isoWeekday(day))

/** A week of agreed dates, one person's or everybody's. */
export function CalendarScreen() {
  const me = useSignedIn()
  const { clinicDay, calendarDay } = useSession()
  const now = clinicDay?.day ?? calendarDay
  const [from, setFrom] = useState<ClinicDay | null>(now && mondayOf(now))
  const [whose, setWhose] = useState(me.role === 'manager' ? '0' : String(me.id))
  const [open, setOpen] = useState<AppointmentLine | 'new' | 'slips' | null>(null)
  const forget = useForgetDates()
  const week = useQuery({
    ...ask.appointments.week.queryOptions({
      input: { from: from ?? ('2026-01-05' as ClinicDay), staffId: whose === '0' ? null : Number(whose) },
    }),
    enabled: from !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const go = (days: number) => setFrom((at) => at && addDays(at, days))
  const dayOpen = clinicDay !== null
  useKey('pageup', say.before, () => go(-7))
  useKey('pagedown', say.after, () => go(7))
  useKey('alt+n', say.make, () => setOpen('new'), { enabled: dayOpen })
  const data = week.data
  const done = () => {
    setOpen(null)
    void forget()
  }
  const waiting = data?.appointments.filter(({ outcome, day }) => outcome === null && day >= data.today) ?? []
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button onClick={() => setOpen('new')} disabled={!dayOpen} rightSection={<KeyHint keys="alt+n" />}>
            {say.make}
          </Button>
          <Button variant="default" onClick={() => setOpen('slips')} disabled={waiting.length === 0}>
            {say.slips}
          </Button>
        </>
      }
    >
      {week.isError && <ErrorSummary error={week.error} />}
      {week.isPending && <Loading />}
      {data && data.overdue.length > 0 && (
        <Section title={say.overdue(data.overdue.length)} flush>
          <DateTable
            caption={say.overdue(data.overdue.length)}
            dates={data.overdue}
            onOpen={dayOpen ? setOpen : undefined}
          />
        </Section>
      )}
      {data && from && (
        <Stack gap="sm">
          <Group justify="space-between" align="flex-end">
            <Group gap="sm" align="flex-end">
              <Button variant="default" onClick={() => go(-7)} rightSection={<KeyHint keys="pageup" />}>
                {say.before}
              </Button>
              <Button variant="default" onClick={() => setFrom(mondayOf(data.today))}>
                {say.thisWeek}
              </Button>
              <Button variant="default" onClick={() => go(7)} rightSection={<KeyHint keys="pagedown" />}>
                {say.after}
              </Button>
              <Text fw={650} size="lg" role="status">
                {say.week(from)}
              </Text>
            </Group>
            <NativeSelect
              label={say.whose}
              value={whose}
              data={[
                { value: '0', label: say.everybody },
                ...data.staff.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              onChange={(event) => setWhose(event.currentTarget.value)}
            />
          </Group>
          {data.appointments.length === 0 && <Text c="dimmed">{say.noneThisWeek}</Text>}
          <WeekGrid week={data} withNames={whose === '0'} onOpen={(date) => dayOpen && setOpen(date)} />
        </Stack>
      )}
      {data && open === 'new' && <AgreeForm today={data.today} onDone={done} onClose={() => setOpen(null)} />}
      {data && open === 'slips' && <Slips dates={waiting} onClose={() => setOpen(null)} />}
      {data && open !== null && typeof open === 'object' && (
        <EndDate date={open} today={data.today} onDone={done} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}
