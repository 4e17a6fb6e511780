import { addDays } from './days.ts'
import { visitsBefore } from './dose-gap.ts'
import { type TelephoneCode, telephoneProblems } from './order-by-telephone.ts'
import type { OrderCheckFacts, OrderDraft, OrderProblem } from './order-draft.ts'
import { type LimitError, type LimitWarning, limitProblems } from './order-limits.ts'
import { type ShapeCode, shapeProblems } from './order-shape.ts'

export type OrderError = ShapeCode | LimitError | TelephoneCode | 'pack_unsigned'

export type OrderProblems = {
  errors: OrderProblem<OrderError>[]
  /** Each needs a reason, and the dose typed twice (clinic.md, *Medicines and amounts*). */
  warnings: OrderProblem<LimitWarning>[]
}

/**
 * What speaks against a dose order before it is saved: all at once, each with its field. Screen and server side ask
 * the same. Limits are those of the signed pack; without one no order is written.
 */
export function orderProblems(draft: OrderDraft, facts: OrderCheckFacts): OrderProblems {
  const shape = shapeProblems(draft, facts)
  const { pack } = facts
  if (pack === null || !pack.signed) {
    return { errors: [...shape, { code: 'pack_unsigned', field: 'rulePack', params: {} }], warnings: [] }
  }
  const visits = visitsBefore({ ...facts, today: addDays(facts.today, 1) })
  const checked = { ...facts, pack, visits }
  const limits = limitProblems(draft, checked)
  return {
    errors: [...shape, ...limits.errors, ...telephoneProblems(draft, checked)],
    warnings: limits.warnings,
  }
}
