import type { Instant } from '../records/time.ts'
import { addDays, dayOfInstant } from './days.ts'
import { isInduction } from './dose-gap.ts'
import {
  type CheckedFacts,
  draftSteps,
  fastestPlan,
  type OrderDraft,
  type OrderProblem,
} from './order-draft.ts'
import { dayTotal, type OrderFacts, orderState, stepInForce } from './order-step.ts'

export type TelephoneCode =
  | 'telephone_not_allowed'
  | 'telephone_time_missing'
  | 'telephone_time_in_future'
  | 'telephone_induction'
  | 'telephone_without_last_dose'
  | 'telephone_above_last_dose'
  | 'telephone_too_long'
  | 'bridge_without_order'
  | 'bridge_not_ended'
  | 'bridge_of_bridge'
  | 'bridge_not_maintenance'
  | 'bridge_changed'
  | 'bridge_too_long'

type Problems = OrderProblem<TelephoneCode>[]

/**
 * Orders that a nurse types and reads back while the doctor is away, where the site's law and signed pack allow it:
 * a telephone order is never above the last dose, begins no treatment, and ends within the pack's hours (72) of the
 * call; a bridge runs an ended, unchanged maintenance order on for at most the pack's days (3) after its end, and is
 * not bridged again (clinic.md, *Dose orders*).
 */
export function telephoneProblems(draft: OrderDraft, facts: CheckedFacts): Problems {
  if (draft.via !== 'telephone' && draft.via !== 'bridge') return []
  const { allowed } = facts.pack.body.telephoneOrders
  if (!allowed) return [{ code: 'telephone_not_allowed', field: 'via', params: {} }]
  return draft.via === 'bridge' ? bridgeProblems(draft, facts) : callProblems(draft, facts)
}

function callProblems(draft: OrderDraft, facts: CheckedFacts): Problems {
  const problems: Problems = []
  const say = (code: TelephoneCode, field: string, params: Record<string, number | string> = {}) =>
    problems.push({ code, field, params })
  if (isInduction(draft)) say('telephone_induction', 'kind')
  const [last] = facts.visits
  const most = Math.max(0, ...fastestPlan(draft).map(({ totalMicrograms }) => totalMicrograms))
  if (last === undefined) say('telephone_without_last_dose', 'steps')
  else if (most > last.totalMicrograms)
    say('telephone_above_last_dose', 'steps', { micrograms: most, limit: last.totalMicrograms })
  const { telephoneAt } = draft
  if (telephoneAt === null) {
    say('telephone_time_missing', 'telephoneAt')
    return problems
  }
  if (telephoneAt > facts.now) say('telephone_time_in_future', 'telephoneAt')
  const { endAfterHours } = facts.pack.body.telephoneOrders
  const ends = dayOfInstant((telephoneAt + endAfterHours * 3_600_000) as Instant, facts.timeZone)
  if (draft.endDay > ends) say('telephone_too_long', 'endDay', { until: ends, hours: endAfterHours })
  return problems
}

function bridgeProblems(draft: OrderDraft, facts: CheckedFacts): Problems {
  const ended = facts.orders.find(({ id }) => id === draft.supersedes)
  if (ended === undefined) return [{ code: 'bridge_without_order', field: 'supersedes', params: {} }]
  const problems: Problems = []
  const say = (code: TelephoneCode, field: string, params: Record<string, number | string> = {}) =>
    problems.push({ code, field, params })
  if (ended.via === 'bridge' || ended.via === 'telephone') say('bridge_of_bridge', 'supersedes')
  if (ended.kind !== 'maintenance' || draft.kind !== 'maintenance') say('bridge_not_maintenance', 'kind')
  if (orderState(ended, facts.orders, draft.startDay) !== 'ended') say('bridge_not_ended', 'startDay')
  if (isChanged(draft, ended)) say('bridge_changed', 'steps')
  const { bridgeDays } = facts.pack.body.telephoneOrders
  const until = addDays(ended.endDay, bridgeDays)
  if (draft.endDay > until) say('bridge_too_long', 'endDay', { until, days: bridgeDays })
  return problems
}

/** Anything but the step that was in force on the ended order's last day. */
function isChanged(draft: OrderDraft, ended: OrderFacts): boolean {
  const [slots, more] = draftSteps(draft)
  if (slots === undefined || more !== undefined) return true
  const last = stepInForce(ended, ended.endDay).slots
  const amounts = (steps: typeof slots) =>
    steps.map(({ slot, amountMicrograms }) => `${slot}:${amountMicrograms}`).join()
  return (
    draft.drug !== ended.drug ||
    draft.everyDays !== ended.everyDays ||
    dayTotal(slots) !== dayTotal(last) ||
    amounts(slots) !== amounts([...last])
  )
}
