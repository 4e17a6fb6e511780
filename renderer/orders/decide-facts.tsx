import { Stack, Text } from '@mantine/core'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import { addDays } from '../../shared/rules/days.ts'
import { gapBefore, visitsBefore } from '../../shared/rules/dose-gap.ts'
import { ladderCap, ladderVerdict } from '../../shared/rules/rule-pack.ts'
import { words } from '../words/index.ts'
import { doseOf } from './order-words.ts'

const say = words.orders.decide

/** What the decision rests on: the last order, the last dose, and the most that the rules allow. */
export function DecideFacts({ data }: { data: ClientOrders }) {
  const { facts, orders } = data
  const last = orders.find(({ id }) => id === data.lastOrderId)
  const visits = facts ? visitsBefore({ ...facts, today: addDays(facts.today, 1) }) : []
  const [visit] = visits
  const known = facts?.orders.find(({ id }) => id === last?.id)
  const gap = facts && known ? gapBefore(facts, known, visits) : null
  const days = gap?.verdict === 'known' ? gap.days : null
  const step = facts?.pack && last && days !== null ? ladderVerdict(facts.pack, last.drug, days).step : null
  const most = visit && step?.atMost ? ladderCap(step, visit.totalMicrograms) : null
  return (
    <Stack gap={2}>
      <Text>
        {last
          ? say.lastOrder(`${last.drug} ${doseOf(last)}`, words.orders.kinds[last.kind], last.endDay)
          : say.noOrder}
      </Text>
      <Text>{visit ? say.lastDose(visit.totalMicrograms, visit.day, days) : say.noDose}</Text>
      {most !== null && <Text fw={650}>{say.atMost(most)}</Text>}
    </Stack>
  )
}
