import type { ClinicDay, Instant } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { oneOf, rowsOf } from '../rows.ts'

export interface DayHeld {
  readonly clinicDayId: number
  readonly day: ClinicDay
  readonly closedAt: Instant | null
}

/** Every day that was held and stands, as it was, in the order in which they were opened. */
export function daysHeld(db: Reader): DayHeld[] {
  return rowsOf(db, 'SELECT clinic_day_id, day, closed_at FROM clinic_day_held ORDER BY clinic_day_id')
}

/** Every closure, ascending. */
export function closureDays(db: Reader): ClinicDay[] {
  return rowsOf<{ day: ClinicDay }>(db, 'SELECT day FROM closure ORDER BY day').map(({ day }) => day)
}

/** When the register was brought back from a backup, and of what day the backup was. */
export function restorationDays(db: Reader): { at: Instant; backupDay: ClinicDay }[] {
  return rowsOf(db, 'SELECT at, backup_day FROM restoration ORDER BY id')
}

/** What each signed version of the rules says of dropouts, in the order of their signatures. */
export function signedPacks(db: Reader): { body: string; signedAt: Instant }[] {
  return rowsOf(
    db,
    `SELECT p.body, min(g.at) AS signed_at FROM rule_pack p
     JOIN signature g ON g.kind = 'rule_pack' AND g.subject_id = p.id
     GROUP BY p.id ORDER BY p.id`,
  )
}

export function timeZoneOf(db: Reader): string {
  return oneOf<string>(db, 'SELECT time_zone FROM site') ?? 'UTC'
}
