import type { Drug } from '../records/product.ts'
import { daysBetween } from './days.ts'
import type { BlockReason, DoctorReason, DoseFacts, DoseNotice } from './dose-facts.ts'
import { treatmentBegan, type Visit, visitsBefore } from './dose-gap.ts'
import { type HighRisk, highRisk } from './high-risk.ts'
import type { OrderFacts } from './order-step.ts'

/**
 * Why a client's state stands before a dose: given on the chart of a detoxification today, or perhaps, in a camp whose
 * paper comes later; dosed at another place today; or away, as far as the register knows. Whoever stands at the counter
 * is back: that is said first, with one key, and what was given there asked. In a camp the discharge is what says it.
 */
export function careBlock({ care, today }: DoseFacts): BlockReason | null {
  const charted = care.chart.filter(({ day }) => day === today)
  const last = charted.at(-1)
  if (last !== undefined) {
    const amountMicrograms = charted.reduce((sum, gift) => sum + gift.amountMicrograms, 0)
    return { code: 'given_on_chart', drug: last.drug, amountMicrograms, at: last.at }
  }
  if (care.camp !== null) return { code: 'in_camp', ...care.camp }
  const there = care.elsewhere.findLast(({ day }) => day >= today)
  if (there !== undefined) {
    const { day, amountMicrograms, drug } = there
    return { code: 'dosed_elsewhere', day, amountMicrograms, drug }
  }
  if (care.away === null) return null
  const { kind, fromDay } = care.away
  return { code: 'away', kind, fromDay }
}

/**
 * What only a doctor mends, until an order written after it was known answers it: a taper or detoxification of a
 * pregnant client (clinic.md, *Pregnancy*), and an order that is not what another place confirmed last: another
 * drug, or more than was given there [common practice: tolerance follows the dose taken].
 */
export function careReasons(
  facts: DoseFacts,
  order: OrderFacts,
  orderedMicrograms: number,
  [last]: readonly Visit[],
): DoctorReason[] {
  const reasons: DoctorReason[] = []
  const { pregnant, elsewhere } = facts.care
  const episode = facts.episodes.find(({ id }) => id === order.episodeId)
  const goesDown = order.kind === 'taper' || episode?.kind === 'detox'
  if (pregnant !== null && goesDown && order.at <= pregnant.at)
    reasons.push({ code: 'pregnant_taper', day: pregnant.day })
  const there = elsewhere.findLast(({ day }) => day === last?.day)
  const known = last?.elsewhere !== undefined && there !== undefined && order.at <= there.at
  if (known && (family(there.drug) !== family(order.drug) || there.amountMicrograms < orderedMicrograms)) {
    const { drug, amountMicrograms } = there
    reasons.push({ code: 'dose_elsewhere_differs', drug, amountMicrograms, orderedMicrograms })
  }
  return reasons
}

/** What is worth knowing beside any verdict, due or not. */
export function careNotices(facts: DoseFacts): DoseNotice[] {
  const { care } = facts
  const notices: DoseNotice[] = []
  if (care.newMedicine) notices.push({ code: 'new_medicine' })
  const risk = riskOf(facts)
  if (risk !== null) notices.push({ code: 'high_risk', ...risk })
  if (care.dosingUnknown !== null && !dosedSince(facts))
    notices.push({ code: 'dosing_there_unknown', kind: care.dosingUnknown.kind })
  if (care.pregnant !== null) notices.push({ code: 'pregnant', day: care.pregnant.day })
  if (care.pregnancyAsk) notices.push({ code: 'pregnancy_ask' })
  return notices
}

/** Asking what was given there is idle once the client has been dosed here again for a day. */
function dosedSince({ doses, care, today, orders, broughtOver, pack }: DoseFacts): boolean {
  const [last] = visitsBefore({ doses, care, today, orders, broughtOver, pack })
  return last !== undefined && daysBetween(last.day, today) <= 1
}

/** Whether kit and talk are asked for, by the pack's numbers; nothing without a pack. */
export function riskOf(facts: DoseFacts): HighRisk | null {
  if (facts.pack === null) return null
  const dosed = visitsBefore(facts).map((visit) => ({
    day: visit.day,
    everyDays: visit.order?.everyDays ?? 1,
  }))
  return highRisk(
    { ...facts.care.risk, today: facts.today, began: treatmentBegan(facts), dosed },
    facts.pack.body.highRisk,
  )
}

const family = (drug: Drug): 'methadone' | 'buprenorphine' =>
  drug === 'methadone' ? 'methadone' : 'buprenorphine'
