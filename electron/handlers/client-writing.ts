import { randomInt } from 'node:crypto'
import type { Identity, NewConsent, NewEpisode } from '../../shared/contract/client-input.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { isCardNumberUsed } from '../db/card.ts'
import { deadClients } from '../db/death.ts'
import { episodesOf } from '../db/episode.ts'
import { staffById } from '../db/staff.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { hasAccess } from '../session.ts'

/** The sealed and the plain columns of who a client is. */
export function identityColumns(register: Register, id: number, identity: Identity, today: ClinicDay) {
  const { adult } = ageFromBirthYear(identity.birthYear, today)
  return {
    name: seal(register, 'client', 'name', id, identity.name || null),
    called: seal(register, 'client', 'called', id, identity.called || null),
    parentName: seal(register, 'client', 'parent_name', id, identity.parentName || null),
    phone: seal(register, 'client', 'phone', id, identity.phone || null),
    contact: seal(register, 'client', 'contact', id, identity.contact || null),
    sex: identity.sex,
    birthYear: identity.birthYear,
    adultConfirmed:
      adult === 'yes' || (adult === 'ask' && identity.adultConfirmed) ? (1 as const) : (0 as const),
  }
}

/** A witness is anybody of the staff whose PIN works today. Invalid: `witness_unknown`. */
export function writeConsent(
  tx: Tx,
  register: Register,
  clientId: number,
  consent: NewConsent,
  field: string,
  today: ClinicDay,
): number {
  const witness = staffById(register.db, consent.witnessId)
  if (!witness || !hasAccess(witness, today)) return invalid(field, 'witness_unknown')
  const id = nextId(tx, 'consent')
  return insert(tx, 'consent', {
    id,
    clientId,
    kind: consent.kind,
    day: consent.day,
    witnessId: consent.witnessId,
    detail: seal(register, 'consent', 'detail', id, consent.detail || null),
    staffId: tx.actor ?? consent.witnessId,
    at: tx.at,
  })
}

/** An earlier episode of the kind makes the new one a return. The eligibility of OST is kept with it. */
export function writeEpisode(
  tx: Tx,
  clientId: number,
  episode: NewEpisode,
  openedDay: ClinicDay,
  staffId: number,
): number {
  const earlier = episodesOf(tx.db, clientId)
  if (deadClients(tx.db).has(clientId)) return refuse('died')
  const returns = earlier.some(({ kind }) => kind === episode.kind)
  const id = insert(tx, 'episode', {
    clientId,
    kind: episode.kind,
    openedDay,
    entry: returns && episode.entry === 'new' ? 're_enrolled' : episode.entry,
    staffId,
    at: tx.at,
  })
  if (episode.kind === 'ost')
    insert(tx, 'eligibility', {
      episodeId: id,
      dependence: 1,
      injecting: 1,
      adult: 1,
      ableToConsent: 1,
      detoxBefore: episode.eligibility.detoxBefore ? 1 : 0,
      staffId,
      at: tx.at,
    })
  return id
}

/** Eight random digits that no card of this site ever bore. */
export function freshCardNumber(register: Register, taken: ReadonlySet<number> = new Set()): number {
  for (;;) {
    const number = randomInt(100_000_000)
    if (!taken.has(number) && !isCardNumberUsed(register.db, number)) return number
  }
}

/** Refused: `card_in_use` when the number was ever given out, to whomever. */
export function writeCard(tx: Tx, clientId: number, cardNumber: number, staffId: number): number {
  if (isCardNumberUsed(tx.db, cardNumber)) return refuse('card_in_use')
  return insert(tx, 'card', { clientId, cardNumber, staffId, at: tx.at })
}
