import { Group, Stack, Table, Text } from '@mantine/core'
import type { OrderView } from '../../shared/contract/orders.ts'
import type { ShelfProduct } from '../../shared/rules/dose-facts.ts'
import { DoseLine } from '../ui/dose-line.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { amount, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { amountsOf, inHand, stepNumbers, viaWords } from './order-words.ts'

const TONES: Record<OrderView['standing'], Tone> = {
  unsigned: 'warn',
  not_begun: 'note',
  in_force: 'good',
  ended: 'stop',
  superseded: 'quiet',
  stopped: 'stop',
}

export const StandingMark = ({ order }: { order: OrderView }) => (
  <StatusMark tone={TONES[order.standing]}>{words.orders.standings[order.standing]}</StatusMark>
)

/** One order in full: the dose as it must be read, then its days, steps, who ordered it and what waits. */
export function OrderCard({ order, shelf }: { order: OrderView; shelf: readonly ShelfProduct[] }) {
  const { timeZone } = useSite()
  const say = words.orders
  const step = order.stepNow ?? 1
  const amounts = amountsOf(order.steps, step)
  const signed = order.signature
  return (
    <Stack gap="sm">
      <Text component="div" fw={700} fz={18} lh={1.3} mb={-8}>
        {order.drug}
      </Text>
      <Group gap="xl" align="flex-start">
        {amounts.map((micrograms, slot) => (
          <DoseLine
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what a dose is known by
            key={slot}
            amountMicrograms={micrograms}
            {...inHandOf(micrograms, order, shelf)}
          />
        ))}
      </Group>
      <Text component="div">
        <strong>{say.kinds[order.kind]}</strong>, {say.every[order.everyDays]},{' '}
        <span className="ost-nowrap">{say.days(order.startDay, order.endDay)}</span>
      </Text>
      {stepNumbers(order.steps).length > 1 && <Steps order={order} />}
      {amounts.length > 1 && (
        <Text>
          {order.steps
            .filter((one) => one.step === step && one.slot > 1)
            .map((one) => say.leastHours(one.slot, one.leastHours))
            .join('; ')}
        </Text>
      )}
      <Text>{say.takeHome(order.takeHomeDays)}</Text>
      {order.via !== 'brought_over' && <Text>{say.client.reason(order.reason)}</Text>}
      <Text c="dimmed">
        {viaWords(order)}, <span className="ost-nowrap">{dayAndTime(order.at, timeZone)}</span>
      </Text>
      {signed && <Text>{say.client.signed(signed.name, dayAndTime(signed.at, timeZone))}</Text>}
      {order.waits !== 'no' && (
        <StatusMark tone={order.waits === 'overdue' ? 'stop' : 'warn'}>
          {say.client.waits[order.waits]}
        </StatusMark>
      )}
      {order.end && (
        <Text>{say.client.ended(order.end.reason, order.end.name, dayAndTime(order.end.at, timeZone))}</Text>
      )}
    </Stack>
  )
}

function inHandOf(micrograms: number, { drug }: OrderView, shelf: readonly ShelfProduct[]) {
  const made = inHand(micrograms, drug, shelf)
  return 'lines' in made ? { inHand: made.lines } : {}
}

function Steps({ order }: { order: OrderView }) {
  const say = words.orders
  return (
    <Table maw={640} withTableBorder>
      <Table.Tbody>
        {stepNumbers(order.steps).map((step) => {
          const first = order.steps.find((one) => one.step === step)
          const swallowed = order.swallowed.find((one) => one.step === step)
          return (
            <Table.Tr key={step} fw={step === order.stepNow ? 700 : 400}>
              <Table.Td>{say.form.step(step)}</Table.Td>
              <Table.Td className="ost-nowrap">
                {amountsOf(order.steps, step).map(amount).join(' + ')}
              </Table.Td>
              <Table.Td>{first && say.stepDays(first.days, first.advance)}</Table.Td>
              <Table.Td>
                {step === order.stepNow && say.stepNow}
                {swallowed && step === order.stepNow ? ', ' : ''}
                {swallowed && say.swallowed(swallowed.days)}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
