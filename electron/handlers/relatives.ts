import type { RelativeView } from '../../shared/contract/relatives.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import {
  consentsOfRelative,
  type RelativeStored,
  relativeById,
  relativeConsentById,
  relativesOf,
} from '../db/relative.ts'
import { insert, nextId } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'

export const relatives = {
  list: signedIn.relatives.list.handler(({ input, context: { register, staff } }) =>
    listed(register, openRecord(register, staff, input.clientId, 'relative.see').id),
  ),

  add: signedIn.relatives.add.handler(({ input, context: { register, staff } }) => {
    const { requestId, relation } = input
    const client = openRecord(register, staff, input.clientId, 'relative.write')
    register.writeOnce(requestId, { act: 'relative.add', actor: staff.id }, (tx) => {
      const id = nextId(tx, 'relative')
      return insert(tx, 'relative', {
        id,
        clientId: client.id,
        name: seal(register, 'relative', 'name', id, cleanText(input.name)),
        relation,
        phone: seal(register, 'relative', 'phone', id, cleanText(input.phone)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return listed(register, client.id)
  }),

  end: signedIn.relatives.end.handler(({ input, context: { register, staff } }) => {
    const { relativeId, reason, requestId } = input
    const relative = mayChange(register, staff, relativeId)
    register.writeOnce(requestId, { act: 'relative.end', actor: staff.id, reason }, (tx) => {
      if (relativeById(tx.db, relativeId)?.endedFor) refuse('relative_ended')
      insert(tx, 'relative_end', { relativeId, reason, staffId: staff.id, at: tx.at })
      return relativeId
    })
    return listed(register, relative.clientId)
  }),

  consent: signedIn.relatives.consent.handler(({ input, context: { register, staff } }) => {
    const { relativeId, kind, day, requestId } = input
    const relative = mayChange(register, staff, relativeId)
    if (day > todayOf(register)) invalid('day', 'consent_in_future')
    register.writeOnce(requestId, { act: 'relative.consent', actor: staff.id }, (tx) => {
      const standing = consentsOfRelative(tx.db, relativeId).some(
        (consent) => consent.kind === kind && consent.withdrawnDay === null,
      )
      if (standing) refuse('consent_given')
      const id = nextId(tx, 'relative_consent')
      return insert(tx, 'relative_consent', {
        id,
        relativeId,
        kind,
        day,
        witnessId: null,
        detail: seal(register, 'relative_consent', 'detail', id, cleanText(input.detail)),
        staffId: staff.id,
        at: tx.at,
      })
    })
    return listed(register, relative.clientId)
  }),

  withdraw: signedIn.relatives.withdraw.handler(({ input, context: { register, staff } }) => {
    const consent = relativeConsentById(register.db, input.consentId)
    if (!consent) throw new NotFound('relative_consent')
    const relative = mayChange(register, staff, consent.relativeId)
    register.writeOnce(input.requestId, { act: 'relative.consent_end', actor: staff.id }, (tx) => {
      if (relativeConsentById(tx.db, consent.id)?.withdrawnDay) refuse('consent_withdrawn')
      insert(tx, 'relative_consent_withdrawal', {
        relativeConsentId: consent.id,
        day: todayOf(register),
        staffId: staff.id,
        at: tx.at,
      })
      return consent.id
    })
    return listed(register, relative.clientId)
  }),
}

function mayChange(register: Register, staff: SignedIn, id: number): RelativeStored {
  const relative = relativeById(register.db, id)
  if (!relative) throw new NotFound('relative')
  openRecord(register, staff, relative.clientId, 'relative.write')
  return relative
}

function listed(register: Register, clientId: number): RelativeView[] {
  const { db } = register
  return relativesOf(db, clientId).map(({ id, name, relation, phone }) => ({
    id,
    name: unseal(register, 'relative', 'name', id, name) ?? '',
    relation,
    phone: unseal(register, 'relative', 'phone', id, phone),
    consents: consentsOfRelative(db, id).map((consent) => ({
      id: consent.id,
      kind: consent.kind,
      day: consent.day,
      detail: unseal(register, 'relative_consent', 'detail', consent.id, consent.detail),
      withdrawnDay: consent.withdrawnDay,
    })),
  }))
}
