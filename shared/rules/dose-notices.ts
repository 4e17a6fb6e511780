import { careNotices } from './care-verdict.ts'
import { daysBetween } from './days.ts'
import type { DoseFacts, DoseNotice } from './dose-facts.ts'
import { isInduction, treatmentBegan, type Visit } from './dose-gap.ts'
import { countsAsDose } from './dose-state.ts'
import { endsSoon, type OrderFacts } from './order-step.ts'
import type { PackVersion } from './rule-pack.ts'

/**
 * What is said beside a due dose that depends on the order and the time of treatment alone.
 *
 * @param totalMicrograms what the order says for today, before any lowering
 * @param visits earlier visits, latest first (`visitsBefore`)
 */
export function orderNotices(
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  totalMicrograms: number,
  visits: readonly Visit[],
): DoseNotice[] {
  const { today, pack } = facts
  const notices: DoseNotice[] = officeNotices(facts)
  const changed = changedDose(facts, order, totalMicrograms, visits)
  if (changed !== null) notices.push(changed)
  if (isFirstDose(facts, order, visits)) notices.push({ code: 'first_dose', kind: order.kind })
  const days = endsSoon(order, today, pack.body.warnDaysBeforeOrderEnds)
  if (days !== null) notices.push({ code: 'order_ends_soon', endDay: order.endDay, days })
  const began = treatmentBegan(facts)
  const day = began === null ? 0 : daysBetween(began, today) + 1
  if (day >= 1 && day <= pack.body.earlyTreatmentDays) notices.push({ code: 'early_treatment', day })
  notices.push(...careNotices(facts))
  return notices
}

/** *Ask the office*: said of a client whatever became of the dose. */
export const officeNotices = ({ officeCase }: Pick<DoseFacts, 'officeCase'>): DoseNotice[] =>
  officeCase === null ? [] : [{ code: 'ask_office', ...officeCase }]

/** The first ever, or the first of a new induction: last opioid, COWS, sedation are asked before it (clinic.md). */
export function isFirstDose(
  facts: Pick<DoseFacts, 'today' | 'doses'>,
  order: OrderFacts,
  [last]: readonly Visit[],
): boolean {
  if (facts.doses.some((dose) => dose.clinicDay === facts.today && countsAsDose(dose))) return false
  return last === undefined || (isInduction(order) && last.order?.id !== order.id)
}

/** A suspicion that waits for the doctor, or that a doctor confirmed; one that was unfounded is said no more. */
export function diversionNotices({ doses }: Pick<DoseFacts, 'doses'>): DoseNotice[] {
  return doses.flatMap(({ id: doseId, clinicDay: day, diversion, state }) => {
    if (state === 'voided' || (diversion !== 'suspected' && diversion !== 'confirmed')) return []
    return [{ code: `diversion_${diversion}` as const, doseId, day }]
  })
}

/**
 * *Was 6 mg, now 8 mg from 03-Feb-2026*, for the first visits of a new amount (people.md, rule 15; how many says
 * the pack). Amounts are the day's ordered totals, so a dose that the ladder lowered once is no change.
 */
function changedDose(
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  nowMicrograms: number,
  visits: readonly Visit[],
): DoseNotice | null {
  const same = visits.findIndex(
    (visit) => visit.totalMicrograms !== nowMicrograms || drugOf(visit) !== order.drug,
  )
  const before = visits[same]
  if (before === undefined || same >= facts.pack.body.changedDoseNoticeVisits) return null
  return {
    code: 'changed_dose',
    wasMicrograms: before.totalMicrograms,
    nowMicrograms,
    wasDrug: drugOf(before),
    from: visits[same - 1]?.day ?? facts.today,
  }

  function drugOf(visit: Visit) {
    return visit.order?.drug ?? visit.elsewhere ?? order.drug
  }
}
