import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GuestView } from '../../shared/contract/guests.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ask, call } from '../call.ts'
import { DataTable } from '../ui/data-table.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState } from '../ui/page.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { amount } from '../words/format.ts'
import { words } from '../words/index.ts'
import { ReturnSlipPaper } from './return-slip.tsx'

const say = words.passports.guests

export const guestName = ({ called, registerNumber }: Pick<GuestView, 'called' | 'registerNumber'>): string =>
  called ?? words.kit.client.number(String(registerNumber))

/** Who is here for how long; those who left stay for a month, for their slip may be asked for again. */
export function GuestTable(props: {
  list: { today: ClinicDay; guests: readonly GuestView[] }
  mayAct: boolean
}) {
  const { list, mayAct } = props
  const [slip, setSlip] = useState<number | null>(null)
  const [leaving, setLeaving] = useState<GuestView | null>(null)
  const { columns } = say
  const last = list.guests.filter(({ closedDay, untilDay }) => closedDay === null && untilDay === list.today)
  return (
    <>
      {last.map((guest) => (
        <Text key={guest.id} px="md" pb="xs" fw={600}>
          {say.printNow(guestName(guest))}
        </Text>
      ))}
      <DataTable
        caption={say.here}
        rows={list.guests}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say.none}</EmptyState>}
        columns={[
          {
            key: 'guest',
            title: columns.guest,
            cell: (guest) => (
              <>
                <strong>{guestName(guest)}</strong>
                {guest.called && ` (${words.kit.client.number(String(guest.registerNumber))})`}
              </>
            ),
          },
          {
            key: 'from',
            title: columns.from,
            cell: (guest) => say.homeNumber(guest.homeName, guest.homeSite, guest.homeRegisterNumber),
          },
          {
            key: 'days',
            title: columns.days,
            cell: ({ fromDay, untilDay }) => (
              <span className="ost-nowrap">{words.passports.list.days(fromDay, untilDay)}</span>
            ),
          },
          {
            key: 'dose',
            title: columns.dose,
            cell: ({ drug, dayMicrograms }) => `${drug} ${amount(dayMicrograms)}`,
          },
          { key: 'today', title: columns.today, cell: (guest) => <Today guest={guest} today={list.today} /> },
          {
            key: 'acts',
            title: columns.acts,
            cell: (guest) => (
              <Group gap="xs" wrap="nowrap">
                <Button variant="default" onClick={() => setSlip(guest.id)}>
                  {say.returnSlip}
                </Button>
                {mayAct && guest.closedDay === null && (
                  <Button variant="subtle" onClick={() => setLeaving(guest)}>
                    {say.leave}
                  </Button>
                )}
              </Group>
            ),
          },
        ]}
      />
      {slip !== null && <ReturnSlipPaper guestId={slip} onClose={() => setSlip(null)} />}
      {leaving && <LeaveDialog guest={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function Today({ guest, today }: { guest: GuestView; today: ClinicDay }) {
  if (guest.closedDay !== null) return <StatusMark tone="quiet">{say.left(guest.closedDay)}</StatusMark>
  if (guest.untilDay < today) return <StatusMark tone="warn">{say.over}</StatusMark>
  return guest.dosedToday ? (
    <StatusMark tone="good">{say.given}</StatusMark>
  ) : (
    <StatusMark tone="due">{say.waiting}</StatusMark>
  )
}

function LeaveDialog({ guest, onClose }: { guest: GuestView; onClose: () => void }) {
  const [requestId] = useRequestId()
  const cache = useQueryClient()
  const leave = useMutation({
    mutationFn: () => call.guests.leave({ requestId, guestId: guest.id }),
    onSuccess: (list) => {
      cache.setQueryData(ask.guests.list.queryKey(), list)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={say.leaveTitle}
      confirm={say.leave}
      busy={leave.isPending}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={leave.error} />
      <Text fw={600}>{guestName(guest)}</Text>
      <Text>{say.leaveLead}</Text>
    </ConfirmDialog>
  )
}
