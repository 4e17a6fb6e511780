import { chooseSlot } from '../../shared/rules/dose-slot.ts'
import { orderOfDay, stepInForce } from '../../shared/rules/order-step.ts'
import type { PaperLineVerdict } from '../../shared/rules/paper-line.ts'
import type { Tx } from '../db/write.ts'
import type { Register } from '../register.ts'
import { storedDose } from './counter-doses.ts'
import { openDay } from './dose-steps.ts'
import { writeIncident } from './dosing-incident.ts'
import type { Judged } from './paper-judging.ts'
import {
  bringDayLines,
  type Claim,
  drugOf,
  measured,
  type OnSheet,
  takeStock,
  writeDose,
  writePaperLine,
  writeReadyLine,
} from './paper-writing.ts'
import { oweCountersign } from './second-person.ts'
import { doseOfDay, writeOnTop } from './swallowed-on-top.ts'

type Said = Extract<PaperLineVerdict, { outcome: 'say' }>
export type IncidentAnswers = { doctorCalled: boolean; naloxoneAtHand: boolean; note: string }

/**
 * Writes what was swallowed although the counter would have refused it. It has been swallowed, so it is never left
 * out: as an incident of the slot that it used, else of the dose that it came on top of, else as a hold and a line of
 * its own, with the stock taken all the same. A second person, or a countersign owed. @returns the paper line's key
 */
export function writeIncidentLine(
  tx: Tx,
  register: Register,
  on: OnSheet,
  judged: Judged,
  said: Said,
  answers: IncidentAnswers,
): number {
  const { typed, facts, client, printed } = judged
  const against = said.against.map(({ code }) => code).join(' ')
  if (said.as === 'second') {
    const id = writeReadyLine(tx, register, on, judged, answers.note)
    oweCountersign(tx, 'paper_line', id, openDay(register).id)
    return id
  }
  const clientId = client?.id ?? 0
  const amount = typed.amountMicrograms ?? 0
  const what = {
    kind: said.kind,
    swallowed: 'yes' as const,
    amountTakenMicrograms: amount,
    ...answers,
  }
  const drug = drugOf(facts, printed)
  const lines = facts && drug ? measured(facts, drug, amount) : []
  const other = said.kind === 'wrong_client' ? (printed?.clientId ?? null) : null
  const claimed = claimSlot(tx, register, on, judged, lines)
  const doseId = claimed ?? doseOfDay(register, facts?.doses ?? [], on.sheet.day)
  let holdId: number | null = null
  if (claimed === null) holdId = writeOnTop(tx, register, { ...what, clientId }, doseId, other)
  else writeIncident(tx, register, storedDose(register, claimed), what, other)
  if (claimed === null) for (const line of lines) takeStock(tx, register, on, line, doseId, judged.at)
  const id = writePaperLine(tx, register, on, judged, { doseId, holdId, against, reason: answers.note })
  oweCountersign(tx, 'paper_line', id, openDay(register).id)
  bringDayLines(tx, register, clientId, on.sheet)
  return id
}

/** The slot that it used, with at most what the order says for it; null where no order gives a free one. */
function claimSlot(
  tx: Tx,
  register: Register,
  on: OnSheet,
  judged: Judged,
  lines: Parameters<typeof writeDose>[5],
): number | null {
  const claim = claimOf(judged)
  if (claim === null) return null
  try {
    // A transaction within: what the guards of the database refuse leaves no trace, and the line is told otherwise.
    return tx.db.transaction(() => writeDose(tx, register, on, judged, claim, lines))()
  } catch (error) {
    if (isGuard(error)) return null
    throw error
  }
}

/** A trigger or CHECK of the database said no. */
export const isGuard = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')

function claimOf({ facts, dose, typed }: Judged): Claim | null {
  const amount = typed.amountMicrograms ?? 0
  if (facts === null) return null
  if (dose?.outcome === 'due') return { ...dose, amountMicrograms: Math.min(amount, dose.orderedMicrograms) }
  const found = orderOfDay(facts.orders, facts.today)
  if (!found.found) return null
  const inForce = stepInForce(found.order, facts.today)
  const choice = chooseSlot(facts, inForce.slots)
  if (!choice.found) return null
  const left = inForce.totalMicrograms - choice.usedMicrograms
  return {
    orderId: found.order.id,
    episodeId: found.order.episodeId,
    step: inForce.step,
    slot: choice.slot.slot,
    amountMicrograms: Math.min(amount, choice.slot.amountMicrograms, left),
  }
}
