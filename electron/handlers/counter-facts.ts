import type { ClientAtCounter, CounterClient, CounterReply } from '../../shared/contract/dose-views.ts'
import type { Who } from '../../shared/contract/doses.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { isUnfinished } from '../../shared/rules/dose-state.ts'
import { lookAlikeLine } from '../../shared/rules/look-alike-line.ts'
import { opens } from '../client-access.ts'
import { knownPeople } from '../client-index.ts'
import { cardsOf } from '../db/card.ts'
import { type ClientStored, clientById, clientByNumber, photosOf } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { doseById } from '../db/dose.ts'
import { attendanceToday, clientsServed, clientsWithOrder, lastDoseIds, openHolds } from '../db/dose-facts.ts'
import { unsealPhoto } from '../photo.ts'
import { unseal } from '../private-text.ts'
import { openReason } from '../private-words.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { Session, SignedIn } from '../session.ts'
import { cardHolder } from './client-finding.ts'
import { board } from './counter-board.ts'
import { calledOf, counterDose, staffName } from './counter-doses.ts'
import { doseFacts } from './dose-facts.ts'

/** Who acts at which register: what every reply of the counter is made for. */
export interface Here {
  readonly register: Register
  readonly session: Session
  readonly staff: SignedIn
}

/** Whose card, number or parked place it is. Refused: as `doses.facts` says. */
export function clientOf({ register }: Here, who: Who): ClientStored {
  if (who.by === 'client') return found(clientById(register.db, who.clientId))
  if (who.by === 'card') return found(clientById(register.db, cardHolder(register, who.digits).clientId))
  const client = clientByNumber(register.db, who.registerNumber)
  return client ?? refuse('number_unknown', { number: who.registerNumber })
}

function found(client: ClientStored | undefined): ClientStored {
  if (!client) throw new NotFound('client')
  return client
}

/**
 * Everything that a client's card at the counter shows. A restricted record (staff and kin) is dosed like any
 * other but shows no name to whom it is closed; nobody sees their own.
 *
 * @param byName picked from a list of names, where a mix-up begins: the line of look-alikes is then whole
 */
export function clientAtCounter(here: Here, client: ClientStored, byName = false): ClientAtCounter {
  const { register, staff } = here
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
    client: bannerOf(here, client, facts.today),
    lookAlikes: lookAlikesOf(here, client, facts.today, byName),
    facts,
    open: openDose ? counterDose(register, staff, openDose) : null,
    lastDoses: views,
    staff: Object.fromEntries(
      [...new Set(facts.doses.map(({ staffId }) => staffId))].map((id) => [id, staffName(register, id)]),
    ),
    holds: openHolds(db, client.id).map(({ id, kind, reason, at }) => ({
      kind,
      reason: openReason(register, 'hold', id, reason),
      at,
    })),
    attended: (day && attendanceToday(db, client.id, day.id)) ?? null,
  }
}

function bannerOf({ register, staff }: Here, client: ClientStored, today: ClinicDay): CounterClient {
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

/** A passive line: who of those still due today is easily taken for this client (look-alike-line.ts). */
function lookAlikesOf(
  { register, session, staff }: Here,
  client: ClientStored,
  today: ClinicDay,
  byName: boolean,
): ClientAtCounter['lookAlikes'] {
  const people = knownPeople(register, session, staff)
  const own = people.get(client.id)
  if (!own) return []
  const ordered = clientsWithOrder(register.db, today).flatMap((id) => people.get(id) ?? [])
  const served = new Set(clientsServed(register.db, today))
  return lookAlikeLine(own, { ordered, served, byName }).flatMap((id) => {
    const other = clientById(register.db, id)
    if (!other) return []
    return [{ registerNumber: other.registerNumber, called: calledOf(register, staff, other) }]
  })
}

/** What every act at the counter answers with. */
export function counterReply(here: Here, clientId: number): CounterReply {
  return {
    client: clientAtCounter(here, found(clientById(here.register.db, clientId))),
    board: board(here.register, here.staff),
  }
}
