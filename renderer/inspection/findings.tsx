import { Button, Group, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Finding, FindingKind, Look } from '../../shared/contract/inspection.ts'
import { ask, call } from '../call.ts'
import { type Column, DataTable, TableNote } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ledgerColumns } from '../ui/ledger-columns.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'

const say = words.inspection

/** The rows of one kind; Enter opens what the ledger holds about one. */
export function Findings({ kind, look }: { kind: FindingKind; look: Look }) {
  const { timeZone } = useSite()
  const [open, setOpen] = useState<Finding | null>(null)
  const pages = useInfiniteQuery({
    queryKey: [...ask.inspection.findings.key(), kind, look],
    queryFn: ({ pageParam, signal }) =>
      call.inspection.findings({ ...look, kind, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ more }, all) =>
      more ? all.reduce((sum, { findings }) => sum + findings.length, 0) : undefined,
    staleTime: 0,
  })
  const rows = pages.data?.pages.flatMap(({ findings }) => findings) ?? []
  const { title, how } = say.kinds[kind]
  // The kinds above fill a screen: without this nobody sees that Enter opened anything.
  const top = useRef<HTMLParagraphElement>(null)
  const arrived = pages.data !== undefined
  useEffect(() => {
    if (arrived) top.current?.scrollIntoView({ block: 'center' })
  }, [arrived])
  return (
    <Section title={title} flush>
      <Text px="md" pb="sm" c="dimmed" ref={top}>
        {how}
      </Text>
      {pages.isError && <ErrorSummary error={pages.error} />}
      {pages.isPending && <Loading />}
      {pages.data && (
        <>
          {rows.length > 0 && <TableNote>{say.rows.shown(rows.length)}</TableNote>}
          <DataTable
            caption={title}
            rows={rows}
            rowKey={({ table, rowId }) => `${table} ${rowId}`}
            onOpen={setOpen}
            empty={<EmptyState>{say.rows.empty}</EmptyState>}
            columns={columnsFor(timeZone)}
          />
          {pages.hasNextPage && (
            <Group justify="center" p="md">
              <Button
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {say.rows.more}
              </Button>
            </Group>
          )}
        </>
      )}
      {open && <Lines finding={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function columnsFor(timeZone: string): Column<Finding>[] {
  const { columns } = say.rows
  return [
    { key: 'day', title: columns.day, cell: ({ day }) => <DateText day={day} /> },
    {
      key: 'at',
      title: columns.at,
      cell: ({ at }) => <span className="ost-nowrap ost-numbers">{dayAndTime(at, timeZone)}</span>,
    },
    {
      key: 'client',
      title: columns.client,
      numeric: true,
      cell: ({ registerNumber }) => (registerNumber === null ? '' : number(registerNumber)),
    },
    { key: 'value', title: columns.value, cell: say.value },
    { key: 'who', title: columns.who, cell: ({ staff }) => staff ?? '' },
    {
      key: 'why',
      title: columns.why,
      cell: ({ kind, reason, fromPaper, category }) => (
        <>
          {kind === 'countersign_owed' ? words.ledger.act(reason ?? '') : storedReason(reason ?? '')}
          {category ? <div>{say.rows.categories[category]}</div> : fromPaper && <div>{say.rows.paper}</div>}
        </>
      ),
    },
  ]
}

function Lines({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { timeZone } = useSite()
  const { table, rowId } = finding
  const lines = useQuery(ask.inspection.lines.queryOptions({ input: { table, rowId } }))
  return (
    <Dialog title={say.lines.title} size="xl" onClose={onClose}>
      {lines.isError && <ErrorSummary error={lines.error} />}
      {lines.isPending && <Loading />}
      {lines.data && (
        <DataTable
          caption={say.lines.title}
          rows={lines.data}
          rowKey={({ seq }) => seq}
          empty={<EmptyState>{say.lines.none}</EmptyState>}
          columns={ledgerColumns(timeZone)}
        />
      )}
    </Dialog>
  )
}
