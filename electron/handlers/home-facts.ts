import type { Need } from '../../shared/contract/home.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { disablingFailure } from '../../shared/rules/pin-policy.ts'
import { oldestCountersignOwed } from '../db/countersign.ts'
import { allStaff } from '../db/staff.ts'
import { hasAccess } from '../session.ts'
import type { NeedSource } from './home-needs.ts'

/** Seven days to sign what was done alone (clinic.md, *Who countersigns when the nurse is alone*). */
const COUNTERSIGN_DAYS = 7

/** A day that nobody closed yesterday stands in the way of today's. */
export const dayNeeds: NeedSource = ({ session }) => {
  const { clinicDay, calendarDay } = session.state()
  if (clinicDay && calendarDay && clinicDay.day < calendarDay)
    return [{ code: 'day_not_closed', params: { day: clinicDay.day }, urgency: 1 }]
  return []
}

/** Acts done alone, waiting for anybody but the one who did them. */
export const countersignNeeds: NeedSource = ({ register, staff, today }): Need[] => {
  const owed = oldestCountersignOwed(register.db, staff.id)
  if (!owed) return []
  const left = COUNTERSIGN_DAYS - daysBetween(owed.day, today)
  return [{ code: 'countersigns_owed', params: { count: owed.count, left }, urgency: left < 2 ? 2 : 3 }]
}

/** A colleague who cannot act until a manager sets a new PIN. */
export const pinNeeds: NeedSource = ({ register, staff, today }) => {
  if (staff.role !== 'manager') return []
  const count = allStaff(register.db).filter(
    (person) => hasAccess(person, today) && person.failures >= disablingFailure,
  ).length
  return count > 0 ? [{ code: 'pins_disabled', params: { count }, urgency: 2 }] : []
}
