import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import { chooseSlot } from '../../shared/rules/dose-slot.ts'
import { mayFollow } from '../../shared/rules/dose-state.ts'
import { orderOfDay, stepInForce } from '../../shared/rules/order-step.ts'
import { type DoseStored, formOfDose, nextAttempt, takenForDose } from '../db/dose.ts'
import { doseKindOf } from '../db/passport.ts'
import { insert, type Tx } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { storedDose, voiding } from './counter-doses.ts'
import { asRecord, doseFacts } from './dose-facts.ts'
import { moveStock, openDay, writeStep } from './dose-steps.ts'
import { type WhatHappened, writeIncident, writeIncidentRow } from './dosing-incident.ts'
import { oweCountersign } from './second-person.ts'

/**
 * The dose stands under one client's name and went into another's mouth. The row is voided, for its own client
 * swallowed nothing and stays due; the incident, the hold and what was taken belong to the other, whose own slot
 * of the day is used by it. The stock stays issued throughout. Refused: `not_voidable`.
 */
export function swallowedByTheOther(
  tx: Tx,
  register: Register,
  staff: SignedIn,
  row: DoseStored,
  other: number,
  what: WhatHappened,
): number {
  const who = voiding(register, staff, row, asRecord(row))
  if (who === 'no') return refuse('not_voidable', { state: asRecord(row).state })
  const day = openDay(register)
  const target = doseOfToday(register, other) ?? claimSlot(tx, register, day, row, other, what)
  insert(tx, 'dose_void', {
    doseId: row.id,
    reason: 'mixed_up',
    staffId: staff.id,
    approverId: null,
    at: tx.at,
    recordedAt: tx.at,
  })
  if (who === 'second') oweCountersign(tx, 'dose_void', row.id, day.id)
  if (target === undefined) return writeIncidentRow(tx, register, row, other, what, row.clientId)
  for (const taken of takenForDose(register.db, row.id)) {
    moveStock(tx, day, row.id, 'return', taken)
    moveStock(tx, day, target.id, 'issue', taken)
  }
  return writeIncident(tx, register, target, what, row.clientId)
}

/** The other's own dose of today that an incident may still follow: swallowed twice. */
function doseOfToday(register: Register, clientId: number): DoseStored | undefined {
  const facts = doseFacts(register, clientId)
  const dose = facts.doses.findLast(
    ({ clinicDay, state, diversion, kind, id }) =>
      clinicDay === facts.today &&
      mayFollow({ state, diversion, kind, form: formOfDose(register.db, id) ?? 'tablet' }, 'incident'),
  )
  return dose && storedDose(register, dose.id)
}

/** Uses the other's slot, with at most what was ordered for it; nothing where no order gives a slot. */
function claimSlot(
  tx: Tx,
  register: Register,
  day: ClinicDayRow,
  row: DoseStored,
  clientId: number,
  what: WhatHappened,
): DoseStored | undefined {
  const facts = doseFacts(register, clientId)
  const found = orderOfDay(facts.orders, facts.today)
  if (!found.found) return undefined
  const inForce = stepInForce(found.order, facts.today)
  const choice = chooseSlot(facts, inForce.slots)
  if (!choice.found) return undefined
  const taken = what.amountTakenMicrograms ?? row.amountMicrograms
  const left = inForce.totalMicrograms - choice.usedMicrograms
  const amountMicrograms = Math.min(Math.max(1, taken), choice.slot.amountMicrograms, left)
  // On another site's day, or where the day's total is used up, nothing is claimed: the incident stands all the same.
  const isElsewhere = facts.passports.some(
    ({ fromDay, untilDay }) => fromDay <= day.day && day.day <= untilDay,
  )
  if (amountMicrograms < 1 || isElsewhere) return undefined
  const doseId = insert(tx, 'dose', {
    clientId,
    episodeId: found.order.episodeId,
    doseOrderId: found.order.id,
    orderStep: inForce.step,
    clinicDay: day.day,
    slot: choice.slot.slot,
    attempt: nextAttempt(register.db, clientId, day.day, choice.slot.slot),
    kind: doseKindOf(tx.db, found.order.id),
    amountMicrograms,
    redoseOf: null,
    clinicDayId: day.id,
    identifiedBy: row.identifiedBy,
    noCardReason: row.noCardReason,
    staffId: row.staffId,
    at: row.at,
    recordedAt: tx.at,
  })
  writeStep(tx, doseId, 'prepared', { reason: 'mixed_up', at: row.at })
  return storedDose(register, doseId)
}
