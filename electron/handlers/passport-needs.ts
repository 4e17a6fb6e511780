import { clientsWithUnknownDays, guestsSince } from '../db/passport.ts'
import type { NeedSource } from './home-needs.ts'

/** Guests whose last day is over, and own clients who came home without anybody saying what they were given. */
export const passportNeeds: NeedSource = ({ register, staff, today }) => {
  if (staff.role !== 'nurse' && staff.role !== 'doctor') return []
  const over = guestsSince(register.db, today).filter(
    ({ closedDay, untilDay }) => closedDay === null && untilDay < today,
  ).length
  const unknown = clientsWithUnknownDays(register.db, today)
  return [
    ...(over > 0 ? [{ code: 'guests_over', params: { count: over }, urgency: 3 as const }] : []),
    ...(unknown > 0
      ? [{ code: 'passports_to_report', params: { count: unknown }, urgency: 2 as const }]
      : []),
  ]
}
