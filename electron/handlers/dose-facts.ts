import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { DoseFacts } from '../../shared/rules/dose-facts.ts'
import { type DoseRecord, doseRecord } from '../../shared/rules/dose-state.ts'
import { type OrderFacts, stepProgress } from '../../shared/rules/order-step.ts'
import { careFacts } from '../care-facts.ts'
import { broughtOverOf } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { medicationOfClient } from '../db/detox-medication.ts'
import { type DoseStored, dosesOfClient, lastGivenDay } from '../db/dose.ts'
import { openHolds } from '../db/dose-facts.ts'
import { type OrderStored, ordersOfClient } from '../db/dose-order.ts'
import { openCaseOf } from '../db/enrolment.ts'
import { episodesOf } from '../db/episode.ts'
import { lastGuestPassport, runningPassports } from '../db/passport.ts'
import { reDosesOf } from '../db/re-dose.ts'
import { siteOf } from '../db/site.ts'
import { shelf } from '../db/stock.ts'
import { orderRecord } from '../order-record.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { packInForce } from '../rules-in-force.ts'
import { paperDaysOf } from './paper-days.ts'

export { packInForce }

import { besideNoDose, withChartDays } from './chart-days.ts'
import { assessmentFacts } from './induction-facts.ts'

/** How far back the rule looks at doses (shared/rules/dose-facts.ts). */
const DAYS_BACK = 60

/**
 * All that `doseEligibility` looks at for one client, read now. Refused: `no_open_day`.
 *
 * @param day another day than the open one, for paper: its packs are those of clinic day `id`
 */
export function doseFacts(
  register: Register,
  clientId: number,
  day: Pick<ClinicDayRow, 'id' | 'day'> = openClinicDay(register.db) ?? refuse('no_open_day'),
): DoseFacts {
  const { db } = register
  const orders = ordersOfClient(db, clientId).filter(({ inForce }) => inForce)
  const doses = dosesOfClient(db, clientId, firstDayOf(register, clientId, orders, day.day)).map(asRecord)
  const charted = medicationOfClient(
    db,
    clientId,
    orders.map(({ startDay }) => startDay).toSorted()[0] ?? day.day,
  )
  // What a guest took last stands on their slip, as a brought-over client's stands in the paper book.
  const broughtOver = broughtOverOf(db, clientId) ?? lastGuestPassport(db, clientId)
  return {
    today: day.day,
    now: register.now(),
    timeZone: siteOf(db).timeZone,
    dayOpen: true,
    episodes: episodesOf(db, clientId)
      .filter(({ closedDay }) => closedDay === null)
      .map(({ id, kind }) => ({ id, kind })),
    holds: openHolds(db, clientId).map(({ id, kind }) => ({ id, kind })),
    orders: orders.map((order) =>
      withChartDays(orderFacts(order, doses, day.day), besideNoDose(charted, doses), day.day),
    ),
    doses,
    assessments: assessmentFacts(register, clientId, day.id),
    redoses: reDosesOf(db, clientId, day.day).map(({ id, doseId, amountMicrograms }) => ({
      id,
      doseId,
      amountMicrograms,
    })),
    broughtOver: broughtOver
      ? { lastDoseDay: broughtOver.lastDoseDay, lastDoseMicrograms: broughtOver.lastDoseMicrograms }
      : null,
    passports: runningPassports(db, clientId),
    care: careFacts(register, clientId, day.day),
    paperDaysNotEntered: paperDaysOf(register, clientId),
    officeCase: openCaseOf(db, clientId),
    pack: packInForce(register),
    shelf: shelf(db, day.id),
    slot: null,
  }
}

/** A dose as the rules read it. */
export function asRecord(dose: DoseStored): DoseRecord {
  return doseRecord(dose, dose.events, dose.voided, dose.incidentSwallowed)
}

/** An order as the rules read it; `doses` are those of its client, as far back as the order goes. */
export function orderFacts(order: OrderStored, doses: readonly DoseRecord[], today: ClinicDay): OrderFacts {
  return {
    ...orderRecord(order),
    endedAt: order.end?.at ?? null,
    progress: stepProgress(doses, order, today),
  }
}

/**
 * Sixty days, or further back: to the last dose given, and to the first day of an order whose steps are left by
 * days swallowed, for these are counted.
 */
export function firstDayOf(
  register: Register,
  clientId: number,
  orders: readonly OrderStored[],
  today: ClinicDay,
): ClinicDay {
  const starts = orders
    .filter(({ endDay, steps }) => endDay >= today && steps.some(({ step }) => step > 1))
    .map(({ startDay }) => startDay)
  const sixty = addDays(today, -DAYS_BACK)
  return [sixty, lastGivenDay(register.db, clientId, today) ?? sixty, ...starts].toSorted()[0] ?? sixty
}
