import type { GuestView, ReturnSlip, SlipReading, SlipView } from '../../shared/contract/guests.ts'
import type { Passport } from '../../shared/records/passport.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { daysFromTo } from '../../shared/rules/days.ts'
import { isSwallowed } from '../../shared/rules/dose-state.ts'
import { isDueOn } from '../../shared/rules/order-step.ts'
import { passportVerdict } from '../../shared/rules/passport-verdict.ts'
import { clientById } from '../db/client.ts'
import { dosesOfClient } from '../db/dose.ts'
import { type OrderStored, orderById } from '../db/dose-order.ts'
import { earlierGuest, type GuestStored, guestBySerial } from '../db/passport.ts'
import { siteOf } from '../db/site.ts'
import { listedSite } from '../db/site-list.ts'
import { openPassport, signReturn } from '../passport-signing.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { calledOf } from './counter-doses.ts'
import { asRecord } from './dose-facts.ts'

/** What a slip is worth here today: read, checked against the office's list, held against what was used here. */
export function readSlip(register: Register, digits: string): SlipReading & { passport?: Passport } {
  const read = openPassport(register, digits)
  if (!read.ok) return { read: 'no', problem: read.problem }
  const { passport, signature } = read
  const { db } = register
  const used = guestBySerial(db, passport.homeSite, passport.serial)
  const verdict = passportVerdict({
    passport,
    signature,
    ownSite: siteOf(db).number,
    today: todayOf(register),
    usedHere: used === undefined ? 'no' : used.closedDay === null ? 'guest_here' : 'left',
  })
  const before = sameGuest(register, passport)
  return {
    read: 'yes',
    verdict,
    slip: slipView(register, passport),
    clientId: used?.clientId ?? null,
    wasHere: before !== undefined,
    passport,
  }
}

/** Somebody of the same number, sex and birth year of the same site, from an earlier slip. */
export function sameGuest({ db }: Register, passport: Passport): GuestStored | undefined {
  const guest = earlierGuest(db, passport.homeSite, passport.registerNumber)
  const client = guest && clientById(db, guest.clientId)
  return client?.sex === passport.sex && client.birthYear === passport.birthYear ? guest : undefined
}

function slipView({ db }: Register, passport: Passport): SlipView {
  const { birthYear: _said, serial: _serial, ...slip } = passport
  return {
    ...slip,
    homeName: listedSite(db, passport.homeSite)?.name ?? null,
    receivingName: listedSite(db, passport.receivingSite)?.name ?? null,
  }
}

export function guestView(register: Register, staff: SignedIn, guest: GuestStored): GuestView {
  const { db } = register
  const client = clientById(db, guest.clientId)
  const order = orderById(db, guest.doseOrderId)
  if (!client || !order) throw new NotFound('guest')
  return {
    id: guest.id,
    clientId: guest.clientId,
    registerNumber: client.registerNumber,
    called: calledOf(register, staff, client),
    homeSite: guest.homeSite,
    homeName: listedSite(db, guest.homeSite)?.name ?? null,
    homeRegisterNumber: guest.homeRegisterNumber,
    drug: order.drug,
    fromDay: guest.fromDay,
    untilDay: guest.untilDay,
    dayMicrograms: dayTotalOf(order),
    dosedToday: givenOn(register, guest).get(todayOf(register)) !== undefined,
    closedDay: guest.closedDay,
  }
}

const dayTotalOf = ({ steps }: OrderStored): number =>
  steps.reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0)

/** Micrograms swallowed of this slip's order, by day; an incident in doubt counts as taken, as everywhere here. */
function givenOn(register: Register, guest: GuestStored): Map<ClinicDay, number> {
  const given = new Map<ClinicDay, number>()
  for (const dose of dosesOfClient(register.db, guest.clientId, guest.fromDay).map(asRecord)) {
    if (dose.doseOrderId !== guest.doseOrderId || !isSwallowed(dose.state)) continue
    given.set(dose.clinicDay, (given.get(dose.clinicDay) ?? 0) + dose.amountMicrograms)
  }
  return given
}

/** What the guest takes home: every day of the slip with what was swallowed, signed by this site. */
export function returnSlipOf(register: Register, staff: SignedIn, guest: GuestStored): ReturnSlip {
  const given = givenOn(register, guest)
  const order = orderById(register.db, guest.doseOrderId)
  if (!order) throw new NotFound('guest')
  const today = todayOf(register)
  // Somebody who is still here may get today's dose after the slip is printed, and those of the days to come.
  const isOpen = (day: ClinicDay) => guest.closedDay === null && day >= today && isDueOn(order, day)
  const days = daysFromTo(guest.fromDay, guest.untilDay).map((clinicDay) => ({
    clinicDay,
    givenMicrograms: given.get(clinicDay) ?? (isOpen(clinicDay) ? null : 0),
    due: isDueOn(order, clinicDay),
  }))
  return {
    guest: guestView(register, staff, guest),
    serial: guest.serial,
    days,
    digits: signReturn(register, {
      homeSite: guest.homeSite,
      receivingSite: siteOf(register.db).number,
      serial: guest.serial,
      fromDay: guest.fromDay,
      givenMicrograms: days.map(({ givenMicrograms }) => givenMicrograms),
    }),
    soFar: days.some(({ givenMicrograms }) => givenMicrograms === null),
    at: register.now(),
  }
}
