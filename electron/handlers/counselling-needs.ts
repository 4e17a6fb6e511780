import { glassesNotSeen } from '../db/session.ts'
import type { NeedSource } from './home-needs.ts'

/** A doctor read notes without consent, and no counsellor has seen it. */
export const counsellingNeeds: NeedSource = ({ register, staff }) => {
  if (staff.role !== 'counsellor') return []
  const count = glassesNotSeen(register.db).length
  return count > 0 ? [{ code: 'glass_broken', params: { count }, urgency: 2 }] : []
}
