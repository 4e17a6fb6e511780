import type { ListedPair } from '../../shared/contract/office-cases.ts'
import { LIKELY_BITS } from '../../shared/rules/enrolment-likeness.ts'
import type { PossiblePair } from '../../shared/rules/enrolment-match.ts'
import { tokenKeyOf } from '../db/enrolment.ts'
import { officeSites } from '../db/office.ts'
import {
  officeCases as decided,
  lastTokenImports,
  type OfficeCaseStored,
  officeCaseById,
} from '../db/office-case.ts'
import { insert } from '../db/write.ts'
import { findPairsInWorker } from '../find-pairs.ts'
import { openOfficeKeys } from '../office-keys.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { casesDesk } from './office-case-facts.ts'
import { makeTokenKey, writeHoldLists, writeTokenKeys } from './office-case-files.ts'
import { takeInTokens } from './office-tokens.ts'
import { proveBoth } from './office-two-people.ts'
import { provePin } from './session.ts'

/** Refused: `not_an_office`. */
const officeKeys = (register: Register) => openOfficeKeys(register) ?? refuse('not_an_office')

/** The pairs as they were listed last: what is decided on is what somebody saw. */
const listed = new WeakMap<Register, readonly ListedPair[]>()

/** Double enrolment, as the office sees it: tokens in, pairs, two people's word, lists out. */
export const officeCases = {
  desk: signedIn.officeCases.desk.handler(({ context: { register } }) => {
    officeKeys(register)
    return casesDesk(register)
  }),

  makeKey: signedIn.officeCases.makeKey.handler(async ({ input, context: { register, session, staff } }) => {
    officeKeys(register)
    await provePin(register, session, staff.id, input.pin)
    makeTokenKey(register, input.requestId, staff.id)
    return casesDesk(register)
  }),

  giveKeys: signedIn.officeCases.giveKeys.handler(async ({ input, context: { register, staff } }) => ({
    files: await writeTokenKeys(register, officeKeys(register), { ...input, staffId: staff.id }),
  })),

  takeIn: signedIn.officeCases.takeIn.handler(({ input, context: { register, staff } }) =>
    takeInTokens(register, officeKeys(register), { ...input, staffId: staff.id }),
  ),

  pairs: signedIn.officeCases.pairs.handler(async ({ context: { register } }) => {
    officeKeys(register)
    const key = tokenKeyOf(register.db)
    if (!key) return { pairs: [], clients: 0, sites: 0 }
    const { files, keys } = register
    const found = await findPairsInWorker({
      file: files.database,
      key: keys.databaseKey,
      privateKey: keys.privateKey,
      tokenKeyId: key.id,
    })
    const pairs = undecided(register, found.pairs.map(asListed(register)))
    listed.set(register, pairs)
    return { pairs, clients: found.clients, sites: found.sites }
  }),

  decide: signedIn.officeCases.decide.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'office.decide'
    officeKeys(register)
    const pair = listed.get(register)?.find((one) => isPair(one, input)) ?? refuse('pair_not_listed')
    const second = await proveBoth({ register, session, act, actorId: staff.id }, input)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver: second }, (tx) => {
      if (undecided(register, [pair]).length === 0) refuse('case_decided')
      const { a, b, likely: _, ...why } = pair
      const [one, other] = a.siteId < b.siteId ? [a, b] : [b, a]
      return insert(tx, 'office_case', {
        siteA: one.siteId,
        numberA: one.number,
        siteB: other.siteId,
        numberB: other.number,
        verdict: input.verdict,
        why: JSON.stringify(why),
        secondId: second,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return casesDesk(register)
  }),

  end: signedIn.officeCases.end.handler(async ({ input, context: { register, session, staff } }) => {
    const act = 'office.end_case'
    officeKeys(register)
    const { caseNumber, outcome } = input
    const second = await proveBoth({ register, session, act, actorId: staff.id }, input)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver: second }, (tx) => {
      const found = officeCaseById(tx.db, caseNumber)
      if (found?.verdict !== 'confirmed') return refuse('no_such_case', { case: caseNumber })
      if (found.endAt !== null) return refuse('case_ended', { case: caseNumber })
      const by = { secondId: second, staffId: staff.id, at: tx.at }
      return insert(tx, 'office_case_end', { officeCaseId: caseNumber, outcome, ...by })
    })
    return casesDesk(register)
  }),

  giveLists: signedIn.officeCases.giveLists.handler(async ({ input, context: { register, staff } }) => ({
    files: await writeHoldLists(register, officeKeys(register), { ...input, staffId: staff.id }),
  })),
}

function asListed(register: Register) {
  const codes = new Map(officeSites(register.db).map(({ id, code }) => [id, code]))
  const side = ({ site, number }: { site: string; number: number }) => {
    const siteId = Number(site)
    return { siteId, code: codes.get(siteId) ?? '', number }
  }
  return ({ a, b, ...why }: PossiblePair): ListedPair => ({
    ...why,
    a: side(a),
    b: side(b),
    likely: why.grade === 'exact' || why.bits >= LIKELY_BITS,
  })
}

type Sides = {
  a: { siteId: number; number: number }
  b: { siteId: number; number: number }
}

const isPair = (one: Sides, other: Sides): boolean => keyOf(one) === keyOf(other)
const keyOf = ({ a, b }: Sides): string =>
  [a, b]
    .map(({ siteId, number }) => `${siteId}/${number}`)
    .toSorted()
    .join(' ')

/**
 * Without those that two people decided on. One that ended with *at one place now* comes back when both sites sent
 * tokens after that and still have the client.
 */
function undecided(register: Register, pairs: readonly ListedPair[]): ListedPair[] {
  const last = new Map<string, OfficeCaseStored>()
  for (const row of decided(register.db).toReversed())
    last.set(
      keyOf({ a: { siteId: row.siteA, number: row.numberA }, b: { siteId: row.siteB, number: row.numberB } }),
      row,
    )
  const sent = new Map(lastTokenImports(register.db).map(({ officeSiteId, at }) => [officeSiteId, at]))
  return pairs.filter((pair) => {
    const row = last.get(keyOf(pair))
    if (!row) return true
    if (row.outcome !== 'one_place_now' || row.endAt === null) return false
    return [pair.a, pair.b].every(({ siteId }) => (sent.get(siteId) ?? 0) > (row.endAt ?? 0))
  })
}
