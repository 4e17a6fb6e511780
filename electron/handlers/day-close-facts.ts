import type { BookOfDay, ClosedDay, OpenDose } from '../../shared/contract/day-close.ts'
import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import { closedBy } from '../../shared/rules/clinic-calendar.ts'
import { type DayClient, type DraftLine, dayLines, OUTCOMES } from '../../shared/rules/day-lines.ts'
import { isUnfinished } from '../../shared/rules/dose-state.ts'
import { clientsAway } from '../care-facts.ts'
import {
  type CloseStored,
  closedOutcomes,
  closingBook,
  headAtClose,
  incidentAmounts,
  labelOfDose,
  lastAttendances,
} from '../db/day-close.ts'
import { deadClients } from '../db/death.ts'
import { medicationOfClient } from '../db/detox-medication.ts'
import { dosesForDay, dosesOfClient, dosesOfDay } from '../db/dose.ts'
import { type OrderStored, ordersRunningOn } from '../db/dose-order.ts'
import { closuresBetween, holidaysFrom, siteOf } from '../db/site.ts'
import { staffById } from '../db/staff.ts'
import { allBalances, products } from '../db/stock.ts'
import { movedOn } from '../db/stock-book.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { withChartDays } from './chart-days.ts'
import { signedParts } from './day-close-parts.ts'
import { asRecord, orderFacts } from './dose-facts.ts'
import { movedByBatch, nothingMoved } from './stock-facts.ts'

/** One line a slot of the day, as it stands now. */
export function linesOfDay(register: Register, { id, day }: ClinicDayRow): DraftLine[] {
  const { db } = register
  const closed =
    closedBy(day, {
      weeklyClosedDays: siteOf(db).weeklyClosedDays,
      holidays: new Set(holidaysFrom(db, day).map((holiday) => holiday.day)),
      closures: new Set(closuresBetween(db, day, day).map((closure) => closure.day)),
    }) !== null
  return clientsOfDay(register, id, day).flatMap((client) => dayLines(client, day, closed))
}

/** Everybody with an order, a dose or a visit on a day. */
export function clientsOfDay(register: Register, clinicDayId: number, day: ClinicDayRow['day']): DayClient[] {
  const { db } = register
  const orders = groupBy(
    ordersRunningOn(db, day).filter(({ inForce }) => inForce),
    ({ clientId }) => clientId,
  )
  const taken = new Map(incidentAmounts(db, day).map((one) => [one.doseId, one.amountTakenMicrograms]))
  const doses = groupBy(dosesForDay(db, day), ({ clientId }) => clientId)
  const attended = new Map(lastAttendances(db, clinicDayId).map(({ clientId, kind }) => [clientId, kind]))
  const away = clientsAway(register, day)
  const dead = deadClients(db)
  const isDead = (clientId: number) => {
    const deathDay = dead.get(clientId)
    return deathDay !== undefined && deathDay <= day
  }
  const clientIds = new Set([...orders.keys(), ...doses.keys(), ...attended.keys()])
  return [...clientIds]
    .toSorted((a, b) => a - b)
    .map((clientId) => ({
      clientId,
      orders: (orders.get(clientId) ?? []).map((order) => factsOf(register, order, day)),
      doses: (doses.get(clientId) ?? []).map((dose) => ({
        ...asRecord(dose),
        incidentTakenMicrograms: taken.get(dose.id) ?? null,
      })),
      attended: attended.get(clientId) ?? null,
      away: away.has(clientId),
      dead: isDead(clientId),
    }))
}

/** Only an order of several steps asks how far they were swallowed, which means reading its doses. */
function factsOf(register: Register, order: OrderStored, day: ClinicDayRow['day']) {
  const several = order.steps.some(({ step }) => step > 1)
  if (!several) return orderFacts(order, [], day)
  const doses = dosesOfClient(register.db, order.clientId, order.startDay).map(asRecord)
  const charted = medicationOfClient(register.db, order.clientId, order.startDay)
  return withChartDays(orderFacts(order, doses, day), charted, day)
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const own = groups.get(key(item))
    if (own) own.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Doses of the open day that still want a word, the oldest first. */
export function openDoses(register: Register, clinicDayId: number): OpenDose[] {
  return dosesOfDay(register.db, clinicDayId).flatMap((stored) => {
    const { state } = asRecord(stored)
    if (!isUnfinished({ state, kind: stored.kind }) || (state !== 'prepared' && state !== 'given')) return []
    const label = labelOfDose(register.db, stored.id)
    if (!label) return []
    const at = stored.events.at(-1)?.at ?? stored.at
    return [
      {
        doseId: stored.id,
        slot: stored.slot,
        amountMicrograms: stored.amountMicrograms,
        state,
        at,
        ...label,
      },
    ]
  })
}

/** The narcotic page of a day: every batch with something left, or moved. `book` overrides what is left now. */
export function bookOfDay(
  register: Register,
  clinicDayId: number,
  book?: ReadonlyMap<number, number>,
): BookOfDay[] {
  const { db } = register
  const moved = movedByBatch(movedOn(db, clinicDayId))
  const batches = allBalances(db)
  return products(db).flatMap(({ baseFactorPpm: _base, ...product }) =>
    batches
      .filter(({ productId }) => productId === product.id)
      .flatMap(({ id, batchNumber, expiryDay, balanceSteps }) => {
        const own = moved.get(id) ?? nothingMoved
        const bookSteps = book ? (book.get(id) ?? null) : balanceSteps
        if (bookSteps === null || (bookSteps === 0 && !moved.has(id))) return []
        const { received, issued, returned, wasted, sentOut, adjusted } = own
        const openingSteps = bookSteps - received + issued - returned + wasted + sentOut - adjusted
        return [{ product, batch: { id, batchNumber, expiryDay }, openingSteps, moved: own, bookSteps }]
      }),
  )
}

/** A closed day as it was left behind, with its code. */
export function closedDay(register: Register, close: CloseStored): ClosedDay {
  const { db } = register
  const { clinicDayId, day, late, staffId, at } = close
  const outcomes = closedOutcomes(db, clinicDayId)
  const by = staffById(db, staffId)
  return {
    day,
    late: late === 1,
    closedAt: at,
    closedBy: by ? (unseal(register, 'staff', 'name', by.id, by.name) ?? '') : '',
    code: codeOf(headAtClose(db, clinicDayId)),
    counts: OUTCOMES.flatMap((outcome) => outcomes.filter((row) => row.outcome === outcome)),
    ...signedParts(register, clinicDayId, day),
    stock: bookOfDay(
      register,
      clinicDayId,
      new Map(closingBook(db, clinicDayId).map(({ batchId, bookSteps }) => [batchId, bookSteps])),
    ),
  }
}

/** Sixteen hex digits in four groups, as people copy them. */
export function codeOf(hash: Uint8Array | undefined): string {
  const digits = Buffer.from(hash ?? [])
    .toString('hex')
    .slice(0, 16)
  return digits.match(/.{4}/g)?.join(' ') ?? ''
}
