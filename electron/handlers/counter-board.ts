import type { Board } from '../../shared/contract/dose-views.ts'
import type { Instant } from '../../shared/records/time.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { clientById } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { doseById, withoutEnd } from '../db/dose.ts'
import { dosesGiven, drugOfOrder, lastDoseIdsOfDay } from '../db/dose-facts.ts'
import { watchedIncidents } from '../db/dosing-incident.ts'
import { firstDayDoses } from '../db/induction.ts'
import { openPacks, products } from '../db/stock.ts'
import { batchById } from '../db/stock-book.ts'
import { carriedOn } from '../db/take-home.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { calledOf, counterDose } from './counter-doses.ts'
import { packInForce } from './dose-facts.ts'

/**
 * Doses begun since this program opened the register. What stands without an end and is not among them was cut
 * off: by the plug, a crash or the panic lock.
 */
const begun = new WeakMap<Register, Set<number>>()

export function beginDose(register: Register, doseId: number): void {
  const own = begun.get(register) ?? new Set<number>()
  begun.set(register, own.add(doseId))
}

export function cutOff(register: Register) {
  return withoutEnd(register.db).filter(({ id }) => !isOwn(register, id))
}

const isOwn = (register: Register, doseId: number): boolean => begun.get(register)?.has(doseId) === true

/** The right third of the counter. Refused: `no_open_day`. */
export function board(register: Register, staff: SignedIn): Board {
  const { db } = register
  const day = openClinicDay(db) ?? refuse('no_open_day')
  const now = register.now()
  const unended = withoutEnd(db)
  const own = unended.filter(({ id }) => isOwn(register, id))
  const open = own.map((dose) => counterDose(register, staff, dose))
  return {
    now,
    prepared: open.filter(({ state }) => state === 'prepared'),
    mouthChecks: open
      .filter(({ state }) => state === 'given')
      .toSorted((a, b) => (a.checkAt ?? a.at) - (b.checkAt ?? b.at)),
    watched: watched(register, staff, day.id, now),
    lastFive: lastDoseIdsOfDay(db, day.id, 5).flatMap((id) => {
      const dose = doseById(db, id)
      return dose ? [counterDose(register, staff, dose)] : []
    }),
    given: dosesGiven(db, day.id),
    carried: carriedOn(db, day.day),
    unfinished: unended.length - own.length,
    packs: openPackLabels(register, day.id),
  }
}

/** After an incident, and after a dose of the first day of an induction for as long as the signed pack says. */
function watched(register: Register, staff: SignedIn, clinicDayId: number, now: Instant): Board['watched'] {
  const { db } = register
  const called = (clientId: number) => {
    const client = clientById(db, clientId)
    return client ? calledOf(register, staff, client) : null
  }
  const pack = packInForce(register)
  const incidents = watchedIncidents(db, now).map(
    ({ clientId, registerNumber, observeUntil, doctorCalled }) => ({
      clientId,
      registerNumber,
      called: called(clientId),
      until: observeUntil,
      why: 'incident' as const,
      doctorCalled: doctorCalled === 1,
    }),
  )
  const begun = firstDayDoses(db, clinicDayId).flatMap(
    ({ clientId, registerNumber, doseOrderId, givenAt }) => {
      const drug = drugOfOrder(db, doseOrderId)
      const minutes = pack && drug ? rulesFor(pack.body, drug).induction.observeMinutes : 0
      const until = (givenAt + minutes * 60_000) as Instant
      if (until <= now || incidents.some((one) => one.clientId === clientId)) return []
      return [
        {
          clientId,
          registerNumber,
          called: called(clientId),
          until,
          why: 'first_day' as const,
          doctorCalled: false,
        },
      ]
    },
  )
  return [...incidents, ...begun].toSorted((a, b) => a.until - b.until)
}

function openPackLabels({ db }: Register, clinicDayId: number): Board['packs'] {
  const open = openPacks(db, clinicDayId)
  return products(db).flatMap(({ id, drug, form, strengthMicrograms }) => {
    const pack = open.find(({ productId }) => productId === id)
    const batch = pack && batchById(db, pack.batchId)
    return batch ? [{ drug, form, strengthMicrograms, batchNumber: batch.batchNumber }] : []
  })
}
