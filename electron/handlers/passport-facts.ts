import type { ClientPassports, PassportView } from '../../shared/contract/passports.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { ClientStored } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { orderById } from '../db/dose-order.ts'
import { type PassportStored, passportDoses, passportsOf } from '../db/passport.ts'
import { siteOf } from '../db/site.ts'
import { listedSite, siteListOf } from '../db/site-list.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { doseFacts } from './dose-facts.ts'
import { doctorsOf, orderClient } from './order-facts.ts'
import { staffNames } from './staff-facts.ts'

/** All that the passport screen of one client shows; the caller has opened the record. */
export function clientPassports(register: Register, staff: SignedIn, client: ClientStored): ClientPassports {
  const { db } = register
  const names = staffNames(register)
  const today = todayOf(register)
  const own = siteOf(db).number
  return {
    client: orderClient(register, staff, client),
    today,
    facts: openClinicDay(db) ? doseFacts(register, client.id) : null,
    sites: (siteListOf(db)?.sites ?? [])
      .filter(({ number }) => number !== own)
      .map(({ number, name }) => ({ number, name })),
    passports: passportsOf(db, client.id).map((passport) => view(register, passport, today, names)),
    doctors: doctorsOf(register).map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

function view(
  register: Register,
  passport: PassportStored,
  today: ClinicDay,
  names: Map<number, string>,
): PassportView {
  const { db } = register
  const days = passportDoses(db, passport).map(({ freed, ...day }) => ({ ...day, freed: freed === 1 }))
  const { freeFrom, endReason, endedAt } = passport
  const unknown = days.filter(
    ({ clinicDay, givenMicrograms, freed }) => clinicDay < today && givenMicrograms === null && !freed,
  )
  return {
    id: passport.id,
    serial: passport.serial,
    receivingSite: passport.receivingSite,
    receivingName: listedSite(db, passport.receivingSite)?.name ?? null,
    drug: orderById(db, passport.doseOrderId)?.drug ?? 'buprenorphine',
    fromDay: passport.fromDay,
    untilDay: passport.untilDay,
    standing: standingOf(passport, today),
    ended:
      freeFrom !== null && endReason !== null && endedAt !== null
        ? { reason: endReason, freeFrom, at: endedAt }
        : null,
    days,
    unknownDays: new Set(unknown.map(({ clinicDay }) => clinicDay)).size,
    digits: passport.digits,
    issuedBy: names.get(passport.staffId) ?? '',
    signedBy: names.get(passport.signedBy ?? 0) ?? '',
    at: passport.at,
  }
}

function standingOf(
  { freeFrom, fromDay, untilDay }: PassportStored,
  today: ClinicDay,
): PassportView['standing'] {
  if (freeFrom !== null) return 'ended'
  if (today > untilDay) return 'over'
  return today < fromDay ? 'waiting' : 'running'
}
