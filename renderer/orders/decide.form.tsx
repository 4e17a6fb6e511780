import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import type { WorkList } from '../../shared/contract/work-list.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { sentence, words } from '../words/index.ts'
import { CloseEpisode } from './decide-close.form.tsx'
import { DecideFacts } from './decide-facts.tsx'
import { DecideOrder, type OrderDecision } from './decide-order.form.tsx'
import { useClientOrders, useOrdersReply } from './orders.queries.ts'
import { WhyForm } from './why.form.tsx'

const say = words.orders.decide

type Locked = NonNullable<WorkList['locked']>[number]
type Decision = OrderDecision | 'hold' | 'close' | 'other'

/** Somebody whom the counter sends to the doctor, decided where the line stands: one digit, then what it takes. */
export function DecideDialog({ locked, onClose }: { locked: Locked; onClose: () => void }) {
  const { client } = locked
  const asked = useClientOrders(client.id)
  return (
    <Dialog title={say.title(client.registerNumber, client.called ?? '')} size="xl" onClose={onClose}>
      {asked.isError && <ErrorSummary error={asked.error} />}
      {!asked.data && !asked.isError && <Loading />}
      {asked.data && <Deciding locked={locked} data={asked.data} onClose={onClose} />}
    </Dialog>
  )
}

function Deciding({ locked, data, onClose }: { locked: Locked; data: ClientOrders; onClose: () => void }) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const [, go] = useLocation()
  const settle = useOrdersReply()
  const done = (reply: ClientOrders) => {
    settle(reply)
    onClose()
  }
  const choose = (next: Decision) => {
    if (next === 'other') go(`/clients/${data.client.id}/orders/new`)
    else setDecision(next)
  }
  const { facts } = data
  const episode = facts?.episodes.find(({ kind }) => kind === 'ost' || kind === 'detox')
  return (
    <Stack>
      <Stack gap={4}>
        {locked.reasons.map((reason) => (
          <Text key={reason.code} fw={650}>
            {sentence(reason)}
          </Text>
        ))}
        {locked.rules.map(({ name, version, source }) => (
          <Text key={source} c="dimmed">
            {words.counter.ruleSource(name, version, source)}
          </Text>
        ))}
      </Stack>
      <DecideFacts data={data} />
      {decision === null ? (
        <ReasonChooser
          label={say.question}
          value={decision}
          onChange={choose}
          options={choicesFor(data).map((value) => ({ value, label: say.choices[value] }))}
        />
      ) : (
        <Group justify="space-between">
          <Text fw={650}>{say.choices[decision]}</Text>
          <Button variant="default" onClick={() => setDecision(null)}>
            {say.again}
          </Button>
        </Group>
      )}
      {(decision === 'resume' || decision === 'lower' || decision === 'induce') && (
        <DecideOrder key={decision} decision={decision} data={data} onDone={done} />
      )}
      {decision === 'hold' && (
        <WhyForm
          reasonLabel={words.orders.hold.reason}
          save={words.orders.hold.save}
          danger
          act={(requestId, reason) =>
            call.holds.place({ requestId, clientId: data.client.id, kind: 'doctor', reason })
          }
          onDone={done}
          onClose={onClose}
        />
      )}
      {decision === 'close' && episode && (
        <CloseEpisode episodeId={episode.id} data={data} onDone={onClose} onClose={onClose} />
      )}
    </Stack>
  )
}

/** A suspended order is not resumed; where there is no order there is nothing to go on with. */
function choicesFor({ facts, orders, lastOrderId }: ClientOrders): Decision[] {
  const last = orders.find(({ id }) => id === lastOrderId)
  const verdict = facts ? doseEligibility(facts) : null
  const codes = verdict?.outcome === 'see_doctor' ? verdict.reasons.map(({ code }) => code) : []
  const mayGoOn = last !== undefined && !codes.includes('order_suspended')
  const closes = facts?.episodes.some(({ kind }) => kind === 'ost' || kind === 'detox')
  return [
    ...(mayGoOn ? (['resume', 'lower'] as const) : []),
    'induce',
    'hold',
    ...(closes ? (['close'] as const) : []),
    'other',
  ]
}
