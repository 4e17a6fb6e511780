import type { ClientOrders, OrderClient, OrderView } from '../../shared/contract/orders.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { DoseRecord } from '../../shared/rules/dose-state.ts'
import type { OrderCheckFacts } from '../../shared/rules/order-draft.ts'
import { type OrderFacts, orderState, stepInForce } from '../../shared/rules/order-step.ts'
import { accessOn } from '../../shared/rules/staff-access.ts'
import { clientLine } from '../client-profile.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { dosesOfClient } from '../db/dose.ts'
import { openHolds } from '../db/dose-facts.ts'
import { type OrderStored, ordersOfClient } from '../db/dose-order.ts'
import { allStaff } from '../db/staff.ts'
import { openReason } from '../private-words.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { asRecord, doseFacts, orderFacts, packInForce } from './dose-facts.ts'
import { staffNames } from './staff-facts.ts'

const HOUR = 3_600_000

/** All that the order screen shows of one client; the caller has opened the record. */
export function clientOrders(register: Register, staff: SignedIn, client: ClientStored): ClientOrders {
  const names = staffNames(register)
  return {
    client: orderClient(register, staff, client),
    today: todayOf(register),
    orders: orderViews(register, client.id, names),
    holds: openHolds(register.db, client.id).map(({ staffId, ...hold }) => ({
      ...hold,
      reason: openReason(register, 'hold', hold.id, hold.reason),
      by: names.get(staffId) ?? '',
    })),
    lastOrderId: lastOrderId(ordersOfClient(register.db, client.id)),
    facts: openClinicDay(register.db) ? checkFacts(register, client.id) : null,
    doctors: doctorsOf(register).map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

/** Number and name for a list; the name only for who may open the record. */
export function orderClient(register: Register, staff: SignedIn, client: ClientStored): OrderClient {
  const line = clientLine(register, staff, client)
  return { id: client.id, registerNumber: client.registerNumber, called: line.called ?? line.name }
}

export function orderClientById(register: Register, staff: SignedIn, id: number): OrderClient {
  const client = clientById(register.db, id)
  return client ? orderClient(register, staff, client) : { id, registerNumber: 0, called: null }
}

/** Doctors whose PIN works, and who can therefore be named and sign. */
export function doctorsOf(register: Register): number[] {
  const today = todayOf(register)
  return allStaff(register.db)
    .filter((person) => person.role === 'doctor' && accessOn(person, today) === 'works')
    .map(({ id }) => id)
}

/** The one that the next order takes the place of: the newest that nothing has taken the place of yet. */
export function lastOrderId(orders: readonly OrderStored[]): number | null {
  return orders.find(({ supersededBy }) => supersededBy === null)?.id ?? null
}

/**
 * What an order is held against: the facts of the counter, with the orders that are not in force as well, for the
 * new one takes the place of these too. That nobody prescribes for themselves was seen when the record was opened.
 * Refused: `no_open_day`.
 */
export function checkFacts(register: Register, clientId: number): OrderCheckFacts {
  const facts = doseFacts(register, clientId)
  const orders = ordersOfClient(register.db, clientId)
  const takeHome = facts.pack?.body.takeHome
  return {
    ...facts,
    orders: orders.map((order) => orderFacts(order, facts.doses, facts.today)),
    prescriberIsClient: false,
    takeHomeMostDays: takeHome?.allowed ? takeHome.mostDays : 0,
  }
}

/** A client's orders as they are shown, the newest first. */
export function orderViews(
  register: Register,
  clientId: number,
  names: Map<number, string> = staffNames(register),
): OrderView[] {
  const today = todayOf(register)
  const orders = ordersOfClient(register.db, clientId)
  const running = orders.filter(({ supersededBy, end }) => supersededBy === null && end === null)
  const from = running.map(({ startDay }) => startDay).toSorted()[0] ?? today
  const doses = dosesOfClient(register.db, clientId, from).map(asRecord)
  const facts = orders.map((order) => orderFacts(order, doses, today))
  return orders.map((order) => orderView(register, order, facts, doses, today, names))
}

function orderView(
  register: Register,
  order: OrderStored,
  all: readonly OrderFacts[],
  doses: readonly DoseRecord[],
  today: ClinicDay,
  names: Map<number, string>,
): OrderView {
  const facts = orderFacts(order, doses, today)
  const standing = order.inForce ? orderState(facts, all, today) : ('unsigned' as const)
  const by = (staffId: number) => names.get(staffId) ?? ''
  return {
    id: order.id,
    clientId: order.clientId,
    drug: order.drug,
    kind: order.kind,
    via: order.via,
    startDay: order.startDay,
    endDay: order.endDay,
    everyDays: order.everyDays,
    takeHomeDays: order.takeHomeDays,
    telephoneAt: order.telephoneAt,
    supersedes: order.supersedes,
    reason: order.reason,
    at: order.at,
    prescriber: by(order.prescriberId),
    writtenBy: by(order.writtenBy),
    steps: facts.steps.map((step) => ({ ...step })),
    standing,
    stepNow: standing === 'in_force' ? stepInForce(facts, today).step : null,
    swallowed: facts.progress.map(({ step, days }) => ({ step, days })),
    end: order.end && { reason: order.end.reason, name: by(order.end.staffId), at: order.end.at },
    signature: order.signature && { name: by(order.signature.staffId), at: order.signature.at },
    waits: waitsFor(register, order),
  }
}

/** Whether a telephone order or bridge still wants its doctor; one that a doctor stopped was answered. */
export function waitsFor(register: Register, order: OrderStored): OrderView['waits'] {
  if ((order.via !== 'telephone' && order.via !== 'bridge') || order.signature || order.end) return 'no'
  const hours = packInForce(register)?.body.telephoneOrders.endAfterHours ?? 0
  return register.now() > order.at + hours * HOUR ? 'overdue' : 'for_signature'
}
