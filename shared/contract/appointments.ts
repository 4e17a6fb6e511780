import { z } from 'zod'
import { AppointmentKind, AppointmentOutcome } from '../records/appointment.ts'
import { Role } from '../records/staff.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const MinuteOfDay = z.number().int().min(0).max(1439)

/** An agreed date. `called` is null for a record that this person may not open. */
export const AppointmentLine = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  day: ClinicDay,
  startMinute: MinuteOfDay.nullable(),
  kind: AppointmentKind,
  withStaffId: Id.nullable(),
  withName: z.string().nullable(),
  outcome: AppointmentOutcome.nullable(),
})
export type AppointmentLine = z.infer<typeof AppointmentLine>

const Week = z.object({
  today: ClinicDay,
  /** By the clinic's wall clock. */
  nowMinute: MinuteOfDay,
  /** Seven days from the first one asked for, with why the clinic is closed on each. */
  days: z.array(z.object({ day: ClinicDay, closedBy: z.enum(['closure', 'holiday', 'weekly']).nullable() })),
  appointments: z.array(AppointmentLine),
  /** Of days that are over, with nobody having said what became of them. */
  overdue: z.array(AppointmentLine),
  /** Whom a date can be agreed with. */
  staff: z.array(z.object({ id: Id, name: z.string(), role: Role })),
})
export type Week = z.infer<typeof Week>

const OfClient = z.object({
  today: ClinicDay,
  waiting: z.array(AppointmentLine),
  /** The last ten that something became of. */
  ended: z.array(AppointmentLine),
})

export const appointments = {
  /** `staffId`: of this person, of nobody in particular besides; null: of all. */
  week: call('appointment.see')
    .input(z.object({ from: ClinicDay, staffId: Id.nullable() }))
    .output(Week),
  ofClient: call('appointment.see')
    .input(z.object({ clientId: Id }))
    .output(OfClient),
  /**
   * Invalid: `day` (`appointment_in_past`, `appointment_too_far`, `appointment_twice`), `startMinute`
   * (`appointment_in_past`, `appointment_overlaps`), `withStaffId` (`nobody_there`).
   */
  make: call('appointment.write')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        day: ClinicDay,
        startMinute: MinuteOfDay.nullable(),
        kind: AppointmentKind,
        withStaffId: Id.nullable(),
      }),
    )
    .output(z.object({ id: Id })),
  /**
   * What became of it; *moved* makes the new date in the same act. Refused: `appointment_ended`,
   * `appointment_to_come`. Invalid: as `make`, and `day` (`not_a_date`) when moved to nowhere.
   */
  end: call('appointment.write')
    .input(
      z.object({
        requestId: RequestId,
        appointmentId: Id,
        outcome: AppointmentOutcome,
        to: z.object({ day: ClinicDay, startMinute: MinuteOfDay.nullable() }).nullable(),
      }),
    )
    .output(z.object({ id: Id })),
}
