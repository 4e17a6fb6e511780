import { caseAnswers, holdListOf } from '../db/enrolment.ts'
import type { NeedSource } from './home-needs.ts'

/** Cases of the office that doctor or manager has not settled. */
export const enrolmentNeeds: NeedSource = ({ register, staff }) => {
  if (staff.role !== 'doctor' && staff.role !== 'manager') return []
  const settled = new Set(
    caseAnswers(register.db).flatMap(({ caseNumber, answer }) => (answer === 'asked' ? [] : [caseNumber])),
  )
  const open = (holdListOf(register.db)?.cases ?? []).filter(
    ({ state, caseNumber }) => state === 'ask' && !settled.has(caseNumber),
  ).length
  return open > 0 ? [{ code: 'ask_office', params: { count: open }, urgency: 2 }] : []
}
