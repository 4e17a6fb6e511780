import type { DoseFacts, DoseVerdict } from './dose-facts.ts'
import { diversionNotices } from './dose-notices.ts'
import { measure } from './dose-shelf.ts'
import type { DoseRecord } from './dose-state.ts'
import type { OrderFacts } from './order-step.ts'
import { type PackVersion, rulesFor } from './rule-pack.ts'

export type DoseAgain = { lost: DoseRecord & { state: 'spilled' | 'vomited' }; amountMicrograms: number }

/**
 * The dose of today that a doctor ordered to be given again and that was not yet: one re-dose a dose, whatever became
 * of it, for two would be a second dose by another name (decisions.md, *Records*: `redose_of` UNIQUE).
 */
export function doseToGiveAgain({ today, doses, redoses, slot }: DoseFacts): DoseAgain | null {
  for (const { doseId, amountMicrograms } of redoses) {
    const lost = doses.find(({ id, clinicDay }) => id === doseId && clinicDay === today)
    if (lost === undefined || !isLost(lost) || (slot !== null && slot !== lost.slot)) continue
    if (doses.some(({ redoseOf }) => redoseOf === doseId)) continue
    return { lost, amountMicrograms: Math.min(amountMicrograms, lost.amountMicrograms) }
  }
  return null
}

export function isLost(dose: DoseRecord): dose is DoseAgain['lost'] {
  return dose.state === 'spilled' || dose.state === 'vomited'
}

/**
 * A named re-dose stands beside the slot, the day's total and the hours between slots: the doctor who ordered it saw what
 * was lost. Still it never comes above what was lost, nor out of an order that changed meanwhile.
 */
export function givenAgain(
  facts: DoseFacts & { pack: PackVersion },
  order: OrderFacts,
  { lost, amountMicrograms }: DoseAgain,
): DoseVerdict {
  const { drug } = order
  const measured = measure({
    amountMicrograms,
    drug,
    shelf: facts.shelf,
    today: facts.today,
    expiryWarnDays: facts.pack.body.stock.expiryWarnDays,
    roundDown: true,
  })
  if (!measured.ok) return { outcome: 'blocked', reasons: [measured.reason] }
  const rows = facts.doses.filter(({ clinicDay, slot }) => clinicDay === facts.today && slot === lost.slot)
  const slots = order.steps.filter(({ step }) => step === lost.orderStep).length
  return {
    outcome: 'due',
    orderId: order.id,
    episodeId: order.episodeId,
    drug,
    step: lost.orderStep,
    slot: lost.slot,
    slots,
    attempt: 1 + rows.length,
    redoseOf: lost.id,
    amountMicrograms: measured.amountMicrograms,
    orderedMicrograms: amountMicrograms,
    lines: measured.lines,
    notices: [
      { code: 'dose_again', lost: lost.state, ofMicrograms: lost.amountMicrograms },
      ...diversionNotices(facts),
      ...measured.notices,
    ],
    daysWithout: null,
    rule: {
      name: facts.pack.body.name,
      version: facts.pack.version,
      source: rulesFor(facts.pack.body, drug).vomiting.source,
    },
  }
}
