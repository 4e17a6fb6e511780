import { backupState } from '../../shared/rules/backup-age.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { drillState } from '../../shared/rules/drill-due.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import type { History } from '../backup/history.ts'
import { lastBackup, lastDrill } from '../backup/history.ts'
import { restorations } from '../db/restoration.ts'
import { settingOf } from '../db/setting.ts'
import { historyOf } from './backup-facts.ts'
import type { NeedFacts, NeedSource } from './home-needs.ts'

const URGENCY = { never: 2, overdue: 2, due: 3, good: 4 } as const
const DRILL_URGENCY = { failed: 1, due: 3, never: 3, good: 4 } as const

/** How old the last backup and the last drill are: everybody sees it, and whoever can make them is told in time. */
export const backupNeeds: NeedSource = async ({ register, staff, today }) => {
  const history = await historyOf(register)
  const last = lastBackup(history)
  const weekday = settingOf(register.db, 'backup.weekday')
  const { daysAgo, state } = backupState(last ? (last.day as typeof today) : null, today, weekday)
  const mayMake = whoMay('backup.make', { stage: 'staff', role: staff.role }).allowed
  const own = (urgency: number) => (mayMake ? urgency : 4)
  return [
    { code: 'backup_age', params: { daysAgo, state }, urgency: own(URGENCY[state]) },
    ...(last ? [drillNeed({ register, today }, history, own)] : []),
    ...(mayMake && last === null && restorations(register.db).length > 0
      ? [{ code: 'site_card_new', params: {}, urgency: 2 }]
      : []),
  ]
}

function drillNeed(
  { register, today }: Pick<NeedFacts, 'register' | 'today'>,
  history: History,
  own: (urgency: number) => number,
) {
  const last = lastDrill(history)
  const state = drillState({ newest: lastBackup(history), last, now: register.now() })
  const daysAgo = last ? Math.max(0, daysBetween(last.day as typeof today, today)) : null
  return { code: 'drill_age', params: { daysAgo, state }, urgency: own(DRILL_URGENCY[state]) }
}
