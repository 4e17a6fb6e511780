import type { OrderFacts } from '../shared/rules/order-step.ts'
import type { OrderStored } from './db/dose-order.ts'

/** What an order says by itself, as the rules read it: without how far it went and whether it was stopped. */
export function orderRecord(order: OrderStored): Omit<OrderFacts, 'endedAt' | 'progress'> {
  return {
    id: order.id,
    episodeId: order.episodeId,
    drug: order.drug,
    kind: order.kind,
    via: order.via,
    startDay: order.startDay,
    endDay: order.endDay,
    everyDays: order.everyDays,
    takeHomeDays: order.takeHomeDays,
    telephoneAt: order.telephoneAt,
    supersedes: order.supersedes,
    at: order.at,
    steps: order.steps.map(({ id: _id, doseOrderId: _order, ...step }) => step),
  }
}
