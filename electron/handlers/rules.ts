import { createHash } from 'node:crypto'
import type { RulesView } from '../../shared/contract/rules.ts'
import { RulePackBody } from '../../shared/records/rule-pack.ts'
import { addSignedPack, latestRulePack } from '../db/rule-pack.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { canonicalJson, signedBytes } from '../vault/signature.ts'
import { signedIn } from './base.ts'
import { provePin } from './session.ts'
import { staffNames } from './staff-facts.ts'

export const rules = {
  pack: signedIn.rules.pack.handler(({ context: { register } }) => rulesView(register)),

  allowTelephone: signedIn.rules.allowTelephone.handler(
    async ({ input, context: { register, session, staff } }) => {
      const { requestId, allowed, source, pin } = input
      await provePin(register, session, staff.id, pin)
      register.writeOnce(requestId, { act: 'rules.sign', actor: staff.id }, (tx) => {
        const now = rulesView(register) ?? refuse('no_rules')
        if (now.body.telephoneOrders.allowed === allowed) refuse('nothing_changed')
        const body = { ...now.body, telephoneOrders: { ...now.body.telephoneOrders, allowed, source } }
        return addSignedPack(tx, {
          version: now.version + 1,
          body: canonicalJson(body),
          staffId: staff.id,
          digest: createHash('sha256').update(signedBytes('rule-pack', body)).digest(),
        })
      })
      return rulesView(register)
    },
  ),
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
