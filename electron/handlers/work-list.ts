import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { WorkList } from '../../shared/contract/work-list.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { refusalReasons } from '../../shared/rules/dose-refusal.ts'
import { endsSoon } from '../../shared/rules/order-step.ts'
import { rulesBehind } from '../../shared/rules/verdict-rules.ts'
import { medicineAlerts, medicineName } from '../care-facts.ts'
import { medicinesToReview } from '../db/care.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { deathsToDecide } from '../db/death.ts'
import { clientsInTreatment, ordersToSign, standingOrders } from '../db/dose-order.ts'
import { incidentsToReview, standingHolds } from '../db/hold.ts'
import { openReason } from '../private-words.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { doseFacts, packInForce } from './dose-facts.ts'
import { orderClientById, orderViews } from './order-facts.ts'
import { staffNames } from './staff-facts.ts'

/** So many clients in one go; then whoever stands at the counter has the machine again. */
const SLICE = 10

export const workList = {
  list: signedIn.workList.list.handler(async ({ context: { register, staff } }) => {
    const locked = openClinicDay(register.db) ? await lockedClients(register, staff) : null
    return { ...shortParts(register, staff), locked }
  }),
}

function shortParts(register: Register, staff: SignedIn): Omit<WorkList, 'locked'> {
  const { db } = register
  const names = staffNames(register)
  const today = todayOf(register)
  const warnDays = packInForce(register)?.body.warnDaysBeforeOrderEnds ?? 0
  const client = (id: number) => orderClientById(register, staff, id)
  const viewOf = (clientId: number, orderId: number) =>
    orderViews(register, clientId, names).filter(({ id }) => id === orderId)
  return {
    today,
    toSign: ordersToSign(db).flatMap(({ id, clientId }) =>
      viewOf(clientId, id).map((order) => ({ client: client(clientId), order })),
    ),
    incidents: incidentsToReview(db).map(({ clientId, staffId, doctorCalled, ...incident }) => ({
      ...incident,
      reason: openReason(register, 'dosing_incident', incident.id, incident.reason),
      client: client(clientId),
      doctorCalled: doctorCalled === 1,
      by: names.get(staffId) ?? '',
    })),
    holds: standingHolds(db).map(({ staffId, ...hold }) => ({
      client: client(hold.clientId),
      hold: {
        ...hold,
        reason: openReason(register, 'hold', hold.id, hold.reason),
        by: names.get(staffId) ?? '',
      },
    })),
    deaths: deathsToDecide(db).map(({ clientId, day, staffId, at }) => ({
      client: client(clientId),
      day,
      by: names.get(staffId) ?? '',
      at,
    })),
    medicines: medicinesToReview(db)
      .map((medicine) => ({
        client: client(medicine.clientId),
        name: staff.role === 'doctor' ? medicineName(register, medicine) : null,
        grave: medicineAlerts(register, medicine, null).some(({ level }) => level === 'review'),
        by: names.get(medicine.staffId) ?? '',
        at: medicine.at,
      }))
      .toSorted((a, b) => Number(b.grave) - Number(a.grave)),
    ending: standingOrders(db).flatMap((order) => {
      const daysLeft = order.end ? null : endsSoon(order, today, warnDays)
      if (daysLeft === null) return []
      return viewOf(order.clientId, order.id).map((view) => ({
        client: client(order.clientId),
        order: view,
        daysLeft,
      }))
    }),
  }
}

/** Whom the counter would send to the doctor today, but for a hold alone, which has its own part of the list. */
async function lockedClients(register: Register, staff: SignedIn): Promise<NonNullable<WorkList['locked']>> {
  const locked: NonNullable<WorkList['locked']> = []
  for (const [place, clientId] of clientsInTreatment(register.db).entries()) {
    if (place % SLICE === SLICE - 1) await letOthersRun()
    if (!openClinicDay(register.db)) break
    const facts = doseFacts(register, clientId)
    const verdict = doseEligibility(facts)
    if (verdict.outcome !== 'see_doctor') continue
    const reasons = refusalReasons(verdict).filter(({ code }) => code !== 'held')
    if (reasons.length > 0)
      locked.push({
        client: orderClientById(register, staff, clientId),
        reasons,
        rules: rulesBehind(verdict, facts),
      })
  }
  return locked
}
