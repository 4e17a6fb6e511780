import { isExpectedBy } from '../../shared/rules/appointment-rules.ts'
import { appointmentsWaitingUntil } from '../db/appointment.ts'
import type { NeedSource } from './home-needs.ts'

/** Who is expected by this person today, and of whom nobody said whether they came. */
export const appointmentNeeds: NeedSource = ({ register, staff, today }) => {
  const mine = appointmentsWaitingUntil(register.db, today).filter((one) => isExpectedBy(one, staff))
  const overdue = mine.filter(({ day }) => day < today).length
  const now = mine.length - overdue
  return [
    ...(overdue > 0
      ? [{ code: 'appointments_overdue', params: { count: overdue }, urgency: 3 as const }]
      : []),
    ...(now > 0 ? [{ code: 'appointments_today', params: { count: now }, urgency: 3 as const }] : []),
  ]
}
