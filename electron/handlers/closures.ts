import type { ClosureClient } from '../../shared/contract/closures.ts'
import type { ClosurePlan } from '../../shared/records/take-home.ts'
import { daysBetween, daysFromTo } from '../../shared/rules/days.ts'
import { carriedBetween } from '../db/take-home.ts'
import { insert } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { closureDigest, closureList, comingSpans, draftClients, spanFrom, spanLine } from './closure-facts.ts'
import { provePin } from './session.ts'
import { carriedView } from './take-home-facts.ts'
import { writeClosure } from './today.ts'
import { closureLines } from './today-facts.ts'

/** More days at once are a slip of the date. */
const MOST_DAYS = 31

export const closures = {
  coming: signedIn.closures.coming.handler(({ context: { register } }) => ({
    today: todayOf(register),
    spans: comingSpans(register).map((span) => spanLine(register, span)),
  })),

  plan: signedIn.closures.plan.handler(({ input, context: { register, staff } }) => {
    const { firstDay, lastDay, reason } = input
    register.writeOnce(input.requestId, { act: 'closure.mark', actor: staff.id, reason }, (tx) => {
      if (firstDay < todayOf(register)) return refuse('closure_is_past')
      if (lastDay < firstDay) return refuse('closure_ends_before')
      if (daysBetween(firstDay, lastDay) >= MOST_DAYS) return refuse('closure_too_long', { most: MOST_DAYS })
      const ids = daysFromTo(firstDay, lastDay).map((day) =>
        writeClosure(tx, register, staff.id, { day, kind: 'planned', reason }),
      )
      return ids[0] ?? 0
    })
    return { closures: closureLines(register) }
  }),

  list: signedIn.closures.list.handler(({ input, context: { register, staff } }) =>
    closureList(register, staff, spanFrom(register, input.first), input.draft),
  ),

  sign: signedIn.closures.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'closure.list_sign'
    await provePin(register, session, staff.id, input.pin)
    const span = spanFrom(register, input.first)
    // Read before the transaction, in slices: each dose is judged again by the same rule when it is handed over.
    const draft = await draftClients(register, staff, span)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      const clients = decided(draft, input.takeHome, input.excluded)
      const { reason } = spanLine(register, span)
      const id = insert(tx, 'closure_list', {
        firstDay: span.first,
        lastDay: span.last,
        reason,
        staffId: staff.id,
        at: tx.at,
      })
      for (const { clientId, outcome, reasons, plan } of clients)
        insert(tx, 'closure_list_client', {
          closureListId: id,
          clientId,
          outcome,
          reasons: JSON.stringify(reasons),
          plan,
        })
      const digest = closureDigest(span, clients)
      insert(tx, 'signature', { kind: 'closure_list', subjectId: id, digest, staffId: staff.id, at: tx.at })
      return id
    })
    return closureList(register, staff, span)
  }),

  labels: signedIn.closures.labels.handler(({ input, context: { register } }) => {
    const { first, last } = spanFrom(register, input.first)
    const carried = carriedBetween(register.db, first, last)
    return [...new Set(carried.map(({ registerNumber }) => registerNumber))].map((registerNumber) => ({
      registerNumber,
      carried: carried
        .filter((dose) => dose.registerNumber === registerNumber)
        .map((dose) => carriedView(register, dose)),
    }))
  }),
}

/**
 * The list as the doctor decided it: nobody carries whom the rule excludes, nobody is forgotten.
 * Refused: `closure_list_changed`, `closure_plans_missing`.
 */
function decided(
  draft: readonly ClosureClient[],
  takeHome: readonly number[],
  excluded: readonly { clientId: number; plan: ClosurePlan }[],
): ClosureClient[] {
  const plans = new Map(excluded.map(({ clientId, plan }) => [clientId, plan]))
  const known = new Set(draft.map(({ clientId }) => clientId))
  if ([...takeHome, ...plans.keys()].some((id) => !known.has(id))) return refuse('closure_list_changed')
  return draft.map((client) => {
    const carries = takeHome.includes(client.clientId)
    if (carries && client.outcome === 'excluded') return refuse('closure_list_changed')
    if (carries) return client
    const plan = plans.get(client.clientId) ?? refuse('closure_plans_missing')
    const reasons = client.reasons.length > 0 ? client.reasons : [{ code: 'take_home_doctor_says_no' }]
    return { ...client, outcome: 'excluded', reasons, plan }
  })
}
