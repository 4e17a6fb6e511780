import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FINDINGS_PAGE, type FindingKind, type Look } from '../../shared/contract/inspection.ts'
import type { SiteFindings } from '../../shared/contract/office-reports.ts'
import { ask } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { RowPages } from '../ui/row-pages.tsx'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'

const say = words.inspection

/** The rows of one kind at one site, by register number; who wrote them only the site can say. */
export function FindingRowsDialog(props: {
  look: Look
  site: SiteFindings
  kind: FindingKind
  onClose: () => void
}) {
  const { look, site, kind, onClose } = props
  const { timeZone } = useSite()
  const [offset, setOffset] = useState(0)
  const rows = useQuery(
    ask.officeReports.findingRows.queryOptions({
      input: { look, siteId: site.id, kind, offset },
      staleTime: 0,
    }),
  )
  const { title, how } = say.kinds[kind]
  const { columns } = say.rows
  return (
    <Dialog title={`${site.code}: ${title}`} size="xl" onClose={onClose}>
      <Text c="dimmed">{how}</Text>
      <ErrorSummary error={rows.error} />
      {rows.isPending && <Loading />}
      {rows.data && (
        <DataTable
          caption={title}
          rows={rows.data.findings}
          rowKey={({ table, rowId }) => `${table} ${rowId}`}
          empty={say.rows.empty}
          columns={[
            { key: 'day', title: columns.day, cell: ({ day }) => <DateText day={day} /> },
            { key: 'at', title: columns.at, cell: ({ at }) => dayAndTime(at, timeZone) },
            {
              key: 'client',
              title: columns.client,
              numeric: true,
              cell: ({ registerNumber }) => (registerNumber === null ? '' : number(registerNumber)),
            },
            {
              key: 'value',
              title: columns.value,
              cell: (row) => say.value({ ...row, staff: null, category: null }),
            },
            {
              key: 'why',
              title: columns.why,
              cell: ({ reason, fromPaper }) => (
                <>
                  {kind === 'countersign_owed' ? words.ledger.act(reason ?? '') : storedReason(reason ?? '')}
                  {fromPaper && <div>{say.rows.paper}</div>}
                </>
              ),
            },
          ]}
        />
      )}
      <RowPages
        before={offset > 0 ? () => setOffset(Math.max(0, offset - FINDINGS_PAGE)) : null}
        after={rows.data?.more ? () => setOffset(offset + FINDINGS_PAGE) : null}
        back={words.shell.close}
        onClose={onClose}
      />
    </Dialog>
  )
}
