import type { ClinicDay } from '../records/time.ts'
import { type ClinicCalendar, closedBy } from './clinic-calendar.ts'
import { addDays, daysFromTo } from './days.ts'
import { isDueOn, type OrderFacts, orderOfDay } from './order-step.ts'

/** Days in a row on which the clinic does not dose. */
export type ClosedSpan = { first: ClinicDay; last: ClinicDay; days: number }

/**
 * The closed days within a span of time, those in a row together. Only such in which a closure or holiday lies: a
 * weekly day alone is the order's own business, but one beside a holiday makes the gap longer.
 */
export function closedSpans(calendar: ClinicCalendar, from: ClinicDay, to: ClinicDay): ClosedSpan[] {
  const spans: { days: ClinicDay[]; special: boolean }[] = []
  let open = true
  for (const day of daysFromTo(from, to)) {
    const why = closedBy(day, calendar)
    if (why === null) {
      open = true
      continue
    }
    if (open) spans.push({ days: [], special: false })
    open = false
    const span = spans.at(-1)
    span?.days.push(day)
    if (span && why !== 'weekly') span.special = true
  }
  return spans.flatMap(({ days, special }) => {
    const [first, last] = [days[0], days.at(-1)]
    return special && first !== undefined && last !== undefined ? [{ first, last, days: days.length }] : []
  })
}

/** The client's first due day after today on which the clinic is open, before the span begins; null without one. */
export function openDueBefore(
  orders: readonly OrderFacts[],
  calendar: ClinicCalendar,
  today: ClinicDay,
  span: Pick<ClosedSpan, 'first'>,
): ClinicDay | null {
  const between = daysFromTo(addDays(today, 1), addDays(span.first, -1))
  return between.find((day) => closedBy(day, calendar) === null && isDue(orders, day)) ?? null
}

/** Whether an order in force has a dose on a day. */
export function isDue(orders: readonly OrderFacts[], day: ClinicDay): boolean {
  const found = orderOfDay(orders, day)
  return found.found && isDueOn(found.order, day)
}
