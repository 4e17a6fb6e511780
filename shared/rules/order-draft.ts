import type { DoseOrder } from '../records/dose-order.ts'
import type { Instant } from '../records/time.ts'
import type { DoseFacts } from './dose-facts.ts'
import type { Visit } from './dose-gap.ts'
import { dayTotal, type OrderStep } from './order-step.ts'
import type { PackVersion } from './rule-pack.ts'

/** A dose order as it is being written. */
export type OrderDraft = Pick<
  DoseOrder,
  'drug' | 'kind' | 'via' | 'startDay' | 'endDay' | 'everyDays' | 'takeHomeDays' | 'supersedes' | 'reason'
> & {
  telephoneAt: Instant | null
  steps: readonly OrderStep[]
}

/** What a draft is held against: the client as at the counter, and who prescribes. */
export type OrderCheckFacts = DoseFacts & {
  /** The prescriber is this client. */
  prescriberIsClient: boolean
  /** Most take-home days that the pack allows in one order; 0 where it allows none. */
  takeHomeMostDays: number
}

/** A code for `words/`, the field it belongs to, and the figures that the sentence names (amounts in micrograms). */
export type OrderProblem<Code extends string> = {
  code: Code
  field: string
  params: Record<string, number | string>
}

/** The client's doses so far, today's included, latest first; and the pack, which is there once these are asked. */
export type CheckedFacts = OrderCheckFacts & { pack: PackVersion; visits: readonly Visit[] }

/** One stretch of a draft at its fastest: so many calendar days after its start this becomes the day's amount. */
export type PlannedStep = { step: number; offset: number; totalMicrograms: number }

/** The draft's steps, each with its slots, in order. */
export function draftSteps(draft: Pick<OrderDraft, 'steps'>): OrderStep[][] {
  const numbers = [...new Set(draft.steps.map(({ step }) => step))].toSorted((a, b) => a - b)
  return numbers.map((number) =>
    draft.steps.filter(({ step }) => step === number).toSorted((a, b) => a.slot - b.slot),
  )
}

/** The draft as it runs when nobody misses a day: the fastest that it can rise. */
export function fastestPlan(draft: Pick<OrderDraft, 'steps' | 'everyDays'>): PlannedStep[] {
  let offset = 0
  return draftSteps(draft).map((slots) => {
    const [first] = slots
    const planned = { step: first?.step ?? 0, offset, totalMicrograms: dayTotal(slots) }
    offset += (first?.days ?? 0) * (first?.advance === 'swallowed' ? draft.everyDays : 1)
    return planned
  })
}

/** Where an amount of a step stands in the form: `steps.2.amountMicrograms` is the third row. */
export function stepField(
  draft: Pick<OrderDraft, 'steps'>,
  step: OrderStep | undefined,
  part: string,
): string {
  return step === undefined ? 'steps' : `steps.${draft.steps.indexOf(step)}.${part}`
}
