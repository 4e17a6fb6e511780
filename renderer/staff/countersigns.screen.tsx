import { Button, Checkbox, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwedCountersign } from '../../shared/contract/countersigns.ts'
import { ask, call } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.staff.countersigns

/** Acts that one person did alone, signed by a second one: whoever is signed in, or a colleague beside them. */
export function CountersignsScreen() {
  const me = useSignedIn()
  const { timeZone } = useSite()
  const owed = useQuery(ask.countersigns.owed.queryOptions())
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [requestId, renew] = useRequestId()
  const withPin = usePin()
  const cache = useQueryClient()
  const rows = owed.data ?? []
  const mine = new Set(rows.filter(({ byStaffId }) => byStaffId === me.id).map(({ id }) => id))
  const owedIds = rows.map(({ id }) => id).filter((id) => chosen.has(id))
  const sign = async () => {
    const bySelf = owedIds.every((id) => !mine.has(id))
    const left = await withPin({
      title: say.pinTitle,
      lead: say.pinLead,
      who: bySelf ? 'self' : 'other',
      act: ({ staffId, pin }) => call.countersigns.give({ requestId, owedIds, staffId, pin }),
    })
    renew()
    if (!left) return
    cache.setQueryData(ask.countersigns.owed.queryKey(), left)
    setChosen(new Set())
    await cache.invalidateQueries({ queryKey: ask.home.key() })
  }
  const toggle = (id: number) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        rows.length > 0 && (
          <Button disabled={owedIds.length === 0} onClick={() => void sign()}>
            {say.sign(owedIds.length)}
          </Button>
        )
      }
    >
      <Section flush>
        {owed.isError && <ErrorSummary error={owed.error} />}
        {owed.isPending && <Loading />}
        {owed.data && (
          <DataTable
            caption={say.title}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={columnsFor(timeZone, chosen, mine, toggle)}
          />
        )}
      </Section>
    </Page>
  )
}

function columnsFor(
  timeZone: string,
  chosen: ReadonlySet<number>,
  mine: ReadonlySet<number>,
  toggle: (id: number) => void,
): Column<OwedCountersign>[] {
  return [
    {
      key: 'choose',
      title: say.columns.choose,
      width: '5rem',
      cell: ({ id, act, by }) => (
        <Group>
          <Checkbox
            aria-label={say.choose(words.ledger.act(act), by)}
            checked={chosen.has(id)}
            onChange={() => toggle(id)}
          />
        </Group>
      ),
    },
    {
      key: 'act',
      title: say.columns.act,
      cell: ({ act, reason, registerNumber, id }) => (
        <>
          <strong>{words.ledger.act(act)}</strong>
          {say.client(registerNumber)}
          {reason && <div>{reason}</div>}
          {mine.has(id) && <div>{say.own}</div>}
        </>
      ),
    },
    { key: 'who', title: say.columns.who, cell: ({ by }) => by },
    {
      key: 'when',
      title: say.columns.when,
      cell: ({ at }) => <span className="ost-nowrap">{dayAndTime(at, timeZone)}</span>,
    },
    {
      key: 'left',
      title: say.columns.left,
      cell: ({ daysLeft }) => (
        <StatusMark tone={daysLeft < 0 ? 'stop' : daysLeft < 2 ? 'warn' : 'note'}>
          {say.left(daysLeft)}
        </StatusMark>
      ),
    },
  ]
}
