import type { ClinicDay } from '../../shared/records/time.ts'
import { type DoseRecord, holdsSlot } from '../../shared/rules/dose-state.ts'
import type { OrderFacts } from '../../shared/rules/order-step.ts'
import { microgramsOf } from '../../shared/rules/quantity.ts'
import type { MedicationStored } from '../db/detox-medication.ts'

/**
 * An order with the days counted on which it was given by the chart of a detoxification: a day counts for its step when
 * the whole of the step's amount was given on it, as it would at the counter.
 */
export function withChartDays(
  order: OrderFacts,
  given: readonly MedicationStored[],
  before: ClinicDay,
): OrderFacts {
  const own = given.filter((gift) => gift.doseOrderId === order.id && gift.day < before)
  if (own.length === 0) return order
  const progress = [...new Set(order.steps.map(({ step }) => step))].flatMap((step) => {
    const total = order.steps
      .filter((one) => one.step === step)
      .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
    const counter = order.progress.find((one) => one.step === step)
    const days = [...new Set(own.filter(({ orderStep }) => orderStep === step).map((gift) => gift.day))]
      .filter((day) => amountOf(own.filter((gift) => gift.day === day)) >= total)
      .toSorted()
    const [firstCharted, lastCharted] = [days[0], days.at(-1)]
    if (firstCharted === undefined || lastCharted === undefined) return counter ? [counter] : []
    if (!counter) return [{ step, days: days.length, firstDay: firstCharted, lastDay: lastCharted }]
    return [
      {
        step,
        days: counter.days + days.length,
        firstDay: counter.firstDay < firstCharted ? counter.firstDay : firstCharted,
        lastDay: counter.lastDay > lastCharted ? counter.lastDay : lastCharted,
      },
    ]
  })
  return { ...order, progress }
}

/** Gifts of days without a dose at the counter: where both were swallowed, the day counts once, as the counter's. */
export function besideNoDose(
  given: readonly MedicationStored[],
  doses: readonly DoseRecord[],
): MedicationStored[] {
  const dosed = new Set(doses.filter(({ state }) => holdsSlot(state)).map(({ clinicDay }) => clinicDay))
  return given.filter(({ day }) => !dosed.has(day))
}

/** Micrograms that were given by the chart. */
export function amountOf(given: readonly Pick<MedicationStored, 'steps' | 'product'>[]): number {
  return given.reduce((sum, { steps, product }) => sum + microgramsOf(steps, product), 0)
}
