import type { DoseFacts, DoseVerdict } from './dose-facts.ts'
import { isInduction, type Visit } from './dose-gap.ts'
import { isFirstDose } from './dose-notices.ts'
import { type AssessmentFacts, inductionCheck } from './induction-check.ts'
import type { OrderFacts } from './order-step.ts'
import { type PackVersion, type RuleReference, rulesFor } from './rule-pack.ts'

/**
 * What stands between a due slot of an induction and the dose: the first dose of the order is given only after a good
 * assessment of today, and each further slot of such a day (a top-up) after a look of its own. Null where nothing does.
 *
 * @param slot the slot that would be given now
 * @param visits earlier visits, latest first (`visitsBefore`)
 */
export function inductionStop(
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  slot: number,
  visits: readonly Visit[],
): DoseVerdict | null {
  if (!isInduction(order)) return null
  if (slot === 1 && !isFirstDose(facts, order, visits)) return null
  const assessment = latestFor(facts.assessments, order.id, slot)
  const { induction } = rulesFor(facts.pack.body, order.drug)
  const check = inductionCheck(assessment, induction, facts.now)
  const rule: RuleReference = {
    name: facts.pack.body.name,
    version: facts.pack.version,
    source: induction.source,
  }
  if (check.verdict === 'go_on') return null
  const of = { orderId: order.id, slot }
  if (check.verdict === 'ask') {
    const code = check.longAgo ? 'induction_asked_long_ago' : 'induction_not_asked'
    return { outcome: 'blocked', reasons: [{ code, ...of }] }
  }
  if (check.verdict === 'wait')
    return {
      outcome: 'blocked',
      reasons: [{ code: 'induction_wait', ...of, until: check.until }, ...check.reasons],
    }
  const assessmentId = assessment?.id ?? 0
  return {
    outcome: 'see_doctor',
    reasons: [{ code: 'induction_doctor', assessmentId, ...of }, ...check.reasons],
    rule,
  }
}

/** The last assessment of today for one slot of one order; what was asked for another slot says nothing of this one. */
export function latestFor(
  assessments: readonly AssessmentFacts[],
  orderId: number,
  slot: number,
): AssessmentFacts | null {
  return assessments.findLast((one) => one.doseOrderId === orderId && one.slot === slot) ?? null
}
