import { whoMay } from '../../shared/rules/who-may.ts'
import { dueLines } from './follow-up-facts.ts'
import type { NeedSource } from './home-needs.ts'
import { lists } from './routes.ts'

/** Whose follow-up has come, and papers that are late or lie about. */
export const followUpNeeds: NeedSource = ({ register, staff, today }) => {
  if (!whoMay('follow_up.write', { stage: 'day', role: staff.role }).allowed) return []
  const due = dueLines(register, staff, today, today).length
  const papers = lists(register, staff)
  const late = papers.filter(({ state }) => state === 'late').length
  const back = papers.filter(({ state }) => state === 'returned').length
  return [
    ...(late > 0 ? [{ code: 'route_late', params: { count: late }, urgency: 2 as const }] : []),
    ...(back > 0 ? [{ code: 'route_to_destroy', params: { count: back }, urgency: 3 as const }] : []),
    ...(due > 0 ? [{ code: 'follow_ups_due', params: { count: due }, urgency: 3 as const }] : []),
  ]
}
