import type { Drug } from '../records/product.ts'
import { type ClosedSpan, isDue } from './closure-span.ts'
import { addDays, daysFromTo, laterDay } from './days.ts'
import { orderOfDay, stepInForce } from './order-step.ts'
import type { PackVersion } from './rule-pack.ts'
import { type TakeHomeFacts, type TakeHomeReason, whoMayCarry } from './take-home.ts'

/** What a span of closed days comes to for one client, and why they may not carry it; no reason: they may. */
export type ClosureEntry = {
  drug: Drug | null
  amountMicrograms: number
  doses: number
  reasons: TakeHomeReason[]
}

/**
 * One client's line of a closure's list, days before: judged as on the eve of the closure, with what is known now.
 * Null for who has no dose due in it. What is handed over in the end is judged again at the counter.
 */
export function closureEntry(
  facts: TakeHomeFacts & { pack: PackVersion },
  span: Pick<ClosedSpan, 'first' | 'last'>,
): ClosureEntry | null {
  const orders = facts.orders.filter(({ episodeId }) => facts.episodes.some(({ id }) => id === episodeId))
  const due = daysFromTo(span.first, span.last).filter((day) => isDue(orders, day))
  if (due.length === 0) return null
  const eve = laterDay(facts.today, addDays(span.first, -1))
  const wish = { by: 'closure', first: span.first, last: span.last } as const
  const { order, reasons } = whoMayCarry({ ...facts, today: eve }, wish)
  const slots = due.flatMap((day) => {
    const found = orderOfDay(orders, day)
    return found.found ? stepInForce(found.order, day).slots : []
  })
  const other = due.find((day) => {
    const found = orderOfDay(orders, day)
    return !found.found || found.order.id !== order?.id
  })
  const all = [...reasons]
  if (order !== null && order.endDay < span.last)
    all.push({ code: 'take_home_order_ends', endDay: order.endDay })
  else if (order !== null && other !== undefined) all.push({ code: 'take_home_order_changes', day: other })
  return {
    drug: order?.drug ?? null,
    amountMicrograms: slots.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0),
    doses: slots.length,
    reasons: all,
  }
}
