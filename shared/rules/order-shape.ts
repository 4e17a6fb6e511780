import { daysBetween } from './days.ts'
import {
  draftSteps,
  fastestPlan,
  type OrderCheckFacts,
  type OrderDraft,
  type OrderProblem,
  stepField,
} from './order-draft.ts'
import { dayTotal, type OrderFacts, type OrderStep } from './order-step.ts'
import { splitAmount } from './tablet-split.ts'

export type ShapeCode =
  | 'reason_missing'
  | 'own_order'
  | 'no_episode'
  | 'end_before_start'
  | 'start_in_past'
  | 'too_long'
  | 'take_home_too_many'
  | 'take_home_in_induction'
  | 'steps_empty'
  | 'step_numbers'
  | 'slot_numbers'
  | 'step_without_days'
  | 'last_step_has_days'
  | 'slots_differ'
  | 'amount_missing'
  | 'not_makeable'
  | 'slot_distance_missing'
  | 'slots_too_far_apart'
  | 'increase_by_date'
  | 'taper_rises'
  | 'steps_never_reached'
  | 'must_supersede'
  | 'superseded_meanwhile'

type Problems = OrderProblem<ShapeCode>[]

/** An order runs a year at most; then a doctor looks again. */
const mostDays = 366

/** What makes an order one that cannot be saved, whoever prescribes and whatever the rule pack says. */
export function shapeProblems(draft: OrderDraft, facts: OrderCheckFacts): Problems {
  return [
    ...generalProblems(draft, facts),
    ...chainProblems(draft, facts.orders),
    ...stepProblems(draft, facts),
  ]
}

function generalProblems(draft: OrderDraft, facts: OrderCheckFacts): Problems {
  const problems: Problems = []
  const say = (code: ShapeCode, field: string, params: Record<string, number | string> = {}) =>
    problems.push({ code, field, params })
  if (draft.reason.trim() === '') say('reason_missing', 'reason')
  if (facts.prescriberIsClient) say('own_order', 'prescriberId')
  if (!facts.episodes.some(({ kind }) => kind === 'ost' || kind === 'detox')) say('no_episode', 'episodeId')
  if (draft.startDay < facts.today) say('start_in_past', 'startDay')
  const days = daysBetween(draft.startDay, draft.endDay) + 1
  if (days < 1) say('end_before_start', 'endDay')
  if (days > mostDays) say('too_long', 'endDay', { days, most: mostDays })
  const induces = draft.kind === 'induction' || draft.kind === 're_induction'
  if (induces && draft.takeHomeDays > 0) say('take_home_in_induction', 'takeHomeDays')
  else if (draft.takeHomeDays > facts.takeHomeMostDays)
    say('take_home_too_many', 'takeHomeDays', { most: facts.takeHomeMostDays })
  return problems
}

/** One chain of orders a client: the new one names the last that still runs or would, or two would be in force. */
function chainProblems(draft: OrderDraft, orders: readonly OrderFacts[]): Problems {
  if (draft.supersedes !== null && orders.some(({ supersedes }) => supersedes === draft.supersedes))
    return [{ code: 'superseded_meanwhile', field: 'supersedes', params: { orderId: draft.supersedes } }]
  const running = orders.filter(
    (order) =>
      order.endedAt === null &&
      order.endDay >= draft.startDay &&
      !orders.some(({ supersedes }) => supersedes === order.id) &&
      order.id !== draft.supersedes,
  )
  return running.map(({ id }) => ({ code: 'must_supersede', field: 'supersedes', params: { orderId: id } }))
}

function stepProblems(draft: OrderDraft, facts: OrderCheckFacts): Problems {
  const steps = draftSteps(draft)
  if (steps.length === 0) return [{ code: 'steps_empty', field: 'steps', params: {} }]
  return [
    ...steps.flatMap((slots, place) => oneStepProblems(draft, slots, place, steps)),
    ...draft.steps.flatMap((step) => amountProblems(draft, step, facts)),
    ...neverReached(draft),
  ]
}

function oneStepProblems(
  draft: OrderDraft,
  slots: OrderStep[],
  place: number,
  steps: OrderStep[][],
): Problems {
  const problems: Problems = []
  const [first] = slots
  const say = (code: ShapeCode, step: OrderStep | undefined, part: string) =>
    problems.push({ code, field: stepField(draft, step, part), params: {} })
  if (first === undefined) return problems
  const isLast = place === steps.length - 1
  if (first.step !== place + 1) say('step_numbers', first, 'step')
  if (!isLast && first.days === null) say('step_without_days', first, 'days')
  if (isLast && first.days !== null) say('last_step_has_days', first, 'days')
  slots.forEach((slot, index) => {
    if (slot.slot !== index + 1) say('slot_numbers', slot, 'slot')
    if (slot.days !== first.days || slot.advance !== first.advance) say('slots_differ', slot, 'days')
    if (slot.slot > 1 && slot.leastHours < 1) say('slot_distance_missing', slot, 'leastHours')
  })
  const hours = slots.reduce((sum, { leastHours }) => sum + leastHours, 0)
  if (hours > 24 * draft.everyDays) say('slots_too_far_apart', slots.at(-1), 'leastHours')
  const next = steps[place + 1]
  if (next !== undefined && dayTotal(next) > dayTotal(slots)) {
    if (first.advance === 'date') say('increase_by_date', first, 'advance')
    if (draft.kind === 'taper') say('taper_rises', next[0], 'amountMicrograms')
  }
  return problems
}

/** An order offers only amounts that the site's products make, in stock or not (clinic.md, *Medicines and amounts*). */
function amountProblems(draft: OrderDraft, step: OrderStep, { shelf }: OrderCheckFacts): Problems {
  const field = stepField(draft, step, 'amountMicrograms')
  const { amountMicrograms } = step
  if (!Number.isInteger(amountMicrograms) || amountMicrograms <= 0)
    return [{ code: 'amount_missing', field, params: {} }]
  const products = shelf.map((product) => ({ ...product, availableSteps: Number.POSITIVE_INFINITY }))
  const split = splitAmount(amountMicrograms, draft.drug, products)
  if (split.makeable) return []
  const params: Record<string, number> = {}
  if (split.below !== null) params.below = split.below
  if (split.above !== null) params.above = split.above
  return [{ code: 'not_makeable', field, params }]
}

function neverReached(draft: OrderDraft): Problems {
  const days = daysBetween(draft.startDay, draft.endDay)
  const late = fastestPlan(draft).find(({ offset }) => offset > 0 && offset > days)
  if (late === undefined || days < 0) return []
  const row = draft.steps.find(({ step }) => step === late.step)
  return [{ code: 'steps_never_reached', field: stepField(draft, row, 'days'), params: { step: late.step } }]
}
