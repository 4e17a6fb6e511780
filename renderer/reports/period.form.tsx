import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ReportPeriod } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { DateField } from '../ui/date-field.tsx'
import { fieldErrors } from '../ui/error-summary.tsx'
import { readDate } from '../ui/read-date.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.reports.controls

const firstOfMonth = (day: ClinicDay): ClinicDay => `${day.slice(0, 8)}01` as ClinicDay

/** A month by one press, or any days. */
export function PeriodForm(props: {
  today: ClinicDay
  period: ReportPeriod
  onShow: (period: ReportPeriod) => void
}) {
  const { today, period, onShow } = props
  const [from, setFrom] = useState(clinicDay(period.firstDay))
  const [until, setUntil] = useState(clinicDay(period.lastDay))
  const [problems, setProblems] = useState<Problem[]>([])
  const show = (next: ReportPeriod) => {
    setFrom(clinicDay(next.firstDay))
    setUntil(clinicDay(next.lastDay))
    setProblems([])
    onShow(next)
  }
  const read = () => {
    const [first, last] = [readDate(from), readDate(until)]
    if (!('day' in first)) return setProblems([{ field: 'from', code: 'not_a_date' }])
    if (!('day' in last)) return setProblems([{ field: 'until', code: 'not_a_date' }])
    if (last.day < first.day) return setProblems([{ field: 'until', code: 'ends_before_start' }])
    show({ firstDay: first.day, lastDay: last.day })
  }
  const monthBefore = () => {
    const lastDay = addDays(firstOfMonth(today), -1)
    show({ firstDay: firstOfMonth(lastDay), lastDay })
  }
  const errors = fieldErrors(problems)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        read()
      }}
    >
      <Group align="flex-start" gap="lg">
        <DateField label={say.from} description="" value={from} onChange={setFrom} error={errors.from} />
        <DateField label={say.until} description="" value={until} onChange={setUntil} error={errors.until} />
        <Group mt={28} gap="sm">
          <Button type="submit">{say.show}</Button>
          <Button variant="default" onClick={() => show({ firstDay: firstOfMonth(today), lastDay: today })}>
            {say.thisMonth}
          </Button>
          <Button variant="default" onClick={monthBefore}>
            {say.lastMonth}
          </Button>
        </Group>
      </Group>
    </form>
  )
}
