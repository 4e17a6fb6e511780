import { z } from 'zod'
import { RulePackBody } from '../records/rule-pack.ts'
import { Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

export const RulesView = z.object({
  version: z.number().int(),
  body: RulePackBody,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
})
export type RulesView = z.infer<typeof RulesView>

export const rules = {
  /** The clinic's rules as they hold now; null in a drop-in centre that has none. */
  pack: call('rules.see').output(RulesView.nullable()),
  /**
   * A new version, signed at once, in which a nurse may or may no longer take orders by telephone. What the law of
   * the place allows is the doctor's word: `source` says it. Refused: `nothing_changed`, `no_rules`.
   */
  allowTelephone: call('rules.sign')
    .input(
      z.object({
        requestId: RequestId,
        allowed: z.boolean(),
        source: z.string().trim().min(3).max(300),
        pin: z.string().regex(/^\d{6}$/),
      }),
    )
    .output(RulesView.nullable()),
}
