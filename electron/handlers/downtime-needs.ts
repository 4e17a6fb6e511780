import type { Need } from '../../shared/contract/home.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import { sheetById, sheetForDay, unspokenSheets } from '../db/downtime.ts'
import { siteOf } from '../db/site.ts'
import { nextOpenDay } from './downtime.ts'
import type { NeedSource } from './home-needs.ts'
import { paperDaysNow } from './paper-days.ts'

/** From this hour of the day on the sheet for the next day is asked for: earlier it would be out of date. [inference] */
const EVENING_HOUR = 14

/** Paper that is still to be entered, days on paper without a sheet, and the sheet for the next day. */
export const downtimeNeeds: NeedSource = ({ register, staff, today }) => {
  const { db } = register
  const { role } = staff
  if (!whoMay('downtime.see', { stage: 'staff', role }).allowed) return []
  const { kind, timeZone } = siteOf(db)
  if (kind === 'drop_in_centre') return []
  const needs: Need[] = []
  for (const { day, sheetIds } of paperDaysNow(register)) {
    const number = sheetById(db, sheetIds[0] ?? 0)?.number ?? null
    needs.push({
      code: number === null ? 'paper_day_without_sheet' : 'paper_to_enter',
      params: { day, number },
      urgency: 1,
    })
  }
  const unspoken = unspokenSheets(db, today).filter(({ day }) => day < today)
  const [first] = unspoken
  if (first)
    needs.push({
      code: 'sheets_unspoken',
      params: { count: unspoken.length, number: first.number, day: first.day },
      urgency: 4,
    })
  const next = nextOpenDay(register, today)
  const evening = register.now() - boundsOfDay(today, timeZone).from >= EVENING_HOUR * 3_600_000
  if (openClinicDay(db) && evening && sheetForDay(db, next) === undefined)
    needs.push({ code: 'sheet_for_next_day', params: { day: next }, urgency: 3 })
  return needs
}
