import type { Need } from '../../shared/contract/home.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { endsSoon } from '../../shared/rules/order-step.ts'
import { ordersToSign, standingOrders } from '../db/dose-order.ts'
import { incidentsToReview, standingHolds } from '../db/hold.ts'
import { packInForce } from './dose-facts.ts'
import type { NeedFacts, NeedSource } from './home-needs.ts'
import { waitsFor } from './order-facts.ts'

/** What waits for a doctor, and what the others should know of it. */
export const orderNeeds: NeedSource = (facts): Need[] => {
  const { role } = facts.staff
  if (role === 'doctor')
    return [...incidentNeeds(facts), ...signatureNeeds(facts), ...endingNeeds(facts), ...holdNeeds(facts)]
  if (role === 'nurse') return endingNeeds(facts)
  if (role === 'manager') return signatureNeeds(facts).filter(({ code }) => code === 'signatures_overdue')
  return []
}

function incidentNeeds({ register }: NeedFacts): Need[] {
  const count = incidentsToReview(register.db).length
  return count > 0 ? [{ code: 'incidents_to_review', params: { count }, urgency: 1 }] : []
}

function signatureNeeds({ register }: NeedFacts): Need[] {
  const orders = ordersToSign(register.db)
  const overdue = orders.filter((order) => waitsFor(register, order) === 'overdue').length
  const waiting = orders.length - overdue
  return [
    ...(overdue > 0 ? [{ code: 'signatures_overdue', params: { count: overdue }, urgency: 1 as const }] : []),
    ...(waiting > 0 ? [{ code: 'orders_to_sign', params: { count: waiting }, urgency: 2 as const }] : []),
  ]
}

/** Warned so many days before an order ends (clinic.md, *Dose orders*). */
function endingNeeds({ register, today }: NeedFacts): Need[] {
  const warnDays = packInForce(register)?.body.warnDaysBeforeOrderEnds ?? 0
  const ending = standingOrders(register.db).filter(
    (order) => order.end === null && endsSoon(order, today, warnDays) !== null,
  )
  if (ending.length === 0) return []
  const days = Math.min(...ending.map(({ endDay }) => daysBetween(today, endDay)))
  return [{ code: 'orders_ending', params: { count: ending.length, days }, urgency: days <= 2 ? 2 : 3 }]
}

function holdNeeds({ register }: NeedFacts): Need[] {
  const count = standingHolds(register.db).length
  return count > 0 ? [{ code: 'clients_held', params: { count }, urgency: 3 }] : []
}
