import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportPeriod } from '../../shared/records/report.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PeriodFields } from '../ui/period-fields.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { ExportForm } from './export.form.tsx'
import { lastMonthBefore } from './last-month.ts'
import { NamesSection } from './names.dialog.tsx'

const say = words.exports

/** Files for spreadsheets and other programs, and, apart from them, the list of names. */
export function ExportScreen() {
  const { clinicDay, calendarDay } = useSession()
  const { role } = useSignedIn()
  const today = clinicDay?.day ?? calendarDay
  const [period, setPeriod] = useState<ReportPeriod | null>(today && lastMonthBefore(today))
  const look = useQuery({
    ...ask.exports.look.queryOptions({ input: { period: period as ReportPeriod }, staleTime: 0 }),
    enabled: period !== null,
  })
  if (period === null) return <Loading />
  return (
    <Page title={say.title} lead={say.lead}>
      <Section title={say.period}>
        <PeriodFields
          id="export"
          from={period.firstDay}
          until={period.lastDay}
          onShow={(firstDay, lastDay) => setPeriod({ firstDay, lastDay })}
        />
      </Section>
      <ErrorSummary error={look.error} />
      {look.data && (
        <ExportForm key={period.firstDay + period.lastDay} period={period} tables={look.data.tables} />
      )}
      {look.isPending && <Loading />}
      {role === 'manager' && <NamesSection />}
    </Page>
  )
}
