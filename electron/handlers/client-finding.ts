import type { Identity } from '../../shared/contract/client-input.ts'
import type { PossibleDuplicate } from '../../shared/contract/client-output.ts'
import { readCardText } from '../../shared/rules/card-number.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { type KnownPerson, knownPerson, possibleDuplicates } from '../../shared/rules/look-alike.ts'
import { clientLine } from '../client-profile.ts'
import { type CardStored, cardByNumber } from '../db/card.ts'
import { clientById } from '../db/client.ts'
import { siteOf } from '../db/site.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'

/**
 * The number on a card of this site, from what a scanner or a person typed. Refused: `not_a_card`,
 * `card_check_digit`, `card_other_site`.
 */
export function ownCardNumber(register: Register, text: string): number {
  const reading = readCardText(text, siteOf(register.db).number)
  if (reading.ok) return reading.cardNumber
  if (reading.problem === 'check_digit') return refuse('card_check_digit')
  if (reading.problem === 'other_site') return refuse('card_other_site', { site: reading.site })
  return refuse('not_a_card')
}

/** Whose card it is. Refused as `ownCardNumber`, and `card_unknown`, `card_revoked`. */
export function cardHolder(register: Register, text: string): CardStored {
  const card = cardByNumber(register.db, ownCardNumber(register, text))
  if (!card) return refuse('card_unknown')
  if (card.revokedFor !== null)
    return refuse('card_revoked', { reason: card.revokedFor, number: card.registerNumber })
  return card
}

/** Whose valid card bears the digits that somebody typed into a search; nobody's is no error there. */
export function holderOfTyped(register: Register, text: string): number | undefined {
  const reading = readCardText(text, siteOf(register.db).number)
  const card = reading.ok ? cardByNumber(register.db, reading.cardNumber) : undefined
  return card && card.revokedFor === null ? card.clientId : undefined
}

/** Everybody of those known who may be the same person, the likeliest first, with the reasons in code. */
export function duplicatesAmong(
  register: Register,
  staff: SignedIn,
  known: readonly KnownPerson[],
  identity: Identity,
): PossibleDuplicate[] {
  const candidate = knownPerson({
    id: 0,
    sex: identity.sex,
    birthYear: identity.birthYear,
    names: [identity.called, identity.name].filter((name) => name !== ''),
    parentName: identity.parentName,
    phone: latinDigits(identity.phone),
  })
  return possibleDuplicates(candidate, known).flatMap(({ id, why }) => {
    const client = clientById(register.db, id)
    return client ? [{ ...clientLine(register, staff, client), why }] : []
  })
}
