import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { MyDayLine } from '../../shared/contract/my-day.ts'
import { ask } from '../call.ts'
import { DataTable, TableNote } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'

const say = words.myDay

const pathOf = ({ clientId, leads }: MyDayLine): string | null =>
  leads === null ? null : leads === 'sessions' ? '/sessions' : `/clients/${clientId}/${leads}`

/** Whom to see today and why; Enter leads to where something can be done. */
export function MyDayScreen() {
  const [, go] = useLocation()
  const list = useQuery(ask.myDay.list.queryOptions({ staleTime: 0, refetchInterval: 60_000 }))
  const box = useRef<HTMLDivElement>(null)
  const any = (list.data?.lines.length ?? 0) > 0
  useEffect(() => {
    if (any) box.current?.querySelector<HTMLElement>('[data-row="0"]')?.focus({ preventScroll: true })
  }, [any])
  return (
    <Page title={say.title} lead={say.lead}>
      {list.isError && <ErrorSummary error={list.error} />}
      {list.isPending && <Loading />}
      {list.data && (
        <Section flush>
          <div ref={box}>
            <DataTable
              caption={say.caption}
              rows={list.data.lines}
              rowKey={({ clientId }) => clientId}
              onOpen={(line) => {
                const path = pathOf(line)
                if (path) go(path)
              }}
              empty={<EmptyState>{say.none}</EmptyState>}
              columns={[
                {
                  key: 'client',
                  title: say.columns.client,
                  width: '14rem',
                  cell: ({ registerNumber, called }) => <strong>{say.client(registerNumber, called)}</strong>,
                },
                { key: 'why', title: say.columns.why, cell: (line) => <Why line={line} /> },
                {
                  key: 'leads',
                  title: say.columns.leads,
                  width: '12rem',
                  cell: ({ leads }) => say.leads(leads),
                },
              ]}
            />
          </div>
          {any && (
            <TableNote>
              {say.count(list.data.lines.length)}
              {'. '}
              {list.data.before && say.before(list.data.before)}
            </TableNote>
          )}
        </Section>
      )}
    </Page>
  )
}

function Why({ line: { clientId, reasons } }: { line: MyDayLine }) {
  return (
    <Stack gap={2}>
      {reasons.map(({ why, day, count, startMinute }) => (
        <span key={`${clientId} ${why} ${day} ${startMinute}`}>
          {say.why(why, {
            day,
            count,
            time: startMinute === null ? null : words.counselling.clock(startMinute),
          })}
        </span>
      ))}
    </Stack>
  )
}
