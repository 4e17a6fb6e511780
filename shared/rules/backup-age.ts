import type { ClinicDay } from '../records/time.ts'
import { daysBetween } from './days.ts'

export type BackupState = 'good' | 'due' | 'overdue' | 'never'

/** How old the last good backup is, in days. Backups are weekly: due after seven days, overdue after fourteen. */
export function backupState(
  lastDay: ClinicDay | null,
  today: ClinicDay,
): { daysAgo: number | null; state: BackupState } {
  if (lastDay === null) return { daysAgo: null, state: 'never' }
  const daysAgo = Math.max(0, daysBetween(lastDay, today))
  return { daysAgo, state: daysAgo >= 14 ? 'overdue' : daysAgo >= 7 ? 'due' : 'good' }
}
