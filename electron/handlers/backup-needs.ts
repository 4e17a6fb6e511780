import { backupState } from '../../shared/rules/backup-age.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { lastBackup } from '../backup/history.ts'
import { historyOf } from './backups.ts'
import type { NeedSource } from './home-needs.ts'

const URGENCY = { never: 2, overdue: 2, due: 3, good: 4 } as const

/** How old the last backup is: everybody sees it, and whoever can make one is told in time. */
export const backupNeeds: NeedSource = async ({ register, staff, today }) => {
  const last = lastBackup(await historyOf(register))
  const { daysAgo, state } = backupState(last ? (last.day as typeof today) : null, today)
  const mayMake = whoMay('backup.make', { stage: 'staff', role: staff.role }).allowed
  return [{ code: 'backup_age', params: { daysAgo, state }, urgency: mayMake ? URGENCY[state] : 4 }]
}
