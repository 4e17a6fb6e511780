import type { Need } from '../../shared/contract/home.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { highestInstant, openClinicDay } from '../db/clinic-day.ts'
import { dayAhead } from '../db/clock-reset.ts'
import { siteOf } from '../db/site.ts'
import { countOf } from '../db/stock-count.ts'
import { toCount, toleranceViews } from './count-facts.ts'
import { cutOff } from './counter-board.ts'
import type { NeedSource } from './home-needs.ts'

/** A count not made or not signed, small differences that add up, doses cut off, and a day opened in the future. */
export const dayCountNeeds: NeedSource = ({ register, staff, today }) => {
  const { db } = register
  const needs: Need[] = []
  const may = (act: 'count.record' | 'dose.record') => whoMay(act, { stage: 'day', role: staff.role }).allowed
  const calendar = dayOfInstant(register.now(), siteOf(db).timeZone)
  const ahead = dayAhead(db, calendar)
  if (!ahead && staff.role === 'manager' && register.now() < highestInstant(db))
    needs.push({ code: 'clock_was_ahead', urgency: 2 })
  if (ahead) needs.push({ code: 'day_ahead', params: { day: ahead.day, calendar }, urgency: 1 })

  const day = openClinicDay(db)
  if (!day) return needs
  const unfinished = may('dose.record') ? cutOff(register).length : 0
  if (unfinished > 0) needs.push({ code: 'doses_unfinished', params: { count: unfinished }, urgency: 1 })
  if (!may('count.record')) return needs
  const opening = countOf(db, day.id, 'opening')
  const closing = countOf(db, day.id, 'closing')
  if (!opening && !closing && toCount(register, day.id).length > 0)
    needs.push({ code: 'opening_count_missing', urgency: 3 })
  if ([opening, closing].some((count) => count && count.signedAt === null))
    needs.push({ code: 'count_not_signed', urgency: 2 })
  for (const { product, exceeded } of toleranceViews(register, today))
    if (exceeded) needs.push({ code: 'tolerance_exceeded', params: { drug: product.drug }, urgency: 2 })
  return needs
}
