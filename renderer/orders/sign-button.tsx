import { Button } from '@mantine/core'
import type { ClientOrders, OrderClient, OrderView } from '../../shared/contract/orders.ts'
import { call } from '../call.ts'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { doseOf } from './order-words.ts'

/** The doctor's PIN over a telephone order; nothing where none is waited for. */
export function SignButton(props: {
  order: OrderView
  data: { client: OrderClient }
  onSigned: (reply: ClientOrders) => void
}) {
  const { order, data, onSigned } = props
  const { role } = useSignedIn()
  const [requestId, renew] = useRequestId()
  const withPin = usePin()
  if (role !== 'doctor' || order.waits === 'no') return null
  const { called, registerNumber } = data.client
  const sign = async () => {
    const reply = await withPin({
      title: words.orders.sign.title,
      lead: words.orders.sign.lead(
        order,
        doseOf(order),
        `${called ?? ''} ${words.orders.list.client(registerNumber)}`.trim(),
      ),
      who: 'self',
      act: ({ pin }) => call.orders.sign({ requestId, orderId: order.id, pin }),
    })
    renew()
    if (reply) onSigned(reply)
  }
  return (
    <Button onClick={() => void sign()} aria-label={`${words.orders.client.sign} ${number(registerNumber)}`}>
      {words.orders.client.sign}
    </Button>
  )
}
