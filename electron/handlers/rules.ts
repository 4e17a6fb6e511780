import { createHash } from 'node:crypto'
import type { RulesView } from '../../shared/contract/rules.ts'
import { RulePackBody } from '../../shared/records/rule-pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { packProblems } from '../../shared/rules/rule-pack.ts'
import { addSignedPack, allRulePacks, latestRulePack, nextPackVersion } from '../db/rule-pack.ts'
import type { Tx } from '../db/write.ts'
import { InvalidInput, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { canonicalJson, signedBytes } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { rulesReplay } from './rules-replay.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

export const rules = {
  pack: signedIn.rules.pack.handler(({ context: { register } }) => rulesView(register)),

  versions: signedIn.rules.versions.handler(({ context: { register } }) => {
    const names = staffNames(register)
    const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? ''))
    const inForce = latestRulePack(register.db)
    return allRulePacks(register.db).map(({ id, version, body, signedBy, signedAt, staffId, at }) => ({
      version,
      body: RulePackBody.parse(JSON.parse(body)),
      signedBy: nameOf(signedBy),
      signedAt,
      inForce: id === inForce?.id && signedAt !== null,
      writtenBy: nameOf(staffId),
      at,
    }))
  }),

  sign: signedIn.rules.sign.handler(async ({ input, context: { register, session, staff } }) => {
    const { requestId, basedOn, body, why, pin } = input
    const problems = packProblems(body)
    if (problems.length > 0)
      throw new InvalidInput(
        problems.map(({ field, code }) => ({ field: `body.${field}`, code: `pack_${code}`, params: {} })),
      )
    await provePin(register, session, staff.id, pin)
    register.writeOnce(requestId, { act: 'rules.sign', actor: staff.id, reason: why }, (tx) => {
      const now = rulesView(register) ?? refuse('no_rules')
      if (now.version !== basedOn) refuse('rules_changed_meanwhile', { version: now.version })
      if (now.signedAt !== null && packChanges(now.body, body).length === 0) refuse('nothing_changed')
      return signVersion(tx, body, staff.id)
    })
    return rulesView(register)
  }),

  replay: rulesReplay,

  allowTelephone: signedIn.rules.allowTelephone.handler(
    async ({ input, context: { register, session, staff } }) => {
      const { requestId, allowed, source, pin } = input
      await provePin(register, session, staff.id, pin)
      register.writeOnce(requestId, { act: 'rules.sign', actor: staff.id }, (tx) => {
        const now = rulesView(register) ?? refuse('no_rules')
        if (now.body.telephoneOrders.allowed === allowed) refuse('nothing_changed')
        const body = { ...now.body, telephoneOrders: { ...now.body.telephoneOrders, allowed, source } }
        return signVersion(tx, body, staff.id)
      })
      return rulesView(register)
    },
  ),
}

/** The next version, whole, with the signature of the doctor whose PIN was proved. */
function signVersion(tx: Tx, body: RulePackBody, staffId: number): number {
  return addSignedPack(tx, {
    version: nextPackVersion(tx.db),
    body: canonicalJson(body),
    staffId,
    digest: createHash('sha256').update(signedBytes('rule-pack', body)).digest(),
  })
}

function rulesView(register: Register): RulesView | null {
  const pack = latestRulePack(register.db)
  if (!pack) return null
  const { version, signedBy, signedAt } = pack
  return {
    version,
    body: RulePackBody.parse(JSON.parse(pack.body)),
    signedBy: signedBy === null ? null : (staffNames(register).get(signedBy) ?? ''),
    signedAt,
  }
}
