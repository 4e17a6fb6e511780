import type { Board } from '../../shared/contract/dose-views.ts'
import { clientById } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { doseById, withoutEnd } from '../db/dose.ts'
import { dosesGiven, lastDoseIdsOfDay } from '../db/dose-facts.ts'
import { watchedIncidents } from '../db/dosing-incident.ts'
import { openPacks, products } from '../db/stock.ts'
import { batchById } from '../db/stock-book.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { calledOf, counterDose } from './counter-doses.ts'

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
    watched: watchedIncidents(db, now).map(({ clientId, registerNumber, observeUntil, doctorCalled }) => {
      const client = clientById(db, clientId)
      return {
        clientId,
        registerNumber,
        called: client ? calledOf(register, staff, client) : null,
        until: observeUntil,
        doctorCalled: doctorCalled === 1,
      }
    }),
    lastFive: lastDoseIdsOfDay(db, day.id, 5).flatMap((id) => {
      const dose = doseById(db, id)
      return dose ? [counterDose(register, staff, dose)] : []
    }),
    given: dosesGiven(db, day.id),
    unfinished: unended.length - own.length,
    packs: openPackLabels(register, day.id),
  }
}

function openPackLabels({ db }: Register, clinicDayId: number): Board['packs'] {
  const open = openPacks(db, clinicDayId)
  return products(db).flatMap(({ id, drug, form, strengthMicrograms }) => {
    const pack = open.find(({ productId }) => productId === id)
    const batch = pack && batchById(db, pack.batchId)
    return batch ? [{ drug, form, strengthMicrograms, batchNumber: batch.batchNumber }] : []
  })
}
