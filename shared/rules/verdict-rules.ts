import type { DoseFacts, DoseVerdict } from './dose-facts.ts'
import { orderOfDay } from './order-step.ts'
import { type RuleReference, rulesFor } from './rule-pack.ts'

/**
 * The lines of the signed pack that a verdict rests on, for the screen: none where no line decides (a hold, a missing
 * order, an empty shelf), which is said by the reason itself.
 */
export function rulesBehind(
  verdict: DoseVerdict,
  facts: Pick<DoseFacts, 'pack' | 'orders' | 'today'>,
): RuleReference[] {
  const { pack, orders, today } = facts
  if (pack === null) return []
  const line = (source: string): RuleReference => ({ name: pack.body.name, version: pack.version, source })
  if (verdict.outcome === 'due') return [verdict.rule]
  if (verdict.outcome !== 'see_doctor' && verdict.outcome !== 'blocked') return []
  const found = orderOfDay(orders, today)
  const drug = found.found ? rulesFor(pack.body, found.order.drug) : null
  const sources = verdict.reasons.flatMap((reason) => {
    switch (reason.code) {
      case 'locked_ladder':
      case 'order_suspended':
        return verdict.outcome === 'see_doctor' && verdict.rule ? [verdict.rule.source] : []
      case 'early_gap':
      case 'no_increase_after_gap':
        return [pack.body.othersSource]
      case 'order_ended':
        return found.found && found.order.telephoneAt !== null ? [pack.body.telephoneOrders.source] : []
      case 'wait_hours':
        return drug !== null && reason.leastHours === drug.hoursBetweenDays.hours
          ? [drug.hoursBetweenDays.source]
          : []
      case 'induction_not_asked':
      case 'induction_asked_long_ago':
      case 'induction_wait':
      case 'induction_doctor':
        return drug === null ? [] : [drug.induction.source]
      default:
        return []
    }
  })
  return [...new Set(sources)].map(line)
}
