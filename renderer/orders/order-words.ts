import type { OrderStepView, OrderView } from '../../shared/contract/orders.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ShelfProduct } from '../../shared/rules/dose-facts.ts'
import { splitAmount } from '../../shared/rules/tablet-split.ts'
import { words } from '../words/index.ts'

/** What is taken in the hand for an amount: `four tablets of 2 mg`; or the nearest amounts that can be made. */
export function inHand(
  amountMicrograms: number,
  drug: Drug,
  shelf: readonly ShelfProduct[],
): { lines: string } | { nearest: number[] } {
  const products = shelf.map((product) => ({ ...product, availableSteps: Number.POSITIVE_INFINITY }))
  const split = splitAmount(amountMicrograms, drug, products)
  if (split.makeable)
    return { lines: words.counter.inHand(split.lines.map((line) => ({ ...line, batchNumber: '' }))) }
  return { nearest: [split.below, split.above].filter((amount) => amount !== null) }
}

/** The amounts of the step that holds today, or of the first: `8 mg`, `4 mg + 4 mg`. */
export function doseOf({ steps, stepNow }: Pick<OrderView, 'steps' | 'stepNow'>): string {
  return words.orders.dayAmounts(amountsOf(steps, stepNow ?? 1))
}

export function amountsOf(steps: readonly OrderStepView[], step: number): number[] {
  return steps
    .filter((one) => one.step === step)
    .toSorted((a, b) => a.slot - b.slot)
    .map(({ amountMicrograms }) => amountMicrograms)
}

/** Steps in order, each once. */
export function stepNumbers(steps: readonly OrderStepView[]): number[] {
  return [...new Set(steps.map(({ step }) => step))].toSorted((a, b) => a - b)
}

export const viaWords = ({ via, prescriber, writtenBy }: OrderView): string =>
  words.orders.via[via](prescriber, writtenBy)
