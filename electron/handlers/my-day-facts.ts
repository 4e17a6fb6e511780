import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { MyDayFacts } from '../../shared/rules/my-day.ts'
import { endsSoon } from '../../shared/rules/order-step.ts'
import { planState } from '../../shared/rules/plan-state.ts'
import { type ScaleFacts, scaleDue, scaleSpans } from '../../shared/rules/scale-due.ts'
import { byClient } from '../by-client.ts'
import { standingOrders } from '../db/dose-order.ts'
import { treatmentsSince, withheldSince } from '../db/my-day.ts'
import { scalesAskedSince } from '../db/scale.ts'
import { glassesNotSeen } from '../db/session.ts'
import { settingOf } from '../db/setting.ts'
import { missedInARow, missedLines } from '../db/today.ts'
import { plansInForce, reviewsOf } from '../db/treatment-plan.ts'
import type { Register } from '../register.ts'
import { packInForce } from '../rules-in-force.ts'

/** Every client in whom a counsellor may have something to do today: a few queries for all, none for each. */
export function counsellingFacts(
  register: Register,
  when: {
    today: ClinicDay
    before: ClinicDay | null
    appointments: ReadonlyMap<number, MyDayFacts['appointments']>
  },
): MyDayFacts[] {
  const { db } = register
  const { today, before, appointments } = when
  const treatments = new Map(
    treatmentsSince(db, addDays(today, -scaleSpans.closing.last)).map((one) => [one.clientId, one]),
  )
  const glasses = new Set(glassesNotSeen(db).map(({ clientId }) => clientId))
  const withheld = new Map(withheldSince(db, before ?? today).map(({ clientId, day }) => [clientId, day]))
  const missed = missedBefore(register, before)
  const reviews = reviewDays(register, today)
  const ends = orderEnds(register, today)
  const scales = scalesDue(register, today, [...treatments.values()])
  const clients = new Set([
    ...[...treatments.keys()],
    ...[...appointments.keys()],
    ...glasses,
    ...reviews.keys(),
  ])
  return [...clients].map((clientId) => {
    const treatment = treatments.get(clientId)
    const runs = treatment !== undefined && treatment.closedDay === null
    return {
      clientId,
      today,
      glassBroken: glasses.has(clientId),
      withheldDay: runs ? (withheld.get(clientId) ?? null) : null,
      missedDays: runs ? (missed.get(clientId) ?? 0) : 0,
      appointments: appointments.get(clientId) ?? [],
      reviewDay: reviews.get(clientId) ?? null,
      openedDay: runs && treatment.entry !== 'brought_over' ? treatment.openedDay : null,
      orderEndDay: runs ? (ends.get(clientId) ?? null) : null,
      scalesDue: scales.get(clientId) ?? 0,
    }
  })
}

/** Who was due on the clinic day before and did not come, with how many days in a row that makes. */
function missedBefore({ db }: Register, before: ClinicDay | null): Map<number, number> {
  if (before === null) return new Map()
  const last = new Set(missedLines(db, before).map(({ clientId }) => clientId))
  return new Map(
    missedInARow(db).flatMap(({ clientId, days }) => (last.has(clientId) ? [[clientId, days] as const] : [])),
  )
}

function reviewDays({ db }: Register, today: ClinicDay): Map<number, ClinicDay> {
  return new Map(
    plansInForce(db).flatMap((plan) => {
      const state = planState(plan, reviewsOf(db, plan.id), today)
      return state.state === 'running' && state.overdue !== null
        ? [[plan.clientId, state.reviewDay] as const]
        : []
    }),
  )
}

/** The last day of each client's last order, once the pack's days of warning have begun. */
function orderEnds(register: Register, today: ClinicDay): Map<number, ClinicDay> {
  const warnDays = packInForce(register)?.body.warnDaysBeforeOrderEnds ?? 0
  return new Map(
    standingOrders(register.db).flatMap((order) =>
      order.end === null && endsSoon(order, today, warnDays) !== null
        ? [[order.clientId, order.endDay] as const]
        : [],
    ),
  )
}

function scalesDue(
  { db }: Register,
  today: ClinicDay,
  treatments: ReturnType<typeof treatmentsSince>,
): Map<number, number> {
  const instruments = settingOf(db, 'counselling.instruments')
  const asked = byClient(scalesAskedSince(db, addDays(today, -2 * scaleSpans.three_months.last)))
  return new Map(
    treatments.map((treatment) => {
      const facts: ScaleFacts = {
        today,
        opened: treatment.openedDay,
        closed: treatment.closedDay,
        broughtOver: treatment.entry === 'brought_over',
        results: asked.get(treatment.clientId) ?? [],
        instruments,
      }
      return [treatment.clientId, scaleDue(facts)?.instruments.length ?? 0] as const
    }),
  )
}
