import type { ClinicDayRow } from '../../shared/records/clinic-day.ts'
import type { DoseEvent, DoseEventKind } from '../../shared/records/dose.ts'
import type { Instant } from '../../shared/records/time.ts'
import { mayFollow } from '../../shared/rules/dose-state.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { type DoseStored, formOfDose, takenForDose } from '../db/dose.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { sealReason } from '../private-words.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { storedDose } from './counter-doses.ts'
import { asRecord } from './dose-facts.ts'
import { oweCountersign } from './second-person.ts'

/** Refused: `no_open_day`. */
export function openDay(register: Register): ClinicDayRow {
  return openClinicDay(register.db) ?? refuse('no_open_day')
}

/** What is written with an act: a code and, after a colon, the person's own words. */
export const reasonText = (code: string, note: string): string => (note === '' ? code : `${code}: ${note}`)

/**
 * Writes the next step of a dose if the state machine lets it follow (shared/rules/dose-state.ts); the words of its
 * reason are sealed.
 * Refused: `step_not_possible` with the state it is in.
 */
export function takeStep(
  tx: Tx,
  register: Register,
  doseId: number,
  kind: DoseEventKind,
  more: { reason?: string; minutesAfter?: DoseEvent['minutesAfter']; at?: Instant } = {},
): number {
  const stored = storedDose(register, doseId)
  const { state, diversion } = asRecord(stored)
  const form = formOfDose(register.db, doseId) ?? 'tablet'
  if (!mayFollow({ state, diversion, form, kind: stored.kind }, kind))
    return refuse('step_not_possible', { state, step: kind })
  if (more.reason === undefined) return writeStep(tx, doseId, kind, more)
  const id = nextId(tx, 'dose_event')
  return writeStep(tx, doseId, kind, { ...more, reason: sealReason(register, 'dose_event', id, more.reason) })
}

/** The same for the first step, which nothing precedes. */
export function writeStep(
  tx: Tx,
  doseId: number,
  kind: DoseEventKind,
  more: { reason?: string; minutesAfter?: DoseEvent['minutesAfter']; at?: Instant } = {},
): number {
  return insert(tx, 'dose_event', {
    doseId,
    kind,
    reason: more.reason ?? null,
    minutesAfter: more.minutesAfter ?? null,
    staffId: tx.actor ?? 0,
    at: more.at ?? tx.at,
    recordedAt: tx.at,
  })
}

/** Takes the steps of one dose out of a batch, or brings them back: a movement tied to the dose. */
export function moveStock(
  tx: Tx,
  day: ClinicDayRow,
  doseId: number,
  kind: 'issue' | 'return' | 'wastage',
  { productId, batchId, steps }: { productId: number; batchId: number; steps: number },
): number {
  return insert(tx, 'stock_entry', {
    productId,
    batchId,
    kind,
    steps: kind === 'return' ? steps : -steps,
    doseId,
    document: null,
    reason: tx.reason ?? null,
    clinicDayId: day.id,
    staffId: tx.actor ?? 0,
    approverId: tx.approver ?? null,
    at: tx.at,
    recordedAt: tx.at,
  })
}

/**
 * What was taken for a dose that nobody swallowed. It goes back to its pack; `lost` things (a poured liquid, what
 * was spilled) are wasted at once, with the second person of the act or a countersign owed.
 */
export function bringBack(tx: Tx, register: Register, doseId: number, lost: boolean): void {
  const day = openDay(register)
  for (const taken of takenForDose(register.db, doseId)) {
    moveStock(tx, day, doseId, 'return', taken)
    if (lost) oweCountersign(tx, 'stock_entry', moveStock(tx, day, doseId, 'wastage', taken), day.id)
  }
}

/** Whether this is a liquid that left its bottle: a tablet can always go back. */
export function isPoured(register: Register, doseId: number, poured: boolean): boolean {
  return poured && formOfDose(register.db, doseId) === 'liquid'
}

/** The dose belongs to the open day: another day's is asked about first. Refused: `not_this_day`. */
export function ofToday(register: Register, stored: DoseStored): DoseStored {
  const day = openDay(register)
  if (stored.clinicDay !== day.day) return refuse('not_this_day', { clinicDay: stored.clinicDay })
  return stored
}
