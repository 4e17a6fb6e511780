import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ClientOrders, HoldView, OrderView } from '../../shared/contract/orders.ts'
import { addDays } from '../../shared/rules/days.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-field.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'
import { BridgeDialog } from './bridge.form.tsx'
import { ClientHead } from './client-head.tsx'
import { HoldDialog, ReleaseDialog, StopDialog } from './order-acts.tsx'
import { OrderCard, StandingMark } from './order-card.tsx'
import { doseOf, viaWords } from './order-words.ts'
import { useClientOrders, useOrdersReply } from './orders.queries.ts'
import { SignButton } from './sign-button.tsx'

const say = words.orders.client

type Open =
  | { act: 'stop'; order: OrderView }
  | { act: 'hold' }
  | { act: 'release'; hold: HoldView }
  | { act: 'bridge'; ended: OrderView }

/** The orders of one client: what holds today, what holds the dose, and what was before. */
export function ClientOrdersScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const asked = useClientOrders(clientId)
  if (asked.isError) return <FailedPage title={say.title} error={asked.error} />
  if (!asked.data) return <Loading />
  return (
    <>
      <ClientHead data={asked.data} />
      <Orders data={asked.data} />
    </>
  )
}

function Orders({ data }: { data: ClientOrders }) {
  const { role } = useSignedIn()
  const [open, setOpen] = useState<Open | null>(null)
  const settle = useOrdersReply()
  const close = () => setOpen(null)
  const done = (reply: ClientOrders) => {
    settle(reply)
    close()
  }
  const running = data.orders.filter(({ standing }) => standing === 'in_force' || standing === 'unsigned')
  const coming = data.orders.filter(({ standing }) => standing === 'not_begun')
  const earlier = data.orders.filter((order) => !running.includes(order) && !coming.includes(order))
  const shelf = data.facts?.shelf ?? []
  const card = (order: OrderView) => (
    <Stack key={order.id} gap="md">
      <StandingMark order={order} />
      <OrderCard order={order} shelf={shelf} />
      <Group>
        <SignButton order={order} data={data} onSigned={settle} />
        {role === 'doctor' && data.facts && (
          <Button variant="default" onClick={() => setOpen({ act: 'stop', order })}>
            {say.stop}
          </Button>
        )}
      </Group>
    </Stack>
  )
  return (
    <Page
      title={say.title}
      actions={<Actions data={data} role={role} onOpen={setOpen} />}
      lead={data.facts ? undefined : say.dayFirst}
    >
      <Section title={say.now}>
        {running.length > 0 ? running.map(card) : <EmptyState>{say.noneNow}</EmptyState>}
      </Section>
      {coming.length > 0 && <Section title={say.coming}>{coming.map(card)}</Section>}
      <Holds data={data} mayRelease={role === 'doctor' && data.facts !== null} onOpen={setOpen} />
      <Section title={say.earlier} flush>
        <Earlier orders={earlier} />
      </Section>
      {open?.act === 'stop' && <StopDialog order={open.order} onDone={done} onClose={close} />}
      {open?.act === 'hold' && <HoldDialog clientId={data.client.id} onDone={done} onClose={close} />}
      {open?.act === 'release' && <ReleaseDialog hold={open.hold} onDone={done} onClose={close} />}
      {open?.act === 'bridge' && (
        <BridgeDialog
          data={data}
          ended={open.ended}
          until={bridgeEnd(data, open.ended)}
          onDone={done}
          onClose={close}
        />
      )}
    </Page>
  )
}

function Actions(props: { data: ClientOrders; role: string; onOpen: (open: Open) => void }) {
  const { data, role, onOpen } = props
  const [, go] = useLocation()
  const { facts } = data
  const telephone = facts?.pack?.body.telephoneOrders
  const ended = data.orders.find(({ id }) => id === data.lastOrderId)
  const mayBridge =
    ended?.standing === 'ended' &&
    ended.kind === 'maintenance' &&
    (ended.via === 'doctor' || ended.via === 'brought_over') &&
    bridgeEnd(data, ended) >= data.today
  const isDoctor = role === 'doctor' && facts !== null
  const mayTelephone = role === 'nurse' && telephone?.allowed === true
  const write = () => go(`/clients/${data.client.id}/orders/new`)
  const byTelephone = () => go(`/clients/${data.client.id}/orders/telephone`)
  useKey('f4', say.newOrder, write, { enabled: isDoctor })
  useKey('f4', say.telephone, byTelephone, { enabled: mayTelephone })
  return (
    <>
      {(role === 'doctor' || role === 'nurse') && (
        <Button variant="default" onClick={() => go(`/clients/${data.client.id}/passport`)}>
          {words.passports.button}
        </Button>
      )}
      {(role === 'doctor' || role === 'nurse') && facts && (
        <Button variant="default" onClick={() => onOpen({ act: 'hold' })}>
          {say.hold}
        </Button>
      )}
      {mayTelephone && mayBridge && ended && (
        <Button variant="default" onClick={() => onOpen({ act: 'bridge', ended })}>
          {say.bridge}
        </Button>
      )}
      {mayTelephone && <Button onClick={byTelephone}>{say.telephone}</Button>}
      {isDoctor && <Button onClick={write}>{say.newOrder}</Button>}
    </>
  )
}

const bridgeEnd = (data: ClientOrders, ended: OrderView) =>
  addDays(ended.endDay, data.facts?.pack?.body.telephoneOrders.bridgeDays ?? 0)

function Holds(props: { data: ClientOrders; mayRelease: boolean; onOpen: (open: Open) => void }) {
  const { data, mayRelease, onOpen } = props
  const { timeZone } = useSite()
  return (
    <Section title={say.holds}>
      {data.holds.length === 0 && <Text c="dimmed">{say.noHold}</Text>}
      <Stack>
        {data.holds.map((hold) => (
          <Group key={hold.id} justify="space-between">
            <div>
              <Text fw={650}>{words.orders.holdKinds[hold.kind]}</Text>
              <Text>
                {storedReason(hold.reason)} – {hold.by}, {dayAndTime(hold.at, timeZone)}
              </Text>
            </div>
            {mayRelease && (
              <Button variant="default" onClick={() => onOpen({ act: 'release', hold })}>
                {say.release}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  )
}

function Earlier({ orders }: { orders: readonly OrderView[] }) {
  const { columns } = say
  return (
    <DataTable
      caption={say.earlier}
      rows={orders}
      rowKey={({ id }) => id}
      empty={<EmptyState>{say.noEarlier}</EmptyState>}
      columns={[
        {
          key: 'days',
          title: columns.days,
          cell: ({ startDay, endDay }) => (
            <>
              <DateText day={startDay} /> – <DateText day={endDay} />
            </>
          ),
        },
        {
          key: 'dose',
          title: columns.dose,
          cell: (order) => (
            <span className="ost-nowrap">
              {order.drug} <strong>{doseOf(order)}</strong>
            </span>
          ),
        },
        { key: 'kind', title: columns.kind, cell: ({ kind }) => words.orders.kinds[kind] },
        { key: 'by', title: columns.by, cell: viaWords },
        { key: 'state', title: columns.state, cell: (order) => <StandingMark order={order} /> },
      ]}
    />
  )
}
