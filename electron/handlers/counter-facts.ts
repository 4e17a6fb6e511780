import type { ClientAtCounter, CounterReply } from '../../shared/contract/dose-views.ts'
import type { Who } from '../../shared/contract/doses.ts'
import { readCardText } from '../../shared/rules/card-number.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { isUnfinished } from '../../shared/rules/dose-state.ts'
import { opens } from '../client-access.ts'
import { cardByNumber, cardsOf } from '../db/card.ts'
import { type ClientStored, clientById, clientByNumber, photosOf } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { doseById } from '../db/dose.ts'
import { attendanceToday, lastDoseIds, openHolds } from '../db/dose-facts.ts'
import { siteOf } from '../db/site.ts'
import { unsealPhoto } from '../photo.ts'
import { unseal } from '../private-text.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { board } from './counter-board.ts'
import { counterDose, staffName } from './counter-doses.ts'
import { doseFacts } from './dose-facts.ts'

/** Whose card, number or parked place it is. Refused: as `doses.facts` says. */
export function clientOf(register: Register, who: Who): ClientStored {
  if (who.by === 'client') return found(clientById(register.db, who.clientId))
  if (who.by === 'number')
    return (
      clientByNumber(register.db, who.registerNumber) ??
      refuse('number_unknown', { number: who.registerNumber })
    )
  const card = readCardText(who.digits, siteOf(register.db).number)
  if (!card.ok && card.problem === 'other_site') return refuse('card_other_site', { site: card.site })
  if (!card.ok) return refuse(card.problem === 'check_digit' ? 'card_check_digit' : 'not_a_card')
  const stored = cardByNumber(register.db, card.cardNumber) ?? refuse('card_unknown')
  if (stored.revokedFor !== null)
    return refuse('card_revoked', { reason: stored.revokedFor, number: stored.registerNumber })
  return found(clientById(register.db, stored.clientId))
}

function found(client: ClientStored | undefined): ClientStored {
  if (!client) throw new NotFound('client')
  return client
}

/**
 * Everything that a client's card at the counter shows. A restricted record (staff and kin) is dosed like any
 * other but shows no name to whom it is closed; nobody sees their own.
 */
export function clientAtCounter(register: Register, staff: SignedIn, client: ClientStored): ClientAtCounter {
  const { db } = register
  const facts = doseFacts(register, client.id)
  const open = facts.doses.findLast((dose) => isUnfinished(dose) && dose.clinicDay <= facts.today)
  const views = lastDoseIds(db, client.id, 5).flatMap((id) => {
    const dose = doseById(db, id)
    return dose ? [counterDose(register, staff, dose)] : []
  })
  const openDose = open && doseById(db, open.id)
  const day = openClinicDay(db)
  return {
    client: bannerOf(register, staff, client, facts.today),
    lookAlikes: [],
    facts,
    open: openDose ? counterDose(register, staff, openDose) : null,
    lastDoses: views,
    staff: Object.fromEntries(
      [...new Set(facts.doses.map(({ staffId }) => staffId))].map((id) => [id, staffName(register, id)]),
    ),
    holds: openHolds(db, client.id).map(({ kind, reason, at }) => ({ kind, reason, at })),
    attended: (day && attendanceToday(db, client.id, day.id)) ?? null,
  }
}

function bannerOf(
  register: Register,
  staff: SignedIn,
  client: ClientStored,
  today: Parameters<typeof ageFromBirthYear>[1],
): ClientAtCounter['client'] {
  const { id, registerNumber, sex, birthYear } = client
  const mayOpen = opens(register, staff, client) === 'yes'
  const [photo] = photosOf(register.db, id)
  const { youngest, oldest } = ageFromBirthYear(birthYear, today)
  return {
    id,
    registerNumber,
    called: mayOpen ? unseal(register, 'client', 'called', id, client.called) : null,
    name: mayOpen ? unseal(register, 'client', 'name', id, client.name) : null,
    sex,
    birthYear,
    age: { youngest, oldest },
    photo: photo ? unsealPhoto(register, photo.id, photo.jpeg).toString('base64') : null,
    restricted: client.restricted === 1,
    hasCard: cardsOf(register.db, id).some(({ revokedFor }) => revokedFor === null),
  }
}

/** What every act at the counter answers with. */
export function counterReply(register: Register, staff: SignedIn, clientId: number): CounterReply {
  return {
    client: clientAtCounter(register, staff, found(clientById(register.db, clientId))),
    board: board(register, staff),
  }
}
