import type { ClientCard } from '../../shared/contract/books.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'
import { openRecord } from '../client-access.ts'
import { clientDays } from '../client-days.ts'
import { absencesOf } from '../db/absence.ts'
import { appointmentsWaiting } from '../db/appointment.ts'
import { type ClientStored, clientByNumber } from '../db/client.ts'
import { headAtClose, lastClose } from '../db/day-close.ts'
import { type OrderStored, ordersOfClient } from '../db/dose-order.ts'
import { episodesOf } from '../db/episode.ts'
import { visitsOf } from '../db/follow-up.ts'
import { sessionsOfClient } from '../db/session.ts'
import { siteOf } from '../db/site.ts'
import { noteAct } from '../db/write.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { codeOf } from './day-close-facts.ts'
import { staffNames } from './staff-facts.ts'

const DAYS = 60
const ORDERS = 12

export const clientCard = signedIn.books.clientCard.handler(({ input, context: { register, staff } }) => {
  const found = clientByNumber(register.db, input.registerNumber)
  if (!found) throw new NotFound('client')
  const client = openRecord(register, staff, found.id, 'book.client_card')
  register.writeOnce(input.requestId, { act: 'book.client_card', actor: staff.id }, (tx) => {
    noteAct(tx, 'client', client.id)
    return client.id
  })
  return cardOf(register, client)
})

/** What the card of a client's file says: no name, no address, no note, no result. */
function cardOf(register: Register, client: ClientStored): ClientCard {
  const { db } = register
  const today = todayOf(register)
  const closed = lastClose(db)
  const names = staffNames(register)
  const { timeZone } = siteOf(db)
  const episodes = episodesOf(db, client.id)
  const orders = ordersOfClient(db, client.id)
  const sessions = sessionsOfClient(db, client.id).filter(({ voided }) => voided === null)
  const visits = episodes.flatMap(({ id }) => visitsOf(db, id)).filter(({ voided }) => voided === null)
  return {
    registerNumber: client.registerNumber,
    sex: client.sex,
    birthYear: client.birthYear,
    enrolledDay: client.enrolledDay,
    today,
    treatments: episodes.map(({ id, kind, entry, openedDay, closedDay, closedFor }) => ({
      ...{ id, kind, entry, openedDay },
      closed: closedDay && closedFor && { day: closedDay, reason: closedFor },
    })),
    orders: orders.slice(0, ORDERS).map((order) => orderLine(order, names, timeZone)),
    ordersBefore: Math.max(0, orders.length - ORDERS),
    absences: absencesOf(db, client.id).map(({ id, kind, fromDay, backDay }) => ({
      ...{ id, kind, fromDay, backDay },
    })),
    sessions: sessions.length,
    lastSession: sessions[0]?.day ?? null,
    followUps: visits.length,
    nextAppointment:
      appointmentsWaiting(db, client.id)
        .map(({ day }) => day)
        .filter((day) => day >= today)
        .sort()[0] ?? null,
    close: closed ? { day: closed.day, code: codeOf(headAtClose(db, closed.clinicDayId)) } : null,
    days: clientDays(register, client, addDays(today, 1 - DAYS), today)
      .filter(({ mark }) => mark !== 'not_opened' && mark !== 'no_dose_due')
      .toReversed(),
  }
}

function orderLine(
  order: OrderStored,
  names: ReadonlyMap<number, string>,
  timeZone: string,
): ClientCard['orders'][number] {
  const { id, drug, kind, startDay, endDay, steps, end, supersededBy, prescriberId } = order
  const ofDay = (step: number | undefined) =>
    steps.filter((one) => one.step === step).reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
  return {
    ...{ id, drug, kind, startDay, endDay },
    stoppedDay: end ? dayOfInstant(end.at, timeZone) : (supersededBy?.startDay ?? null),
    firstMicrograms: ofDay(steps[0]?.step),
    lastMicrograms: ofDay(steps.at(-1)?.step),
    prescriber: names.get(prescriberId) ?? '',
  }
}
