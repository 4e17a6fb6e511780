import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ReportRow, ReportScope } from '../../shared/records/report.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { RowPages } from '../ui/row-pages.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DefinitionText } from './definition.tsx'
import type { Opened } from './figures.ts'

const say = words.reports

/** The rows behind one figure, by register number; each leads to the record for who may see it. */
export function RowsDialog(props: {
  scope: ReportScope
  opened: Opened
  /** At an office: the site whose rows these are. */
  site?: { id: number; code: string | null }
  onClose: () => void
}) {
  const { scope, opened, site, onClose } = props
  const [offset, setOffset] = useState(0)
  const input = { ...scope, ...opened, offset }
  const own = useQuery({ ...ask.reports.rows.queryOptions({ input, staleTime: 0 }), enabled: !site })
  const ofSite = useQuery({
    ...ask.officeReports.rows.queryOptions({ input: { ...input, siteId: site?.id ?? 0 }, staleTime: 0 }),
    enabled: site !== undefined,
  })
  const rows = site ? ofSite : own
  const { role } = useSignedIn()
  const mayOpen = !site && whoMay('client.see', { stage: 'staff', role }).allowed
  const titled = say.rows.title(
    say.indicators[opened.indicator]?.title ?? opened.indicator,
    opened.cell === '' ? '' : say.cell(opened.indicator, opened.cell),
  )
  const title = opened.part === 'of' ? say.rows.of(titled) : titled
  const columns: Column<ReportRow>[] = [
    { key: 'who', title: say.rows.columns.who, cell: (row) => <Who row={row} mayOpen={mayOpen} /> },
    {
      key: 'day',
      title: say.rows.columns.day,
      cell: ({ day }) => (day === null ? '' : <DateText day={day} />),
    },
    ...(rows.data?.rows.some(({ why }) => why !== null)
      ? [
          {
            key: 'why',
            title: say.rows.columns.why,
            cell: ({ why }: ReportRow) => (why === null ? '' : say.rows.why(why)),
          },
        ]
      : []),
    {
      key: 'count',
      title: say.rows.columns.count,
      numeric: true,
      cell: ({ count, of }) => number(opened.part === 'of' ? (of ?? 0) : count),
    },
  ]
  const last = rows.data ? Math.min(offset + rows.data.limit, rows.data.total) : 0
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <Stack>
        {site?.code && <Text fw={650}>{words.officeReports.ofSite(site.code)}</Text>}
        <Text>{say.period(scope.period.firstDay, scope.period.lastDay)}</Text>
        <DefinitionText indicator={opened.indicator} />
        {rows.isError && <ErrorSummary error={rows.error} />}
        {rows.isPending && <Loading />}
        {rows.data && (
          <>
            <DataTable
              caption={title}
              rows={rows.data.rows.map((row, index) => ({ ...row, key: offset + index }))}
              rowKey={({ key }) => key}
              columns={columns as Column<ReportRow & { key: number }>[]}
              empty={say.rows.none}
            />
            <TableNote>
              {say.rows.total(rows.data.total, number(rows.data.sum))}{' '}
              {rows.data.total > rows.data.limit &&
                say.rows.page(number(offset + 1), number(last), number(rows.data.total))}
            </TableNote>
          </>
        )}
        <RowPages
          before={offset > 0 ? () => setOffset(Math.max(0, offset - (rows.data?.limit ?? offset))) : null}
          after={rows.data && last < rows.data.total ? () => setOffset(last) : null}
          back={say.rows.back}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  )
}

function Who({ row, mayOpen }: { row: ReportRow; mayOpen: boolean }) {
  const { registerNumber, clientId } = row
  if (registerNumber === null || clientId === null) return <>{say.rows.noNumber}</>
  if (!mayOpen) return <>{say.rows.number(registerNumber)}</>
  return (
    <Anchor component={Link} href={`/clients/${clientId}`} aria-label={say.rows.open(registerNumber)}>
      {say.rows.number(registerNumber)}
    </Anchor>
  )
}
