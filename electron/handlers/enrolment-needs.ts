import { caseAnswers, holdListOf } from '../db/enrolment.ts'
import { officeCases, siteAnswers } from '../db/office-case.ts'
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

/** At the office: open cases that a site has settled. */
export const officeCaseNeeds: NeedSource = ({ register, staff }) => {
  if (staff.role !== 'manager' && staff.role !== 'office') return []
  const open = officeCases(register.db).filter(
    ({ verdict, endAt }) => verdict === 'confirmed' && endAt === null,
  )
  const settled = new Set(
    siteAnswers(register.db).flatMap(({ officeCaseId, answer }) =>
      answer === 'asked' ? [] : [officeCaseId],
    ),
  )
  const count = open.filter(({ id }) => settled.has(id)).length
  return count > 0 ? [{ code: 'cases_answered', params: { count }, urgency: 3 }] : []
}
