import { isUnfinished } from '../../shared/rules/dose-state.ts'
import { insert, type Tx } from '../db/write.ts'
import { sealReason } from '../private-words.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { signedIn } from './base.ts'
import { beginDose } from './counter-board.ts'
import { storedDose, voiding } from './counter-doses.ts'
import { counterReply } from './counter-facts.ts'
import { correctDayLines } from './day-corrections.ts'
import { asRecord } from './dose-facts.ts'
import { bringBack, isPoured, openDay, reasonText, takeStep } from './dose-steps.ts'
import { writeIncident } from './dosing-incident.ts'
import { oweCountersign, proveSecond } from './second-person.ts'
import { provePin } from './session.ts'

/** Nobody swallowed any of it: the slot is free again and the stock comes back. */
export const doseVoid = {
  void: signedIn.doses.void.handler(async ({ input, context }) => {
    const { register, session, staff } = context
    const act = 'dose.void'
    const { clientId } = storedDose(register, input.doseId)
    await provePin(register, session, staff.id, input.pin)
    const approver = await proveSecond(register, session, act, staff.id, input.approver)
    const reason = reasonText(input.reason, input.note)
    register.writeOnce(input.requestId, { act, actor: staff.id, approver, reason: input.reason }, (tx) =>
      writeVoid(tx, register, staff, input.doseId, reason, input.poured),
    )
    return counterReply(context, clientId)
  }),

  finish: signedIn.doses.finish.handler(({ input, context }) => {
    const { register, staff } = context
    const { clientId } = storedDose(register, input.doseId)
    const reason = 'after_interruption'
    register.writeOnce(input.requestId, { act: 'dose.finish', actor: staff.id, reason }, (tx) => {
      const stored = storedDose(register, input.doseId)
      const dose = asRecord(stored)
      if (!isUnfinished(dose)) return refuse('step_not_possible', { state: dose.state, step: input.answer })
      if (input.answer === 'not') return writeVoid(tx, register, staff, stored.id, reason, input.poured)
      if (input.answer === 'unsure')
        return writeIncident(tx, register, stored, {
          kind: 'interrupted',
          swallowed: 'unsure',
          amountTakenMicrograms: null,
          doctorCalled: input.doctorCalled,
          naloxoneAtHand: input.naloxoneAtHand,
          note: '',
        })
      // It happened before the cut: the moment of the last step that was written is the nearest that is known.
      const at = stored.events.at(-1)?.at ?? stored.at
      if (dose.state === 'prepared') takeStep(tx, register, stored.id, 'given', { reason, at })
      return takeStep(tx, register, stored.id, 'checked', { reason, at })
    })
    beginDose(register, input.doseId)
    return counterReply(context, clientId)
  }),
}

/** Refused: `not_voidable`. @returns the dose's key, which the void's row bears too */
function writeVoid(
  tx: Tx,
  register: Register,
  staff: SignedIn,
  doseId: number,
  reason: string,
  poured: boolean,
): number {
  const stored = storedDose(register, doseId)
  const dose = asRecord(stored)
  const who = voiding(register, staff, stored, dose)
  if (who === 'no') return refuse('not_voidable', { state: dose.state })
  bringBack(tx, register, doseId, isPoured(register, doseId, poured))
  insert(tx, 'dose_void', {
    doseId,
    reason: sealReason(register, 'dose_void', doseId, reason),
    staffId: staff.id,
    approverId: tx.approver ?? null,
    at: tx.at,
    recordedAt: tx.at,
  })
  if (who === 'second') oweCountersign(tx, 'dose_void', doseId, openDay(register).id)
  correctDayLines(tx, register, stored.clientId, stored.clinicDay)
  return doseId
}
