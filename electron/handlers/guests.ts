import type { Passport } from '../../shared/records/passport.ts'
import { addDays } from '../../shared/rules/days.ts'
import { refreshIndex } from '../client-index.ts'
import { clientById, nextRegisterNumber } from '../db/client.ts'
import { addOrder } from '../db/dose-order.ts'
import { episodesOf, hasPreparedDose } from '../db/episode.ts'
import { type GuestStored, guestById, guestsSince } from '../db/passport.ts'
import { siteListOf } from '../db/site-list.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { guestView, readSlip, returnSlipOf, sameGuest } from './guest-facts.ts'

/** Guests who left stay on the list so long: a return slip may be asked for again. */
const LEFT_STAYS_DAYS = 30

/** Clients of other sites, here for the days of their slip. */
export const guests = {
  list: signedIn.guests.list.handler(({ context: { register, staff } }) => listOf(register, staff)),

  read: signedIn.guests.read.handler(({ input, context: { register } }) => {
    const { passport: _whole, ...reading } = readSlip(register, input.digits)
    return reading
  }),

  receive: signedIn.guests.receive.handler(({ input, context: { register, staff } }) => {
    const act = { act: 'guest.receive', actor: staff.id }
    const guestId = register.writeOnce(input.requestId, act, (tx) => {
      const reading = readSlip(register, input.digits)
      if (reading.read === 'no' || !reading.passport)
        return refuse(`slip_${reading.read === 'no' ? reading.problem : 'misread'}`)
      if (reading.verdict !== 'good') return refuse(`slip_${reading.verdict}`)
      const { passport } = reading
      if (passport.birthYear !== input.birthYear) return invalid('birthYear', 'guest_birth_year_differs')
      const total = passport.slots.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)
      if (total !== input.dayMicrograms) return invalid('dayMicrograms', 'guest_amount_differs')
      return openGuest(tx, register, staff.id, passport, input)
    })
    const guest = guestById(register.db, guestId)
    const client = guest && clientById(register.db, guest.clientId)
    if (!client) throw new NotFound('guest')
    refreshIndex(register, client.id)
    return { clientId: client.id, registerNumber: client.registerNumber }
  }),

  returnSlip: signedIn.guests.returnSlip.handler(({ input, context: { register, staff } }) =>
    returnSlipOf(register, staff, guestOf(register, input.guestId)),
  ),

  leave: signedIn.guests.leave.handler(({ input, context: { register, staff } }) => {
    const act = { act: 'guest.leave', actor: staff.id, reason: 'guest_left' }
    register.writeOnce(input.requestId, act, (tx) => {
      const guest = guestOf(register, input.guestId)
      if (guest.closedDay !== null) return refuse('guest_left_already')
      closeGuest(tx, register, guest.episodeId, staff.id)
      return guest.id
    })
    return listOf(register, staff)
  }),
}

function listOf(register: Register, staff: SignedIn) {
  const today = todayOf(register)
  return {
    today,
    guests: guestsSince(register.db, addDays(today, -LEFT_STAYS_DAYS)).map((guest) =>
      guestView(register, staff, guest),
    ),
    listKnown: siteListOf(register.db) !== undefined,
  }
}

function guestOf(register: Register, id: number): GuestStored {
  const guest = guestById(register.db, id)
  if (!guest) throw new NotFound('guest')
  return guest
}

function closeGuest(tx: Tx, register: Register, episodeId: number, staffId: number): void {
  if (hasPreparedDose(tx.db, episodeId)) refuse('dose_under_way')
  insert(tx, 'episode_closing', {
    episodeId,
    day: todayOf(register),
    reason: 'guest_left',
    note: null,
    staffId,
    at: tx.at,
  })
}

/** Client (or the one of an earlier visit), episode, order and the used slip, all of it or nothing. */
function openGuest(
  tx: Tx,
  register: Register,
  staffId: number,
  passport: Passport,
  { digits, called }: { digits: string; called: string },
): number {
  const by = { staffId, at: tx.at }
  const today = todayOf(register)
  const before = sameGuest(register, passport)
  const clientId = before?.clientId ?? writeGuestClient(tx, register, passport, { called, ...by })
  // An earlier visit that nobody ended: this slip takes its place.
  for (const { id, entry, closedDay } of episodesOf(tx.db, clientId))
    if (entry === 'guest' && closedDay === null) closeGuest(tx, register, id, staffId)
  const episodeId = insert(tx, 'episode', { clientId, kind: 'ost', openedDay: today, entry: 'guest', ...by })
  const { homeSite, serial, fromDay, untilDay, lastDoseDay, lastDoseMicrograms } = passport
  const doseOrderId = addOrder(
    tx,
    {
      clientId,
      episodeId,
      drug: passport.drug,
      kind: 'maintenance',
      via: 'passport',
      startDay: fromDay,
      endDay: untilDay,
      everyDays: passport.everyDays,
      takeHomeDays: 0,
      prescriberId: staffId,
      writtenBy: staffId,
      telephoneAt: null,
      supersedes: null,
      reason: `passport: ${homeSite}/${serial}`,
    },
    passport.slots.map(({ leastHours, amountMicrograms }, place) => ({
      step: 1,
      days: null,
      advance: 'swallowed',
      slot: place + 1,
      leastHours,
      amountMicrograms,
    })),
  )
  return insert(tx, 'guest_passport', {
    clientId,
    episodeId,
    doseOrderId,
    homeSite,
    serial,
    homeRegisterNumber: passport.registerNumber,
    fromDay,
    untilDay,
    lastDoseDay,
    lastDoseMicrograms,
    digits: digits.replace(/\D/g, ''),
    ...by,
  })
}

/** No name comes with a slip; what the guest wants to be called may be typed. */
function writeGuestClient(
  tx: Tx,
  register: Register,
  { sex, birthYear }: Passport,
  { called, staffId, at }: { called: string; staffId: number; at: Tx['at'] },
): number {
  const id = nextId(tx, 'client')
  return insert(tx, 'client', {
    id,
    registerNumber: nextRegisterNumber(tx.db),
    name: null,
    called: seal(register, 'client', 'called', id, called || null),
    parentName: null,
    phone: null,
    contact: null,
    sex,
    birthYear,
    adultConfirmed: 1,
    enrolledDay: todayOf(register),
    restricted: 0,
    staffMember: null,
    staffId,
    at,
  })
}
