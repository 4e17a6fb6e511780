import type { ClinicDay } from '../records/time.ts'
import { addDays, daysBetween, isoWeekday } from './days.ts'

export type BackupState = 'good' | 'due' | 'overdue' | 'never'

/** A backup made so many days before the weekday that was set still counts for it. */
const countsEarly = 3

/**
 * How old the last good backup is, in days. Backups are weekly: due on the first weekday that was set for them and after
 * seven days in any case, overdue after fourteen.
 * @param weekday ISO weekday on which the site makes its backup, 1 is Monday; null: only the age counts
 */
export function backupState(
  lastDay: ClinicDay | null,
  today: ClinicDay,
  weekday: number | null = null,
): { daysAgo: number | null; state: BackupState } {
  if (lastDay === null) return { daysAgo: null, state: 'never' }
  const daysAgo = Math.max(0, daysBetween(lastDay, today))
  if (daysAgo >= 14) return { daysAgo, state: 'overdue' }
  return { daysAgo, state: daysAgo >= 7 || today >= nextBackupDay(lastDay, weekday) ? 'due' : 'good' }
}

/** The day on which the next backup is due. */
export function nextBackupDay(lastDay: ClinicDay, weekday: number | null): ClinicDay {
  const latest = addDays(lastDay, 7)
  if (weekday === null) return latest
  for (let days = countsEarly + 1; days < 7; days += 1) {
    const day = addDays(lastDay, days)
    if (isoWeekday(day) === weekday) return day
  }
  return latest
}
