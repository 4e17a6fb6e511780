import type { IncidentKind } from '../records/dosing-incident.ts'
import type { Drug } from '../records/product.ts'

export interface MedicationFacts {
  readonly drug: Drug
  /** Micrograms as labelled that this gift holds. */
  readonly amountMicrograms: number
  /** What the client got by the chart on that day already. */
  readonly givenMicrograms: number
  /** A dose of that day was prepared or taken at the counter, or carried home for it. */
  readonly dosedAtCounter: boolean
  /** The order that holds on that day, with the whole day's amount; null without one. */
  readonly order: { readonly drug: Drug; readonly totalMicrograms: number } | null
  /** A doctor's order on paper, of a day before today, where no order is in the register. */
  readonly onPaper: boolean
  /** The most of a day without an order in the register: the pack's warning line. */
  readonly mostOnPaperMicrograms: number
  readonly held: boolean
  /** Breaths last counted on that day; null when nobody did. */
  readonly breaths: number | null
  readonly slowBreathsBelow: number
}

export type MedicationCode =
  | 'dosed_at_counter'
  | 'client_held'
  | 'no_order_that_day'
  | 'order_other_drug'
  | 'above_order_of_day'
  | 'above_paper_most'
  | 'breathes_slowly'

/**
 * Whether medicine may be given on the chart of a detoxification: it comes from a doctor's order, never above the day's
 * whole, not beside a dose at the counter, and not to somebody who breathes slowly or is held. Null when nothing stands
 * against it.
 */
export function medicationProblem(facts: MedicationFacts): MedicationCode | null {
  const { order, breaths } = facts
  const sum = facts.givenMicrograms + facts.amountMicrograms
  if (facts.dosedAtCounter) return 'dosed_at_counter'
  if (facts.held) return 'client_held'
  if (breaths !== null && breaths < facts.slowBreathsBelow) return 'breathes_slowly'
  const unordered = orderProblem(facts)
  if (unordered) return unordered
  if (order === null) return sum > facts.mostOnPaperMicrograms ? 'above_paper_most' : null
  return sum > order.totalMicrograms ? 'above_order_of_day' : null
}

/** What is found in the order itself: said first even of what was swallowed, for no row stands without an order. */
function orderProblem({ order, onPaper, drug }: MedicationFacts): MedicationCode | null {
  if (order === null) return onPaper ? null : 'no_order_that_day'
  return order.drug === drug ? null : 'order_other_drug'
}

/** What a gift that was swallowed all the same is an incident of; the codes that are not here are mended first. */
const INCIDENT_OF: { readonly [code in MedicationCode]?: IncidentKind } = {
  dosed_at_counter: 'given_twice',
  client_held: 'other',
  breathes_slowly: 'other',
  above_paper_most: 'wrong_amount',
  above_order_of_day: 'wrong_amount',
}

/** Whether a gift that was refused so may be an incident, once it has been swallowed. */
export const isSwallowedCode = (code: string): boolean => code in INCIDENT_OF

export type SwallowedVerdict =
  | { readonly as: 'gift' }
  | { readonly as: 'incident'; readonly kind: IncidentKind; readonly against: MedicationCode }
  | { readonly as: 'mend'; readonly code: MedicationCode }

/**
 * How a gift is written that stands on a paper chart: as any other; or, where the rule would have refused what has been
 * swallowed since, as an incident; or not before the order is found.
 */
export function swallowedVerdict(facts: MedicationFacts): SwallowedVerdict {
  const unordered = orderProblem(facts)
  if (unordered) return { as: 'mend', code: unordered }
  const against = medicationProblem(facts)
  if (against === null) return { as: 'gift' }
  const kind = INCIDENT_OF[against]
  return kind ? { as: 'incident', kind, against } : { as: 'mend', code: against }
}
