import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

/** A claim on one slot of one client's day; what happened to it is told by its events. */
export const Dose = z.object({
  id: Id,
  clientId: Id,
  episodeId: Id,
  doseOrderId: Id,
  orderStep: z.number().int().min(1),
  clinicDay: ClinicDay,
  slot: z.number().int().min(1).max(4),
  attempt: z.number().int().min(1),
  kind: z.enum(['observed', 'take_home', 'guest', 'passport']),
  amountMicrograms: z.number().int().positive(),
  redoseOf: Id.nullable(),
  clinicDayId: Id,
  identifiedBy: z.enum(['card', 'number', 'name']),
  noCardReason: z.enum(['forgotten', 'lost', 'damaged', 'not_issued', 'scanner']).nullable(),
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type Dose = z.infer<typeof Dose>

export const DoseEventKind = z.enum([
  'prepared',
  'given',
  'checked',
  'not_checked',
  'refused',
  'withheld',
  'vomited',
  'spilled',
  'incident',
  'diversion_suspected',
  'diversion_confirmed',
  'diversion_unfounded',
  'returned',
])
export type DoseEventKind = z.infer<typeof DoseEventKind>

/** One row a step: prepared → given → checked, or an ending. `at` happened, `recordedAt` written down. */
export const DoseEvent = z.object({
  id: Id,
  doseId: Id,
  kind: DoseEventKind,
  reason: z.string().nullable(),
  minutesAfter: z.number().int().min(0).max(1440).nullable(),
  staffId: Id,
  at: Instant,
  recordedAt: Instant,
})
export type DoseEvent = z.infer<typeof DoseEvent>

/** Says that nobody swallowed any of it: the slot is free and the stock came back. */
export const DoseVoid = z.object({
  doseId: Id,
  reason: z.string().min(1),
  staffId: Id,
  approverId: Id.nullable(),
  at: Instant,
  recordedAt: Instant,
})
export type DoseVoid = z.infer<typeof DoseVoid>
