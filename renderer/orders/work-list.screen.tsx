import { Anchor, Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { HoldView, OrderClient } from '../../shared/contract/orders.ts'
import type { WorkList } from '../../shared/contract/work-list.ts'
import { ask } from '../call.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { clinicDay, dayAndTime } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { ownWords, storedReason } from '../words/stored-reason.ts'
import { useCounterEventParts } from './counter-events.parts.tsx'
import { DecideDialog } from './decide.form.tsx'
import { ReleaseDialog } from './order-acts.tsx'
import { doseOf, viaWords } from './order-words.ts'
import { useOrdersReply } from './orders.queries.ts'
import { SignButton } from './sign-button.tsx'
import type { WorkLine, WorkPart } from './work-part.ts'

const say = words.orders.list

/** What waits for a doctor, each decided where it stands. */
export function WorkListScreen() {
  const [, go] = useLocation()
  const list = useQuery(ask.workList.list.queryOptions({ refetchInterval: 60_000 }))
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <Button variant="default" onClick={() => go('/rules')}>
          {say.rules}
        </Button>
      }
    >
      {list.isError && <ErrorSummary error={list.error} />}
      {!list.data && !list.isError && <Loading />}
      {list.data && <Parts list={list.data} />}
    </Page>
  )
}

function Parts({ list }: { list: WorkList }) {
  const { role } = useSignedIn()
  const { timeZone } = useSite()
  const [, go] = useLocation()
  const [hold, setHold] = useState<Pick<HoldView, 'id' | 'kind'> | null>(null)
  const [deciding, setDeciding] = useState<NonNullable<WorkList['locked']>[number] | null>(null)
  const settle = useOrdersReply()
  const isDoctor = role === 'doctor'
  const mayAct = isDoctor && list.locked !== null
  const newOrder = (client: OrderClient) =>
    mayAct && (
      <Button variant="default" onClick={() => go(`/clients/${client.id}/orders/new`)}>
        {say.newOrder}
      </Button>
    )
  const toCare = (client: OrderClient) => (
    <Button variant="default" onClick={() => go(`/clients/${client.id}/care`)}>
      {words.care.title}
    </Button>
  )
  const release = (one: Pick<HoldView, 'id' | 'kind'>, label: string) =>
    mayAct && (
      <Button variant="default" onClick={() => setHold(one)}>
        {label}
      </Button>
    )
  const fromCounter = useCounterEventParts()
  const parts: WorkPart[] = [
    ...fromCounter.parts,
    {
      title: say.incidents,
      lines: list.incidents.map((incident) => ({
        key: `incident ${incident.id}`,
        client: incident.client,
        what: (
          <>
            <Text fw={650}>{words.orders.incidentKinds[incident.kind]}</Text>
            <Text>{words.orders.incident(incident)}</Text>
            <Text c="dimmed">
              {ownWords(incident.reason) && `${ownWords(incident.reason)} – `}
              {incident.by}, {dayAndTime(incident.at, timeZone)}
            </Text>
          </>
        ),
        act: release({ id: incident.holdId, kind: 'incident' }, say.review),
      })),
    },
    {
      title: say.deaths,
      lines: list.deaths.map(({ client, day, by, at }) => ({
        key: `death ${client.id}`,
        client,
        what: (
          <>
            <Text fw={650}>{words.care.death.states.reported}</Text>
            <Text>
              {words.care.death.day}: {clinicDay(day)} – {by}, {dayAndTime(at, timeZone)}
            </Text>
          </>
        ),
        act: toCare(client),
      })),
    },
    {
      title: say.medicines,
      lines: list.medicines.map(({ client, name, grave, by, at }) => ({
        key: `medicine ${client.id} ${at} ${name}`,
        client,
        what: (
          <>
            <Text fw={650}>{name ?? words.care.medicines.hidden}</Text>
            {grave && <StatusMark tone="warn">{words.care.medicines.waits}</StatusMark>}
            <Text c="dimmed">
              {by}, {dayAndTime(at, timeZone)}
            </Text>
          </>
        ),
        act: toCare(client),
      })),
    },
    {
      title: say.toSign,
      lines: list.toSign.map(({ client, order }) => ({
        key: `sign ${order.id}`,
        client,
        what: (
          <>
            <Text>
              {order.drug} <strong>{doseOf(order)}</strong>, {words.orders.days(order.startDay, order.endDay)}
            </Text>
            <Text c="dimmed">
              {viaWords(order)}, {dayAndTime(order.at, timeZone)}
            </Text>
            {order.waits === 'overdue' && <StatusMark tone="stop">{say.overdue}</StatusMark>}
          </>
        ),
        act: <SignButton order={order} data={{ client }} onSigned={settle} />,
      })),
    },
    {
      title: say.locked,
      lines: (list.locked ?? []).map((one) => ({
        key: `locked ${one.client.id}`,
        client: one.client,
        what: (
          <>
            {one.reasons.map((reason) => (
              <Text key={reason.code}>{sentence(reason)}</Text>
            ))}
            {one.rules.map(({ name, version, source }) => (
              <Text key={source} c="dimmed">
                {words.counter.ruleSource(name, version, source)}
              </Text>
            ))}
          </>
        ),
        act: mayAct && (
          <Button aria-label={say.decideOn(one.client.registerNumber)} onClick={() => setDeciding(one)}>
            {say.decide}
          </Button>
        ),
      })),
    },
    {
      title: say.held,
      lines: list.holds.map(({ client, hold: one }) => ({
        key: `hold ${one.id}`,
        client,
        what: (
          <>
            <Text fw={650}>{words.orders.holdKinds[one.kind]}</Text>
            <Text>
              {storedReason(one.reason)} – {one.by}, {dayAndTime(one.at, timeZone)}
            </Text>
          </>
        ),
        act: release(one, say.release),
      })),
    },
    {
      title: say.ending,
      lines: list.ending.map(({ client, order, daysLeft }) => ({
        key: `ending ${order.id}`,
        client,
        what: (
          <>
            <Text>
              {order.drug} <strong>{doseOf(order)}</strong>
            </Text>
            <StatusMark tone={daysLeft <= 2 ? 'warn' : 'note'}>
              {say.endsIn(daysLeft, order.endDay)}
            </StatusMark>
          </>
        ),
        act: newOrder(client),
      })),
    },
  ]
  const filled = parts.filter(({ lines }) => lines.length > 0)
  return (
    <Stack gap="lg">
      {list.locked === null && <Text>{say.dayFirst}</Text>}
      {filled.length === 0 && (
        <Section>
          <EmptyState>{say.nothing}</EmptyState>
        </Section>
      )}
      {filled.map(({ title, lines }) => (
        <Section key={title} title={`${title} (${lines.length})`} flush>
          <DataTable
            caption={title}
            rows={lines}
            rowKey={({ key }) => key}
            empty={null}
            columns={columnsFor((client) => go(`/clients/${client.id}/orders`))}
          />
        </Section>
      ))}
      {fromCounter.dialogs}
      {deciding && <DecideDialog locked={deciding} onClose={() => setDeciding(null)} />}
      {hold && (
        <ReleaseDialog
          hold={hold}
          onClose={() => setHold(null)}
          onDone={(reply) => {
            settle(reply)
            setHold(null)
          }}
        />
      )}
    </Stack>
  )
}

function columnsFor(open: (client: OrderClient) => void): Column<WorkLine>[] {
  return [
    {
      key: 'client',
      title: say.columns.client,
      width: '16rem',
      cell: ({ client }) => (
        <Anchor component="button" type="button" ta="left" onClick={() => open(client)}>
          <strong className="ost-nowrap">{say.client(client.registerNumber)}</strong>{' '}
          {client.called ?? say.noName}
        </Anchor>
      ),
    },
    { key: 'what', title: say.columns.what, cell: ({ what }) => what },
    { key: 'act', title: say.columns.act, width: '12rem', cell: ({ act }) => act },
  ]
}
