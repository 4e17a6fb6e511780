import { stayDays } from '../../shared/rules/camp.ts'
import { checksWaiting, openAdmissions } from '../db/detox.ts'
import { detoxRules } from '../rules-in-force.ts'
import type { NeedSource } from './home-needs.ts'

/** Checks before a detoxification that wait for a doctor, and detoxifications that last longer than is usual. */
export const detoxNeeds: NeedSource = ({ register, staff, today }) => {
  if (!['doctor', 'nurse', 'counsellor'].includes(staff.role)) return []
  const waiting = staff.role === 'doctor' ? checksWaiting(register.db).length : 0
  const { longAfterDays } = detoxRules(register)
  const long = openAdmissions(register.db).filter(
    ({ day }) => stayDays({ from: day, to: null }, today) > longAfterDays,
  ).length
  return [
    ...(waiting > 0 ? [{ code: 'detox_waiting', params: { count: waiting }, urgency: 1 as const }] : []),
    ...(long > 0 ? [{ code: 'detox_long', params: { count: long }, urgency: 3 as const }] : []),
  ]
}
