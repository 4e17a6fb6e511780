import { z } from 'zod'
import { ClinicDay, Id, Instant } from './time.ts'

export const AppointmentKind = z.enum(['counselling', 'doctor', 'test', 'group', 'other'])
export type AppointmentKind = z.infer<typeof AppointmentKind>

/** A date that was agreed with a client. */
export const Appointment = z.object({
  id: Id,
  clientId: Id,
  day: ClinicDay,
  startMinute: z.number().int().min(0).max(1439).nullable(),
  kind: AppointmentKind,
  withStaffId: Id.nullable(),
  sessionId: Id.nullable(),
  staffId: Id,
  at: Instant,
})
export type Appointment = z.infer<typeof Appointment>

export const AppointmentOutcome = z.enum(['kept', 'missed', 'cancelled', 'moved'])
export type AppointmentOutcome = z.infer<typeof AppointmentOutcome>

export const AppointmentEnd = z.object({
  appointmentId: Id,
  outcome: AppointmentOutcome,
  sessionId: Id.nullable(),
  staffId: Id,
  at: Instant,
})
