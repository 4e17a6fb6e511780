import { daysBetween } from '../../shared/rules/days.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ordersRunningOn } from '../db/dose-order.ts'
import { signedListOver } from '../db/take-home.ts'
import { comingSpans } from './closure-facts.ts'
import { packInForce } from './dose-facts.ts'
import type { NeedSource } from './home-needs.ts'

/** A doctor comes twice a week: a fortnight before there is time to sign. [inference] */
const DAYS_BEFORE = 14
const PRESSING_DAYS = 4

/** The next closure or holiday with people due in it and no list that a doctor signed. */
export const closureNeeds: NeedSource = ({ register, staff, today }) => {
  if (staff.role === 'counsellor') return []
  if (!whoMay('closure.list_see', { stage: 'staff', role: staff.role }).allowed) return []
  const pack = packInForce(register)
  if (pack === null || !pack.signed || !pack.body.takeHome.allowed) return []
  const span = comingSpans(register).find(
    ({ first, last }) =>
      first > today &&
      daysBetween(today, first) <= DAYS_BEFORE &&
      !signedListOver(register.db, first, last) &&
      ordersRunningOn(register.db, first).length > 0,
  )
  if (!span) return []
  const days = daysBetween(today, span.first)
  return [
    {
      code: 'closure_list_unsigned',
      params: { day: span.first, days },
      urgency: days <= PRESSING_DAYS ? 2 : 3,
    },
  ]
}
