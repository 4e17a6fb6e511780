import type { SafetyFlag } from '../../shared/records/safety-flag.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type SafetyFlagStored = SafetyFlag & {
  registerNumber: number
  releasedBy: number | null
  releasedAt: Instant | null
}

const FLAGS = `SELECT f.*, c.register_number, r.staff_id AS released_by, r.at AS released_at FROM safety_flag f
  JOIN client c ON c.id = f.client_id LEFT JOIN hold_release r ON r.hold_id = f.hold_id`

/** The newest first. */
export function safetyFlagsOf(db: Reader, clientId: number): SafetyFlagStored[] {
  return rowsOf(db, `${FLAGS} WHERE f.client_id = ? ORDER BY f.id DESC`, clientId)
}

export function safetyFlagById(db: Reader, id: number): SafetyFlagStored | undefined {
  return rowOf(db, `${FLAGS} WHERE f.id = ?`, id)
}

/** Of one member of the staff: those that stand, and those of the last days, the newest first. */
export function safetyFlagsBy(db: Reader, staffId: number, since: Instant): SafetyFlagStored[] {
  return rowsOf(
    db,
    `${FLAGS} WHERE f.staff_id = ? AND (r.hold_id IS NULL OR r.at >= ?) ORDER BY f.id DESC`,
    staffId,
    since,
  )
}

/** Who read why, and for what reason; the newest first. */
export function readingsOf(
  db: Reader,
  flagId: number,
): { id: number; staffId: number; reason: string; at: Instant }[] {
  return rowsOf(
    db,
    'SELECT id, staff_id, reason, at FROM safety_flag_reading WHERE safety_flag_id = ? ORDER BY id DESC',
    flagId,
  )
}
