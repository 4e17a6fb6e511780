import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FindingKind, Look } from '../../shared/contract/inspection.ts'
import type { SiteFindings } from '../../shared/contract/office-reports.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSession } from '../ui/session-context.tsx'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { FindingRowsDialog } from './finding-rows.dialog.tsx'

const say = words.office.findings
/** As at a site: entered half an hour late, or ten in a minute, is worth a look [common practice]. */
const WORTH_A_LOOK = { lateMinutes: 30, bulk: 10 }

/** The inspector's findings over all sites: how often, where, and the rows behind. */
export function OfficeFindingsScreen() {
  const { calendarDay } = useSession()
  const today = calendarDay ?? ('2000-01-01' as ClinicDay)
  const [look, setLook] = useState<Look>({ from: addDays(today, -31), to: today, ...WORTH_A_LOOK })
  const [opened, setOpened] = useState<{ site: SiteFindings; kind: FindingKind } | null>(null)
  const found = useQuery(
    ask.officeReports.findings.queryOptions({ input: { look, whose: { kind: 'all' } }, staleTime: 0 }),
  )
  return (
    <Page title={say.title} lead={say.lead}>
      <Stack gap="lg">
        <PeriodOf look={look} onLook={setLook} />
        <ErrorSummary error={found.error} />
        {found.isPending && <Loading />}
        {found.data && <Counts sites={found.data} onOpen={(site, kind) => setOpened({ site, kind })} />}
      </Stack>
      {opened && <FindingRowsDialog look={look} {...opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function PeriodOf({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const [from, setFrom] = useState(clinicDay(look.from))
  const [to, setTo] = useState(clinicDay(look.to))
  const [problem, setProblem] = useState<string>()
  const { controls } = words.reports
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const [first, last] = [readDate(from), readDate(to)]
        const good = 'day' in first && 'day' in last && first.day <= last.day
        setProblem(good ? undefined : say.period)
        if (good) onLook({ ...look, from: first.day, to: last.day })
      }}
    >
      <Group align="flex-start" gap="lg">
        <DateField label={controls.from} description="" value={from} onChange={setFrom} error={problem} />
        <DateField label={controls.until} description="" value={to} onChange={setTo} />
        <Button type="submit" mt={28}>
          {controls.show}
        </Button>
      </Group>
    </form>
  )
}

interface Line {
  readonly site: SiteFindings
  readonly kind: FindingKind
  readonly count: number
  readonly fromPaper: number
}

/** A line a site and kind, the most frequent first; what nobody did stands nowhere. */
function Counts(props: {
  sites: readonly SiteFindings[]
  onOpen: (site: SiteFindings, kind: FindingKind) => void
}) {
  const { sites, onOpen } = props
  const lines = sites
    .flatMap((site): Line[] => site.counts.map((one) => ({ site, ...one })))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return (
    <Section title={say.counts} flush>
      <Text px="md" pb="sm" c="dimmed">
        {say.looked(number(sites.length))}
      </Text>
      <DataTable
        caption={say.counts}
        rows={lines}
        rowKey={({ site, kind }) => `${site.id} ${kind}`}
        onOpen={({ site, kind }) => onOpen(site, kind)}
        empty={<EmptyState>{say.none}</EmptyState>}
        columns={[
          { key: 'site', title: say.columns.site, cell: ({ site }) => site.code },
          { key: 'kind', title: say.columns.kind, cell: ({ kind }) => words.inspection.kinds[kind].title },
          { key: 'count', title: say.columns.count, numeric: true, cell: ({ count }) => number(count) },
          {
            key: 'paper',
            title: say.columns.paper,
            numeric: true,
            cell: ({ fromPaper }) => (fromPaper > 0 ? number(fromPaper) : ''),
          },
        ]}
      />
    </Section>
  )
}
