import { makeCardText } from '../../shared/rules/card-number.ts'
import { openRecord } from '../client-access.ts'
import { clientProfile } from '../client-profile.ts'
import { cardById, cardsOf } from '../db/card.ts'
import { siteOf } from '../db/site.ts'
import { insert, noteAct, type Tx } from '../db/write.ts'
import { NotFound, refuse } from '../refusal.ts'
import { signedIn } from './base.ts'
import { ownCardNumber } from './client-finding.ts'
import { freshCardNumber, writeCard } from './client-writing.ts'

type Reason = 'lost' | 'stolen' | 'damaged' | 'replaced' | 'left_treatment' | 'died'

export const cardActs = {
  issueCard: signedIn.clients.issueCard.handler(({ input, context: { register, staff } }) => {
    const act = 'client.card'
    const client = openRecord(register, staff, input.id, act)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      const old = cardsOf(tx.db, client.id).filter(({ revokedFor }) => revokedFor === null)
      if (old.length > 0 && input.oldCard === null) return refuse('has_card')
      for (const { id } of old) if (input.oldCard) revoke(tx, id, input.oldCard, staff.id)
      const number = input.card === 'new' ? freshCardNumber(register) : ownCardNumber(register, input.card)
      return writeCard(tx, client.id, number, staff.id)
    })
    return clientProfile(register, client)
  }),

  revokeCard: signedIn.clients.revokeCard.handler(({ input, context: { register, staff } }) => {
    const act = 'client.card'
    const card = cardById(register.db, input.cardId)
    if (!card) throw new NotFound('card')
    const client = openRecord(register, staff, card.clientId, act)
    register.writeOnce(input.requestId, { act, actor: staff.id }, (tx) => {
      if (cardById(tx.db, card.id)?.revokedFor) return refuse('card_revoked_before')
      return revoke(tx, card.id, input.reason, staff.id)
    })
    return clientProfile(register, client)
  }),

  blankCards: signedIn.clients.blankCards.handler(({ input, context: { register } }) => {
    const site = siteOf(register.db).number
    const numbers = new Set<number>()
    while (numbers.size < input.count) numbers.add(freshCardNumber(register, numbers))
    return { digits: [...numbers].map((number) => makeCardText(site, number)) }
  }),

  print: signedIn.clients.print.handler(async ({ input, context: { register, staff, window } }) => {
    const card = input.cardId === null ? null : cardById(register.db, input.cardId)
    if (card === undefined) throw new NotFound('card')
    if (card) openRecord(register, staff, card.clientId, 'client.card')
    register.write({ act: 'client.card.print', actor: staff.id }, (tx) => {
      if (card) noteAct(tx, 'card', card.id)
      else noteAct(tx, 'site', 1)
    })
    return { printed: await window.print() }
  }),
}

/** A revoked card finds nobody any more; its number is never given out again. */
export function revoke(tx: Tx, cardId: number, reason: Reason, staffId: number): number {
  return insert(tx, 'card_revocation', { cardId, reason, staffId, at: tx.at })
}
