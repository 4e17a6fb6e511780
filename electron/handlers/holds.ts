import { openRecord } from '../client-access.ts'
import { holdById } from '../db/hold.ts'
import { insert } from '../db/write.ts'
import { sealWords } from '../private-words.ts'
import { NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { writeHold } from './hold-writing.ts'
import { clientOrders } from './order-facts.ts'

export const holds = {
  place: signedIn.holds.place.handler(({ input, context: { register, staff } }) => {
    const act = 'hold.place'
    const { requestId, clientId, kind, reason } = input
    const client = openRecord(register, staff, clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) =>
      writeHold(tx, register, { clientId, kind, staffId: staff.id }, null, reason),
    )
    return clientOrders(register, staff, client)
  }),

  release: signedIn.holds.release.handler(({ input, context: { register, staff } }) => {
    const act = 'hold.release'
    const { requestId, holdId, reason } = input
    const hold = holdById(register.db, holdId)
    if (!hold) throw new NotFound('hold')
    // A death is decided on, not released.
    if (hold.kind === 'death') return refuse('death_hold')
    const client = openRecord(register, staff, hold.clientId, act)
    register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      if (holdById(tx.db, holdId)?.releasedAt) refuse('hold_released')
      const words = sealWords(register, 'hold_release', holdId, null, reason)
      insert(tx, 'hold_release', { holdId, reason: words, staffId: staff.id, at: tx.at })
      return holdId
    })
    return clientOrders(register, staff, client)
  }),
}
