import type { Appointment, AppointmentOutcome } from '../../shared/records/appointment.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type AppointmentStored = Appointment & { registerNumber: number; outcome: AppointmentOutcome | null }

const APPOINTMENT = `SELECT a.*, c.register_number, e.outcome FROM appointment a
  JOIN client c ON c.id = a.client_id
  LEFT JOIN appointment_end e ON e.appointment_id = a.id`

export function appointmentById(db: Reader, id: number): AppointmentStored | undefined {
  return rowOf(db, `${APPOINTMENT} WHERE a.id = ?`, id)
}

/** Those that wait, the earliest first: of one client. */
export function appointmentsWaiting(db: Reader, clientId: number): AppointmentStored[] {
  return rowsOf(
    db,
    `${APPOINTMENT} WHERE a.client_id = ? AND e.appointment_id IS NULL ORDER BY a.day, a.start_minute, a.id`,
    clientId,
  )
}

/** All of a span of days, whatever became of them, by day and hour. */
export function appointmentsBetween(db: Reader, from: ClinicDay, to: ClinicDay): AppointmentStored[] {
  return rowsOf(
    db,
    `${APPOINTMENT} WHERE a.day BETWEEN ? AND ? ORDER BY a.day, a.start_minute, a.id`,
    from,
    to,
  )
}

/** Those whose day has passed without anybody saying what became of them. */
export function appointmentsOverdue(db: Reader, today: ClinicDay): AppointmentStored[] {
  return rowsOf(
    db,
    `${APPOINTMENT} WHERE a.day < ? AND e.appointment_id IS NULL ORDER BY a.day, a.start_minute, a.id`,
    today,
  )
}

/** Every one that waits up to a day, that day included, by day and hour. */
export function appointmentsWaitingUntil(db: Reader, day: ClinicDay): AppointmentStored[] {
  return rowsOf(
    db,
    `${APPOINTMENT} WHERE a.day <= ? AND e.appointment_id IS NULL ORDER BY a.day, a.start_minute, a.id`,
    day,
  )
}

/** What became of a client's dates, the newest first. */
export function appointmentsEnded(db: Reader, clientId: number, limit: number): AppointmentStored[] {
  return rowsOf(
    db,
    `${APPOINTMENT} WHERE a.client_id = ? AND e.appointment_id IS NOT NULL
     ORDER BY a.day DESC, a.start_minute DESC, a.id DESC LIMIT ?`,
    clientId,
    limit,
  )
}
