import type { DosingIncident } from '../../shared/records/dosing-incident.ts'
import type { Instant } from '../../shared/records/time.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { clientByNumber } from '../db/client.ts'
import type { DoseStored } from '../db/dose.ts'
import { drugOfOrder } from '../db/dose-facts.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { sealReason } from '../private-words.ts'
import { invalid } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import { storedDose } from './counter-doses.ts'
import { counterReply } from './counter-facts.ts'
import { correctDayLines } from './day-corrections.ts'
import { packInForce } from './dose-facts.ts'
import { reasonText, takeStep } from './dose-steps.ts'
import { writeHold } from './hold-writing.ts'
import { swallowedByTheOther } from './mixed-up-dose.ts'

export type WhatHappened = Pick<DosingIncident, 'kind' | 'swallowed' | 'amountTakenMicrograms'> & {
  doctorCalled: boolean
  naloxoneAtHand: boolean
  note: string
}

export const dosingIncident = {
  recordIncident: signedIn.doses.recordIncident.handler(({ input, context }) => {
    const { register, staff } = context
    const stored = storedDose(register, input.doseId)
    const other = otherClient(register, stored, input.mixedUpWith)
    if (input.swallowedBy === 'the_other' && other === null)
      return invalid('mixedUpWith', 'other_client_missing')
    const act = { act: 'dose.incident', actor: staff.id, reason: input.kind }
    register.writeOnce(input.requestId, act, (tx) => {
      const now = storedDose(register, input.doseId)
      return input.swallowedBy === 'the_other' && other !== null
        ? swallowedByTheOther(tx, register, staff, now, other, input)
        : writeIncident(tx, register, now, input, other)
    })
    return counterReply(context, stored.clientId)
  }),
}

/**
 * Somebody swallowed some of a dose, or nobody is sure: the slot stays used and the stock issued, the client is
 * held until a doctor releases, and watched for as long as the rule pack says (clinic.md, *At the counter*).
 *
 * @param other the client with whom this one was mixed up; that one's slot stays due
 */
export function writeIncident(
  tx: Tx,
  register: Register,
  dose: Pick<DoseStored, 'id' | 'clientId' | 'doseOrderId' | 'clinicDay'>,
  what: WhatHappened,
  other: number | null = null,
): number {
  takeStep(tx, register, dose.id, 'incident', { reason: what.kind })
  const id = writeIncidentRow(tx, register, dose, dose.clientId, what, other)
  correctDayLines(tx, register, dose.clientId, dose.clinicDay)
  return id
}

/** Holds and watches the client who swallowed; `dose` names the row that it is about. @returns the incident's key */
export function writeIncidentRow(
  tx: Tx,
  register: Register,
  dose: Pick<DoseStored, 'id' | 'doseOrderId'>,
  clientId: number,
  what: WhatHappened,
  other: number | null,
): number {
  const staffId = tx.actor ?? 0
  const reason = reasonText(what.kind, what.note)
  const holdId = writeHold(tx, register, { clientId, kind: 'incident', staffId }, what.kind, what.note)
  const pack = packInForce(register)
  const drug = drugOfOrder(register.db, dose.doseOrderId)
  const minutes = pack && drug ? rulesFor(pack.body, drug).observeMinutesAfterIncident : 0
  const id = nextId(tx, 'dosing_incident')
  return insert(tx, 'dosing_incident', {
    id,
    doseId: dose.id,
    clientId,
    holdId,
    kind: what.kind,
    swallowed: what.swallowed,
    amountTakenMicrograms: what.amountTakenMicrograms,
    mixedUpWith: other,
    doctorCalled: what.doctorCalled ? 1 : 0,
    naloxoneAtHand: what.naloxoneAtHand ? 1 : 0,
    observeUntil: (tx.at + minutes * 60_000) as Instant,
    reason: sealReason(register, 'dosing_incident', id, reason),
    staffId,
    at: tx.at,
    recordedAt: tx.at,
  })
}

function otherClient(
  register: Register,
  { clientId }: DoseStored,
  registerNumber: number | null,
): number | null {
  if (registerNumber === null) return null
  const other = clientByNumber(register.db, registerNumber)
  if (!other) return invalid('mixedUpWith', 'number_unknown', { number: registerNumber })
  if (other.id === clientId) return invalid('mixedUpWith', 'same_client')
  return other.id
}
