import type { AppointmentKind, AppointmentOutcome } from '../records/appointment.ts'
import type { Role } from '../records/staff.ts'
import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

/** A date is agreed for at most a year ahead [inference]. */
export const furthestDays = 366

export interface AgreedDate {
  readonly clientId: number
  readonly day: ClinicDay
  /** Minutes after midnight by the clinic's wall clock; null: any time of the day. */
  readonly startMinute: number | null
  readonly kind: AppointmentKind
  readonly withStaffId: number | null
}

export type AppointmentProblem =
  | { field: 'day'; code: 'appointment_in_past' | 'appointment_too_far' | 'appointment_twice' }
  | { field: 'startMinute'; code: 'appointment_in_past' | 'appointment_overlaps' }

/**
 * Why a date cannot be agreed: it is over, further off than a year, the client has such a one on that day, or
 * the person who would see them is taken at that minute.
 */
export function appointmentProblem(facts: {
  readonly date: AgreedDate
  readonly today: ClinicDay
  readonly nowMinute: number
  /** Those that wait on the same day. */
  readonly others: readonly AgreedDate[]
}): AppointmentProblem | null {
  const { date, today, nowMinute, others } = facts
  if (date.day < today) return { field: 'day', code: 'appointment_in_past' }
  if (date.day === today && date.startMinute !== null && date.startMinute < nowMinute)
    return { field: 'startMinute', code: 'appointment_in_past' }
  if (daysBetween(today, date.day) > furthestDays) return { field: 'day', code: 'appointment_too_far' }
  if (others.some(({ clientId, kind }) => clientId === date.clientId && kind === date.kind))
    return { field: 'day', code: 'appointment_twice' }
  const taken = others.some(
    ({ withStaffId, startMinute }) =>
      date.withStaffId !== null &&
      date.startMinute !== null &&
      withStaffId === date.withStaffId &&
      startMinute === date.startMinute,
  )
  return taken ? { field: 'startMinute', code: 'appointment_overlaps' } : null
}

/** Nobody kept or missed a day that has not come; it can be cancelled or moved at any time. */
export function endProblem(
  outcome: AppointmentOutcome,
  day: ClinicDay,
  today: ClinicDay,
): 'appointment_to_come' | null {
  return (outcome === 'kept' || outcome === 'missed') && day > today ? 'appointment_to_come' : null
}

const EXPECTING: Record<AppointmentKind, readonly Role[]> = {
  counselling: ['counsellor'],
  group: ['counsellor'],
  doctor: ['doctor'],
  test: ['nurse'],
  other: ['nurse', 'counsellor'],
}

/** Whose an agreed date is: the person's who is named, else everybody's of the roles that see clients for it. */
export function isExpectedBy(
  date: Pick<AgreedDate, 'kind' | 'withStaffId'>,
  staff: { id: number; role: Role },
): boolean {
  return date.withStaffId === null ? EXPECTING[date.kind].includes(staff.role) : date.withStaffId === staff.id
}
