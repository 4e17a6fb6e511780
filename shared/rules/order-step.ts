import type { DoseOrder, DoseOrderStep } from '../records/dose-order.ts'
import type { ClinicDay, Instant } from '../records/time.ts'
import { addDays, dayNumber, daysBetween, daysFromTo, laterDay } from './days.ts'
import { countsAsDose, type DoseRecord } from './dose-state.ts'

export type OrderStep = Omit<DoseOrderStep, 'id' | 'doseOrderId'>

/** How far one step was swallowed: on how many days, the first and the last of them; `stepProgress` counts it. */
export type StepProgress = {
  step: number
  days: number
  firstDay: ClinicDay
  lastDay: ClinicDay
}

/** A dose order as the rules read it, with its steps and how far each was swallowed *before* the day asked about. */
export type OrderFacts = Pick<
  DoseOrder,
  | 'id'
  | 'episodeId'
  | 'drug'
  | 'kind'
  | 'via'
  | 'startDay'
  | 'endDay'
  | 'everyDays'
  | 'takeHomeDays'
  | 'telephoneAt'
  | 'supersedes'
  | 'at'
> & {
  steps: readonly OrderStep[]
  /** When a doctor stopped it; null while nobody did. */
  endedAt: Instant | null
  progress: readonly StepProgress[]
}

export type OrderState = 'not_begun' | 'in_force' | 'ended' | 'superseded' | 'stopped'

export type OrderOfDay =
  | { found: true; order: OrderFacts }
  | { found: false; code: 'no_order' }
  | { found: false; code: 'order_not_begun'; startDay: ClinicDay }
  | { found: false; code: 'order_ended'; endDay: ClinicDay }
  | { found: false; code: 'order_stopped' }
  /** Two orders that name neither each other: a doctor says which holds. */
  | { found: false; code: 'two_orders' }

export type StepInForce = {
  step: number
  /** In the order of their slots. */
  slots: readonly OrderStep[]
  /** The whole day's amount. */
  totalMicrograms: number
}

/**
 * Where an order stands on a day. It is superseded from the day on which the order that names it begins, or any that
 * came after that one, so that an order written today for Monday leaves today's in force.
 */
export function orderState(order: OrderFacts, orders: readonly OrderFacts[], day: ClinicDay): OrderState {
  if (order.endedAt !== null) return 'stopped'
  if (hasBegunSuccessor(order, orders, day)) return 'superseded'
  if (day < order.startDay) return 'not_begun'
  return day > order.endDay ? 'ended' : 'in_force'
}

/** A successor has a higher id than what it names, so the chain ends. */
function hasBegunSuccessor(order: OrderFacts, orders: readonly OrderFacts[], day: ClinicDay): boolean {
  return orders.some(
    (next) =>
      next.supersedes === order.id &&
      next.id > order.id &&
      (next.startDay <= day || hasBegunSuccessor(next, orders, day)),
  )
}

/** The one order in force on a day, or why there is none; of several reasons the one nearest to an order. */
export function orderOfDay(orders: readonly OrderFacts[], day: ClinicDay): OrderOfDay {
  const inState = (state: OrderState) => orders.filter((order) => orderState(order, orders, day) === state)
  const [order, second] = inState('in_force')
  if (second !== undefined) return { found: false, code: 'two_orders' }
  if (order !== undefined) return { found: true, order }
  const coming = inState('not_begun').toSorted(byStart)[0]
  if (coming !== undefined) return { found: false, code: 'order_not_begun', startDay: coming.startDay }
  const last = [...inState('ended'), ...inState('stopped')].toSorted((a, b) => b.at - a.at)[0]
  if (last === undefined) return { found: false, code: 'no_order' }
  if (last.endedAt !== null) return { found: false, code: 'order_stopped' }
  return { found: false, code: 'order_ended', endDay: last.endDay }
}

function byStart(a: OrderFacts, b: OrderFacts): number {
  return dayNumber(a.startDay) - dayNumber(b.startDay)
}

/**
 * Which step is in force on a day of the order. A step that advances by `swallowed` is left only after it was
 * swallowed on its set number of days, so an increase never runs ahead of the client; one that advances by `date`
 * (a taper) ends so many days after it began, come or not (clinic.md, *Medicines and amounts*).
 *
 * @throws RangeError when the order has no step
 */
export function stepInForce(
  order: Pick<OrderFacts, 'startDay' | 'steps' | 'progress'>,
  day: ClinicDay,
): StepInForce {
  const numbers = [...new Set(order.steps.map(({ step }) => step))].toSorted((a, b) => a - b)
  let begins = order.startDay
  for (const [place, number] of numbers.entries()) {
    const slots = order.steps.filter(({ step }) => step === number).toSorted((a, b) => a.slot - b.slot)
    const ends = place === numbers.length - 1 ? null : stepEnds(slots[0], begins, order.progress)
    if (ends === null || day <= ends) return { step: number, slots, totalMicrograms: dayTotal(slots) }
    begins = addDays(ends, 1)
  }
  throw new RangeError('an order without steps')
}

/** The last day of a step that began on `begins`; null while it is not known, or never. */
function stepEnds(
  step: OrderStep | undefined,
  begins: ClinicDay,
  progress: readonly StepProgress[],
): ClinicDay | null {
  if (step === undefined || step.days === null) return null
  if (step.advance === 'date') return addDays(begins, step.days - 1)
  const swallowed = progress.find((entry) => entry.step === step.step)
  if (swallowed === undefined || swallowed.days < step.days) return null
  return laterDay(swallowed.lastDay, begins)
}

/** The sum over the slots of one step, in micrograms. */
export function dayTotal(slots: readonly Pick<OrderStep, 'amountMicrograms'>[]): number {
  return slots.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
}

/**
 * On how many days before `before` each step of an order was swallowed (`countsAsDose`). A day counts when every
 * slot of the step was: half a day's drug is no ground for an increase. Nor is a dose that was carried home, which
 * nobody saw swallowed, whatever the ladder makes of it.
 */
export function stepProgress(
  doses: readonly DoseRecord[],
  order: Pick<OrderFacts, 'id' | 'steps'>,
  before: ClinicDay,
): StepProgress[] {
  const counted = doses.filter(
    (dose) =>
      dose.doseOrderId === order.id &&
      dose.clinicDay < before &&
      dose.kind !== 'take_home' &&
      countsAsDose(dose),
  )
  return [...new Set(order.steps.map(({ step }) => step))].flatMap((step) => {
    const slots = order.steps.filter((entry) => entry.step === step).length
    const taken = counted.filter(({ orderStep }) => orderStep === step)
    const days = [...new Set(taken.map(({ clinicDay }) => clinicDay))]
      .filter(
        (day) =>
          new Set(taken.filter((dose) => dose.clinicDay === day).map(({ slot }) => slot)).size === slots,
      )
      .toSorted()
    const [firstDay, lastDay] = [days[0], days.at(-1)]
    return firstDay === undefined || lastDay === undefined
      ? []
      : [{ step, days: days.length, firstDay, lastDay }]
  })
}

type Schedule = Pick<OrderFacts, 'startDay' | 'endDay' | 'everyDays'>

/** Whether a dose is due on a day: every one or two days, counted from the order's first. */
export function isDueOn(order: Schedule, day: ClinicDay): boolean {
  const since = daysBetween(order.startDay, day)
  return since >= 0 && day <= order.endDay && since % order.everyDays === 0
}

/** The first due day after a day; null when the order ends before it. */
export function nextDueDay(order: Schedule, day: ClinicDay): ClinicDay | null {
  const since = daysBetween(order.startDay, day)
  const ahead = since < 0 ? 0 : (Math.floor(since / order.everyDays) + 1) * order.everyDays
  const next = addDays(order.startDay, ahead)
  return next <= order.endDay ? next : null
}

/** The days within a span, both ends included, on which a dose of the order was due. */
export function dueDays(order: Schedule, from: ClinicDay, to: ClinicDay): ClinicDay[] {
  const first = laterDay(order.startDay, from)
  const last = order.endDay < to ? order.endDay : to
  return daysFromTo(first, last).filter((day) => isDueOn(order, day))
}

/** Days left until the order's last, when they are at most `warnDays` (rule pack); null when there is time. */
export function endsSoon(order: Schedule, day: ClinicDay, warnDays: number): number | null {
  const left = daysBetween(day, order.endDay)
  return left >= 0 && left <= warnDays ? left : null
}
