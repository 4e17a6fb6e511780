import type { Drug } from '../records/product.ts'
import type { ClinicDay } from '../records/time.ts'
import { type ClinicCalendar, closedBy } from './clinic-calendar.ts'
import { addDays, daysBetween } from './days.ts'
import { isDueOn, type OrderFacts, orderOfDay, orderState, stepInForce } from './order-step.ts'

/** A client with an order in force, as far as the shelf is concerned. */
export interface BookedClient {
  /** Orders in force or to come. */
  readonly orders: readonly OrderFacts[]
  /** Slots of today for which drug left the shelf already. */
  readonly doneToday: readonly number[]
}

/** Amounts that will be asked for on one day, in micrograms, and by how many clients each. */
export type DayDemand = Map<Drug, Map<number, number>>

interface Booking {
  readonly drug: Drug
  readonly slots: readonly { slot: number; amountMicrograms: number }[]
  readonly takeHome: boolean
}

/**
 * What the clients booked now will need, day by day from today on. An order that ends is reckoned to be renewed as it
 * is, for people stay in treatment; a taper ends. A step that goes by days swallowed is reckoned to be swallowed. On a
 * day when the clinic is closed only those whose order has take-home days are reckoned (their dose leaves the shelf
 * the day before). [inference: a forecast for ordering stock, never a ground for a dose]
 *
 * @param days how many days, today included
 */
export function bookedDemand(
  clients: readonly BookedClient[],
  today: ClinicDay,
  days: number,
  calendar: ClinicCalendar,
): DayDemand[] {
  const plans = new Map<string, { plan: (Booking | null)[]; count: number }>()
  for (const client of clients) {
    const key = keyOf(client, today)
    const known = key === null ? undefined : plans.get(key)
    if (known) known.count += 1
    else plans.set(key ?? `client ${plans.size}`, { plan: planOf(client, today, days), count: 1 })
  }
  const demand: DayDemand[] = Array.from({ length: days }, (_, ahead) => {
    const closed = closedBy(addDays(today, ahead), calendar) !== null
    const day: DayDemand = new Map()
    for (const { plan, count } of plans.values()) {
      const booking = plan[ahead]
      if (booking && (!closed || booking.takeHome)) add(day, booking.drug, booking.slots, count)
    }
    return day
  })
  const first = demand[0]
  if (first) takeOffWhatIsDone(first, clients, today)
  return demand
}

/** How many clients have an order of each drug in force on a day. */
export function bookedClients(clients: readonly BookedClient[], day: ClinicDay): Map<Drug, number> {
  const counts = new Map<Drug, number>()
  for (const { orders } of clients) {
    const found = orderOfDay(orders, day)
    if (found.found) counts.set(found.order.drug, (counts.get(found.order.drug) ?? 0) + 1)
  }
  return counts
}

/** Clients with the same flat order ask for the same: their days are laid out once. Null: this one is like no other. */
function keyOf({ orders }: BookedClient, today: ClinicDay): string | null {
  const [order, second] = orders
  if (!order || second || orderState(order, orders, today) !== 'in_force') return null
  if (order.kind === 'taper' || order.steps.some(({ step }) => step > 1)) return null
  const parity = order.everyDays === 1 ? 0 : daysBetween(order.startDay, today) % 2
  const slots = order.steps.map(({ slot, amountMicrograms }) => `${slot}:${amountMicrograms}`).join()
  return [order.drug, parity, order.everyDays, order.takeHomeDays > 0, slots].join('|')
}

function planOf({ orders }: BookedClient, today: ClinicDay, days: number): (Booking | null)[] {
  let last: OrderFacts | null = null
  return Array.from({ length: days }, (_, ahead) => {
    const day = addDays(today, ahead)
    const found = orderOfDay(orders, day)
    if (found.found) last = found.order
    else if (found.code !== 'order_ended' && found.code !== 'order_not_begun') last = null
    const order = found.found ? found.order : last?.kind === 'taper' ? null : last
    // Renewed as it is: the same rhythm and the last step, as if its last day never came.
    const running = order && (found.found ? order : { ...order, endDay: day })
    if (!running || !isDueOn(running, day)) return null
    const { slots } = stepInForce({ ...running, progress: swallowedBy(running, today, day) }, day)
    return { drug: running.drug, slots, takeHome: running.takeHomeDays > 0 }
  })
}

/** How far the steps will be swallowed by a day, if nobody misses one. */
function swallowedBy(order: OrderFacts, today: ClinicDay, day: ClinicDay): OrderFacts['progress'] {
  let free = Math.ceil(Math.max(0, daysBetween(today, day)) / order.everyDays)
  const steps = [...new Set(order.steps.map(({ step }) => step))].toSorted((a, b) => a - b)
  return steps.flatMap((step) => {
    const known = order.progress.find((one) => one.step === step)
    const wanted = order.steps.find((one) => one.step === step)
    if (!wanted || wanted.days === null || wanted.advance === 'date') return known ?? []
    const have = known?.days ?? 0
    const more = Math.min(free, Math.max(0, wanted.days - have))
    free -= more
    if (have + more === 0) return []
    return { step, days: have + more, firstDay: known?.firstDay ?? today, lastDay: known?.lastDay ?? today }
  })
}

function add(day: DayDemand, drug: Drug, slots: Booking['slots'], count: number): void {
  const amounts = day.get(drug) ?? new Map<number, number>()
  day.set(drug, amounts)
  for (const { amountMicrograms } of slots)
    amounts.set(amountMicrograms, (amounts.get(amountMicrograms) ?? 0) + count)
}

function takeOffWhatIsDone(first: DayDemand, clients: readonly BookedClient[], today: ClinicDay): void {
  for (const client of clients.filter(({ doneToday }) => doneToday.length > 0)) {
    const [booking] = planOf(client, today, 1)
    if (!booking) continue
    const amounts = first.get(booking.drug)
    const done = booking.slots.filter(({ slot }) => client.doneToday.includes(slot))
    for (const { amountMicrograms } of done) {
      const count = amounts?.get(amountMicrograms)
      if (count) amounts?.set(amountMicrograms, count - 1)
    }
  }
}
