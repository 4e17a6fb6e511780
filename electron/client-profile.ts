import type { ClientLine, ClientProfile, ClientStanding } from '../shared/contract/client-output.ts'
import { makeCardText } from '../shared/rules/card-number.ts'
import { opens, restrictedForOf } from './client-access.ts'
import { statusOf, todayOf } from './client-status.ts'
import { cardsOf } from './db/card.ts'
import { broughtOverOf, type ClientStored, photosOf } from './db/client.ts'
import { consentsOf } from './db/consent.ts'
import { episodesOf } from './db/episode.ts'
import { siteOf } from './db/site.ts'
import { unsealPhoto } from './photo.ts'
import { unseal } from './private-text.ts'
import type { Register } from './register.ts'
import type { SignedIn } from './session.ts'

/** One client in a list; of a record that this person may not open, its number alone. */
export function clientLine(register: Register, staff: SignedIn, client: ClientStored): ClientLine {
  const { id, registerNumber } = client
  if (opens(register, staff, client) !== 'yes')
    return {
      id,
      registerNumber,
      called: null,
      name: null,
      sex: null,
      birthYear: null,
      status: null,
      mayOpen: false,
    }
  return {
    id,
    registerNumber,
    called: unseal(register, 'client', 'called', id, client.called),
    name: unseal(register, 'client', 'name', id, client.name),
    sex: client.sex,
    birthYear: client.birthYear,
    status: statusOf(register, id).status,
    mayOpen: true,
  }
}

/** Everything that the client's page shows. The caller has asked `openRecord` before. */
export function clientProfile(register: Register, client: ClientStored): ClientProfile {
  const { db } = register
  const { id } = client
  const text = (column: 'name' | 'called' | 'parent_name' | 'phone' | 'contact', blob: Uint8Array | null) =>
    unseal(register, 'client', column, id, blob)
  const broughtOver = broughtOverOf(db, id)
  return {
    id,
    registerNumber: client.registerNumber,
    called: text('called', client.called),
    name: text('name', client.name),
    parentName: text('parent_name', client.parentName),
    phone: text('phone', client.phone),
    contact: text('contact', client.contact),
    sex: client.sex,
    birthYear: client.birthYear,
    adultConfirmed: client.adultConfirmed === 1,
    enrolledDay: client.enrolledDay,
    restrictedFor: restrictedForOf(register, client),
    standing: standingOf(register, id),
    dropoutDays: siteOf(db).dropoutDays,
    today: todayOf(register),
    photo: photoOf(register, id),
    consents: consentsOf(db, id).map((consent) => ({
      id: consent.id,
      kind: consent.kind,
      day: consent.day,
      witness:
        consent.witnessId === null
          ? null
          : unseal(register, 'staff', 'name', consent.witnessId, consent.witnessName),
      detail: unseal(register, 'consent', 'detail', consent.id, consent.detail),
      withdrawnDay: consent.withdrawnDay,
    })),
    cards: cardLines(register, id),
    episodes: episodesOf(db, id).map((episode) => ({
      id: episode.id,
      kind: episode.kind,
      entry: episode.entry,
      openedDay: episode.openedDay,
      closing:
        episode.closedDay === null || episode.closedFor === null
          ? null
          : {
              day: episode.closedDay,
              reason: episode.closedFor,
              note: unseal(register, 'episode_closing', 'note', episode.id, episode.note),
            },
    })),
    broughtOver: broughtOver
      ? {
          lastDoseDay: broughtOver.lastDoseDay,
          lastDoseMicrograms: broughtOver.lastDoseMicrograms,
          paperPage: broughtOver.paperPage,
        }
      : null,
  }
}

function standingOf(register: Register, id: number): ClientStanding {
  const nothing = { day: null, days: null, dropoutDay: null, reason: null }
  return { ...nothing, ...statusOf(register, id) }
}

/** The photo as base64, only while its consent stands. */
export function photoOf(register: Register, clientId: number): string | null {
  const [photo] = photosOf(register.db, clientId)
  return photo ? unsealPhoto(register, photo.id, photo.jpeg).toString('base64') : null
}

function cardLines(register: Register, clientId: number): ClientProfile['cards'] {
  const { number } = siteOf(register.db)
  return cardsOf(register.db, clientId).map(({ id, cardNumber, at, revokedFor, revokedAt }) => ({
    id,
    digits: makeCardText(number, cardNumber),
    at,
    revoked: revokedFor === null || revokedAt === null ? null : { reason: revokedFor, at: revokedAt },
  }))
}
