import type { NewClient } from '../../shared/contract/client-input.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { enrolmentProblems } from '../../shared/rules/enrolment.ts'
import type { KnownPerson } from '../../shared/rules/look-alike.ts'
import { sealRestrictedFor } from '../client-access.ts'
import { everybodyKnown, refreshIndex } from '../client-index.ts'
import { todayOf } from '../client-status.ts'
import { cardsOf } from '../db/card.ts'
import { clientById, nextRegisterNumber } from '../db/client.ts'
import { siteOf } from '../db/site.ts'
import { staffById } from '../db/staff.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { notOwnRecord, signedIn } from './base.ts'
import { duplicatesAmong, ownCardNumber } from './client-finding.ts'
import { freshCardNumber, identityColumns, writeCard, writeConsent, writeEpisode } from './client-writing.ts'

/** A new client with consents, episode and card, all of it or nothing. */
export const enrol = signedIn.clients.enrol.handler(
  async ({ input, context: { register, session, staff } }) => {
    const known = await everybodyKnown(register, session, staff)
    const id = register.writeOnce(input.requestId, { act: 'client.enrol', actor: staff.id }, (tx) => {
      refuseMistakes(register, staff, known, input)
      return writeClient(tx, register, staff, input)
    })
    refreshIndex(register, id)
    const client = clientById(register.db, id)
    if (!client) throw new NotFound('client')
    const [card] = cardsOf(register.db, id)
    return {
      clientId: id,
      registerNumber: client.registerNumber,
      card: card ? makeCardText(siteOf(register.db).number, card.cardNumber) : null,
    }
  },
)

/** Inside the transaction, and not before: a request that comes twice must not find itself as a duplicate. */
function refuseMistakes(
  register: Register,
  staff: SignedIn,
  known: readonly KnownPerson[],
  input: NewClient,
): void {
  const problems = enrolmentProblems(input, {
    siteKind: siteOf(register.db).kind,
    today: todayOf(register),
  })
  if (problems.length > 0) throw new InvalidInput(problems)
  notOwnRecord('client.enrol', input.restrictedFor === staff.id)
  if (typeof input.restrictedFor === 'number' && !staffById(register.db, input.restrictedFor))
    invalid('restrictedFor', 'staff_unknown')
  const alike = duplicatesAmong(register, staff, known, input).filter(
    ({ id }) => !input.notTheSame.includes(id),
  )
  if (alike.length > 0) refuse('possible_duplicates', { count: alike.length })
}

function writeClient(tx: Tx, register: Register, staff: SignedIn, input: NewClient): number {
  const today = todayOf(register)
  const id = nextId(tx, 'client')
  insert(tx, 'client', {
    id,
    registerNumber: nextRegisterNumber(tx.db),
    ...identityColumns(register, id, input, today),
    enrolledDay: today,
    ...sealRestrictedFor(register, id, input.restrictedFor),
    staffId: staff.id,
    at: tx.at,
  })
  input.consents.forEach((consent, index) => {
    writeConsent(tx, register, id, consent, `consents.${index}.witnessId`, today)
  })
  if (input.episode) writeEpisode(tx, id, input.episode, today, staff.id)
  if (input.card !== null) {
    const number = input.card === 'new' ? freshCardNumber(register) : ownCardNumber(register, input.card)
    writeCard(tx, id, number, staff.id)
  }
  return id
}
