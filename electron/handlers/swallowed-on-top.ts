import type { ClinicDay } from '../../shared/records/time.ts'
import { type DoseRecord, mayFollow } from '../../shared/rules/dose-state.ts'
import { formOfDose } from '../db/dose.ts'
import type { Tx } from '../db/write.ts'
import type { Register } from '../register.ts'
import { storedDose } from './counter-doses.ts'
import { type WhatHappened, writeIncident } from './dosing-incident.ts'
import { writeHold } from './hold-writing.ts'

type OnTop = WhatHappened & { readonly clientId: number; readonly amountTakenMicrograms: number }

/**
 * What was swallowed and has no slot of its own: an incident of the dose that it came on top of, with both amounts
 * together, else a hold. Either way the client is held for the doctor.
 *
 * @param doseId the dose of that day that an incident may still follow (`doseOfDay`); null without one
 * @param other the client with whom this one was mixed up
 * @returns the hold's key where it stands alone; null of an incident, which has its own
 */
export function writeOnTop(
  tx: Tx,
  register: Register,
  { clientId, ...what }: OnTop,
  doseId: number | null,
  other: number | null = null,
): number | null {
  if (doseId === null)
    return writeHold(
      tx,
      register,
      { clientId, kind: 'incident', staffId: tx.actor ?? 0 },
      what.kind,
      what.note,
    )
  const dose = storedDose(register, doseId)
  const amountTakenMicrograms = dose.amountMicrograms + what.amountTakenMicrograms
  writeIncident(tx, register, dose, { ...what, amountTakenMicrograms }, other)
  return null
}

/** The client's own dose of a day that an incident may still follow: swallowed twice. */
export function doseOfDay(register: Register, doses: readonly DoseRecord[], day: ClinicDay): number | null {
  const dose = doses.findLast(
    ({ clinicDay, state, diversion, kind, id }) =>
      clinicDay === day &&
      mayFollow({ state, diversion, kind, form: formOfDose(register.db, id) ?? 'tablet' }, 'incident'),
  )
  return dose?.id ?? null
}
