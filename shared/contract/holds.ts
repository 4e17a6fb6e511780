import { z } from 'zod'
import { Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { ClientOrders } from './orders.ts'

const WhyText = z.string().trim().min(3).max(300)

export const holds = {
  /** No dose until a doctor releases it. */
  place: call('hold.place')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        kind: z.enum(['doctor', 'overdose']),
        reason: WhyText,
      }),
    )
    .output(ClientOrders),
  /** Refused: `hold_released`. Releasing the hold of a dosing incident is its review. */
  release: call('hold.release')
    .input(z.object({ requestId: RequestId, holdId: Id, reason: WhyText }))
    .output(ClientOrders),
}
