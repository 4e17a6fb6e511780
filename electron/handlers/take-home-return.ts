import { clientById } from '../db/client.ts'
import { carriedBy } from '../db/take-home.ts'
import { NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { correctDayLines } from './day-corrections.ts'
import { bringBack, takeStep } from './dose-steps.ts'
import { proveSecond } from './second-person.ts'
import { takeHomeAtCounter } from './take-home-facts.ts'

/** Any day that the register knows: what was carried and not taken may come back late. */
const EVER = '1970-01-01' as never

export const takeHomeReturn = {
  return: signedIn.takeHome.return.handler(async ({ input, context }) => {
    const { register, session, staff } = context
    const act = 'take_home.return'
    const client = clientById(register.db, input.clientId)
    if (!client) throw new NotFound('client')
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = input.intact ? 'unopened' : 'opened'
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason }, (tx) => {
      const carried = new Set(carriedBy(tx.db, client.id, EVER).map(({ doseId }) => doseId))
      let last = 0
      for (const doseId of new Set(input.doseIds)) {
        if (!carried.has(doseId)) return refuse('take_home_not_carried')
        last = takeStep(tx, register, doseId, 'returned', { reason })
        bringBack(tx, register, doseId, !input.intact)
        correctDayLines(tx, register, client.id, storedDose(register, doseId).clinicDay)
      }
      return last
    })
    return takeHomeAtCounter(register, client)
  }),
}
