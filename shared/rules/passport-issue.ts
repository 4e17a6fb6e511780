import { PASSPORT_MOST_DAYS, type PassportSlot } from '../records/passport.ts'
import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween, daysFromTo } from './days.ts'
import { doseEligibility } from './dose-eligibility.ts'
import type { DoseFacts } from './dose-facts.ts'
import { visitsBefore } from './dose-gap.ts'
import { refusalReasons } from './dose-refusal.ts'
import { countsAsDose, holdsSlot } from './dose-state.ts'
import { isDueOn, nextDueDay, type OrderFacts, orderOfDay, stepInForce } from './order-step.ts'

export type PassportAsk = { receivingSite: number; fromDay: ClinicDay; days: number }

/** The claim of one slot of one day. */
export type PassportClaim = { day: ClinicDay; slot: number; step: number; amountMicrograms: number }

export type PassportPlan = {
  order: OrderFacts
  untilDay: ClinicDay
  lastDoseDay: ClinicDay
  lastDoseMicrograms: number
  slots: PassportSlot[]
  claims: PassportClaim[]
  /** A doctor's PIN is wanted: the order is not a doctor's own, or it is still being fitted. */
  needsDoctor: boolean
}

export type PassportRefusal = { code: string; params?: Record<string, string | number | null> }

/** Slips are written ahead for a journey, not for a season: the first day lies at most so many days ahead. */
export const passportMostAhead = PASSPORT_MOST_DAYS

/**
 * Whether a dose passport may be written, and what it claims: one order of a doctor's making in force on all its days
 * and with one amount on them, nobody's hold on the client, nothing given or carried on any of the days, and a last
 * dose to name (issue 3, item 4). What the counter would send to the doctor today, no slip sends to another site.
 *
 * A passport is observed dosing, so it needs no take-home allowance; where the order is a telephone order, a bridge or
 * brought over, or is an induction or titration, a doctor signs.
 */
export function passportPlan(
  facts: DoseFacts,
  ask: PassportAsk,
): { ok: true; plan: PassportPlan } | { ok: false; reasons: PassportRefusal[] } {
  const refused = (code: string, params?: PassportRefusal['params']) => ({
    ok: false as const,
    reasons: [params ? { code, params } : { code }],
  })
  const { today } = facts
  const { fromDay, days } = ask
  if (days < 1 || days > PASSPORT_MOST_DAYS) return refused('passport_days', { most: PASSPORT_MOST_DAYS })
  if (fromDay < today) return refused('passport_from_past')
  if (daysBetween(today, fromDay) > passportMostAhead)
    return refused('passport_too_far', { most: passportMostAhead })
  const untilDay = addDays(fromDay, days - 1)

  const overlap = facts.passports.find((other) => other.fromDay <= untilDay && other.untilDay >= fromDay)
  if (overlap) return refused('passport_overlaps', { from: overlap.fromDay, until: overlap.untilDay })
  // Seen without its running slips, whose days are over or ahead: may this client be dosed at all?
  const verdict = doseEligibility({ ...facts, passports: [] })
  if (verdict.outcome === 'see_doctor') return { ok: false, reasons: refusalReasons(verdict) }

  const found = orderOfDay(facts.orders, fromDay)
  const last = orderOfDay(facts.orders, untilDay)
  if (!found.found) return refused('passport_no_order', { day: fromDay })
  const { order } = found
  if (order.via === 'passport') return refused('passport_of_guest')
  if (!last.found) return refused('passport_order_ends', { day: order.endDay })
  if (last.order.id !== order.id) return refused('passport_order_changes', { day: last.order.startDay })
  if (!isDueOn(order, fromDay))
    return refused('passport_not_due', { day: nextDueDay(order, fromDay) ?? fromDay })

  const taken = facts.doses.find(
    ({ clinicDay, state }) => clinicDay >= fromDay && clinicDay <= untilDay && holdsSlot(state),
  )
  if (taken) return refused('passport_day_taken', { day: taken.clinicDay })
  const now = stepInForce(order, fromDay)
  const claims = daysFromTo(fromDay, untilDay)
    .filter((day) => isDueOn(order, day))
    .flatMap((day) => {
      const { step, slots } = stepInForce(order, day)
      return slots.map(({ slot, amountMicrograms }) => ({ day, slot, step, amountMicrograms }))
    })
  const changed = claims.find(
    ({ slot, amountMicrograms }) =>
      now.slots.find((one) => one.slot === slot)?.amountMicrograms !== amountMicrograms,
  )
  if (changed) return refused('passport_amount_changes', { day: changed.day })

  const lastDose = lastDoseOf(facts, fromDay)
  if (lastDose === null) return refused('passport_no_last_dose')
  return {
    ok: true,
    plan: {
      order,
      untilDay,
      ...lastDose,
      slots: now.slots.map(({ leastHours, amountMicrograms }) => ({ leastHours, amountMicrograms })),
      claims,
      needsDoctor: order.via !== 'doctor' || (order.kind !== 'maintenance' && order.kind !== 'taper'),
    },
  }
}

/** The last day with a dose, today's included, and what was taken on it; the paper book's where there is none. */
function lastDoseOf(
  facts: DoseFacts,
  before: ClinicDay,
): Pick<PassportPlan, 'lastDoseDay' | 'lastDoseMicrograms'> | null {
  const [last] = visitsBefore({ ...facts, today: before })
  if (last === undefined) return null
  const given = facts.doses
    .filter((dose) => dose.clinicDay === last.day && countsAsDose(dose))
    .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  return { lastDoseDay: last.day, lastDoseMicrograms: given > 0 ? given : last.totalMicrograms }
}
