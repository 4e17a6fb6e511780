import { z } from 'zod'
import { ClinicDay, Flag, Id, Instant, Micrograms, Sealed } from './time.ts'

export const Sex = z.enum(['M', 'F', 'T'])
export type Sex = z.infer<typeof Sex>

/**
 * Anyone with a register number. What they may receive belongs to their episodes. `restricted`: of the staff or
 * their families; `staffMember` then says sealed whose (a staff id, or `kin`), so that no backup tells it.
 */
export const Client = z.object({
  id: Id,
  registerNumber: z.number().int().positive(),
  name: Sealed.nullable(),
  called: Sealed.nullable(),
  parentName: Sealed.nullable(),
  phone: Sealed.nullable(),
  contact: Sealed.nullable(),
  sex: Sex,
  birthYear: z.number().int().min(1900).max(2200),
  adultConfirmed: Flag,
  enrolledDay: ClinicDay,
  restricted: Flag,
  staffMember: Sealed.nullable(),
  staffId: Id,
  at: Instant,
})

export const ClientPhoto = z.object({
  id: Id,
  clientId: Id,
  consentId: Id,
  jpeg: Sealed,
  staffId: Id,
  at: Instant,
})

/** A client already in treatment when the register began, with the last dose from the paper book. */
export const BroughtOver = z.object({
  id: Id,
  clientId: Id,
  batch: z.number().int().positive(),
  lastDoseDay: ClinicDay,
  lastDoseMicrograms: Micrograms,
  paperPage: z.string().min(1),
  at: Instant,
})
export type BroughtOver = z.infer<typeof BroughtOver>

export const HoldKind = z.enum([
  'doctor',
  'incident',
  'overdose',
  'safety',
  'death',
  'pregnancy',
  'diversion',
])
export type HoldKind = z.infer<typeof HoldKind>

/** No dose until a doctor (or, for an incident, its review) releases it. */
export const Hold = z.object({
  id: Id,
  clientId: Id,
  kind: HoldKind,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
export type Hold = z.infer<typeof Hold>

export const HoldRelease = z.object({
  holdId: Id,
  reason: z.string().min(1),
  staffId: Id,
  at: Instant,
})
