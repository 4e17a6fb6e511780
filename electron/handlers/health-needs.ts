import { testsDue } from './health-views.ts'
import type { NeedSource } from './home-needs.ts'

/** Next tests that are due this week or overdue, for those who can ask the client. */
export const healthNeeds: NeedSource = ({ register, staff, today }) => {
  if (!['nurse', 'counsellor', 'doctor'].includes(staff.role)) return []
  const count = testsDue(register, today).length
  return count > 0 ? [{ code: 'tests_due', params: { count }, urgency: 3 }] : []
}
