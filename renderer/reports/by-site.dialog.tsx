import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Whose } from '../../shared/contract/office-reports.ts'
import type { ReportScope } from '../../shared/records/report.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { DefinitionText } from './definition.tsx'
import type { Opened } from './figures.ts'
import { RowsDialog } from './rows.dialog.tsx'

const say = words.officeReports

/** At an office a figure opens on its sites, and a site on its rows. */
export function BySiteDialog(props: {
  scope: ReportScope
  whose: Whose
  opened: Opened
  onClose: () => void
}) {
  const { scope, whose, opened, onClose } = props
  const one = whose.kind === 'site' ? whose.id : null
  const [site, setSite] = useState<number | null>(one)
  const { indicator, cell, part } = opened
  const { period } = scope
  const input = { period, dropoutDays: scope.dropoutDays, whose, indicator, cell }
  const rows = useQuery({
    ...ask.officeReports.bySite.queryOptions({ input, staleTime: 0 }),
    enabled: one === null,
  })
  const code = rows.data?.find(({ id }) => id === site)?.code
  if (site !== null)
    return (
      <RowsDialog
        scope={scope}
        opened={opened}
        site={{ id: site, code: code ?? null }}
        onClose={() => (one === null ? setSite(null) : onClose())}
      />
    )
  const title = words.reports.rows.title(
    words.reports.indicators[indicator]?.title ?? indicator,
    cell === '' ? '' : words.reports.cell(indicator, cell),
  )
  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <Stack>
        <Text>{words.reports.period(period.firstDay, period.lastDay)}</Text>
        <DefinitionText indicator={indicator} />
        {rows.isError && <ErrorSummary error={rows.error} />}
        {rows.isPending && <Loading />}
        {rows.data && (
          <DataTable
            caption={title}
            rows={rows.data}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setSite(id)}
            empty={say.noSites}
            columns={[
              { key: 'code', title: say.columns.code, cell: (row) => row.code },
              { key: 'name', title: say.columns.name, cell: (row) => row.name },
              {
                key: 'count',
                title: say.columns.count,
                numeric: true,
                cell: ({ count, of }) => number(part === 'of' ? (of ?? 0) : count),
              },
            ]}
          />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {words.reports.rows.back}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
