import {
  asksTreatmentConsent,
  consentProblems,
  episodeProblems,
  identityProblems,
} from '../../shared/rules/enrolment.ts'
import { openRecord, sealRestrictedFor } from '../client-access.ts'
import { refreshIndex } from '../client-index.ts'
import { clientProfile } from '../client-profile.ts'
import { todayOf } from '../client-status.ts'
import { photosOf } from '../db/client.ts'
import { consentById, consentsOf } from '../db/consent.ts'
import { siteOf } from '../db/site.ts'
import { staffById } from '../db/staff.ts'
import { correct, insert, nextId, remove } from '../db/write.ts'
import { photoProblem, sealPhoto } from '../photo.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { closeEpisode } from './client-closing.ts'
import { identityColumns, writeConsent, writeEpisode } from './client-writing.ts'

export const careActs = {
  correct: signedIn.clients.correct.handler(({ input, context: { register, staff } }) => {
    const act = 'client.correct'
    const client = openRecord(register, staff, input.id, act)
    const today = todayOf(register)
    const problems = identityProblems(input, today)
    if (problems.length > 0) throw new InvalidInput(problems)
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: input.reason }, (tx) => {
      correct(tx, 'client', client.id, identityColumns(register, client.id, input, today))
      return client.id
    })
    refreshIndex(register, client.id)
    return clientProfile(register, openRecord(register, staff, client.id, act))
  }),

  restrict: signedIn.clients.restrict.handler(({ input, context: { register, staff } }) => {
    const act = 'client.restrict'
    const client = openRecord(register, staff, input.id, act)
    notOwnRecord(act, input.restrictedFor === staff.id)
    if (typeof input.restrictedFor === 'number' && !staffById(register.db, input.restrictedFor))
      invalid('restrictedFor', 'staff_unknown')
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      correct(tx, 'client', client.id, sealRestrictedFor(register, client.id, input.restrictedFor))
      return client.id
    })
    refreshIndex(register, client.id)
    return clientProfile(register, openRecord(register, staff, client.id, act))
  }),

  consent: signedIn.clients.consent.handler(({ input, context: { register, staff } }) => {
    const act = 'client.consent'
    const client = openRecord(register, staff, input.id, act)
    const today = todayOf(register)
    const problems = consentProblems(input, today)
    if (problems.length > 0) throw new InvalidInput(problems)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) =>
      writeConsent(tx, register, client.id, input, 'witnessId', today),
    )
    return clientProfile(register, client)
  }),

  withdraw: signedIn.clients.withdraw.handler(({ input, context: { register, staff } }) => {
    const act = 'client.consent'
    const consent = consentById(register.db, input.consentId)
    if (!consent) throw new NotFound('consent')
    const client = openRecord(register, staff, consent.clientId, act)
    if (input.day > todayOf(register)) invalid('day', 'day_ahead')
    if (input.day < consent.day) invalid('day', 'before_consent')
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: 'withdrawn' }, (tx) => {
      if (consentById(tx.db, consent.id)?.withdrawnDay) return refuse('consent_withdrawn')
      insert(tx, 'consent_withdrawal', {
        consentId: consent.id,
        day: input.day,
        staffId: staff.id,
        at: tx.at,
      })
      // One act: no photo outlives its consent, whatever happens to the PC in between.
      for (const photo of photosOf(tx.db, client.id))
        if (consent.kind === 'photo') remove(tx, 'client_photo', photo.id)
      return consent.id
    })
    return clientProfile(register, client)
  }),

  photo: signedIn.clients.photo.handler(({ input, context: { register, staff } }) => {
    const act = 'client.photo'
    const client = openRecord(register, staff, input.id, act)
    const jpeg = Buffer.from(input.jpeg, 'base64')
    const problem = photoProblem(jpeg)
    if (problem) return refuse(problem)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      const consent = consentsOf(tx.db, client.id).find(
        ({ kind, withdrawnDay }) => kind === 'photo' && withdrawnDay === null,
      )
      if (!consent) return refuse('photo_no_consent')
      for (const { id } of photosOf(tx.db, client.id)) remove(tx, 'client_photo', id)
      const id = nextId(tx, 'client_photo')
      return insert(tx, 'client_photo', {
        id,
        clientId: client.id,
        consentId: consent.id,
        jpeg: sealPhoto(register, id, jpeg),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return clientProfile(register, client)
  }),

  openEpisode: signedIn.clients.openEpisode.handler(({ input, context: { register, staff } }) => {
    const act = 'episode.open'
    const client = openRecord(register, staff, input.id, act)
    const today = todayOf(register)
    const adultConfirmed = client.adultConfirmed === 1 || input.adultConfirmed
    const siteKind = siteOf(register.db).kind
    const { birthYear } = client
    const problems = episodeProblems(input, { birthYear, adultConfirmed, siteKind, today })
    const consented = consentsOf(register.db, client.id).some(
      ({ kind, withdrawnDay }) => kind === 'treatment' && withdrawnDay === null,
    )
    if (asksTreatmentConsent(input.kind, siteKind) && !consented)
      problems.push({ field: 'consents', code: 'treatment_consent_missing' })
    if (problems.length > 0) throw new InvalidInput(problems)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (adultConfirmed && client.adultConfirmed === 0)
        correct(tx, 'client', client.id, { adultConfirmed: 1 })
      return writeEpisode(tx, client.id, input, today, staff.id)
    })
    return clientProfile(register, openRecord(register, staff, client.id, act))
  }),

  closeEpisode,
}
