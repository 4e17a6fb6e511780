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
  const { order, onPaper, breaths } = facts
  const sum = facts.givenMicrograms + facts.amountMicrograms
  if (facts.dosedAtCounter) return 'dosed_at_counter'
  if (facts.held) return 'client_held'
  if (breaths !== null && breaths < facts.slowBreathsBelow) return 'breathes_slowly'
  if (order === null) {
    if (!onPaper) return 'no_order_that_day'
    return sum > facts.mostOnPaperMicrograms ? 'above_paper_most' : null
  }
  if (order.drug !== facts.drug) return 'order_other_drug'
  return sum > order.totalMicrograms ? 'above_order_of_day' : null
}
