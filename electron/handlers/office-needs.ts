import { siteAge } from '../../shared/rules/site-age.ts'
import { importsWithoutReceipt, officeSites } from '../db/office.ts'
import type { NeedSource } from './home-needs.ts'

/** What an office waits for: sites whose data are late, and sites that wait for their receipt. */
export const officeNeeds: NeedSource = ({ register, today }) => {
  const sites = officeSites(register.db)
  if (sites.length === 0) return [{ code: 'office_no_sites', params: {}, urgency: 2 }]
  const ages = sites.map(({ day, counted }) => siteAge({ lastDay: day, counted: counted === 1 }, today).state)
  const late = ages.filter((state) => state === 'late' || state === 'very_late').length
  const never = ages.filter((state) => state === 'never').length
  const receipts = importsWithoutReceipt(register.db).length
  return [
    ...(late > 0
      ? [{ code: 'office_late', params: { count: late }, urgency: ages.includes('very_late') ? 2 : 3 }]
      : []),
    ...(never > 0 ? [{ code: 'office_never', params: { count: never }, urgency: 3 }] : []),
    ...(receipts > 0 ? [{ code: 'office_receipts', params: { count: receipts }, urgency: 3 }] : []),
  ]
}
