import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf } from './rows.ts'

/** What others did alone and this person could sign: how many, and the day of the oldest. */
export function oldestCountersignOwed(
  db: Reader,
  staffId: number,
): { count: number; day: ClinicDay } | undefined {
  const owed = rowOf<{ count: number; day: ClinicDay | null }>(
    db,
    `SELECT count(*) AS count, min(d.day) AS day
     FROM countersign_owed o
     JOIN clinic_day d ON d.id = o.clinic_day_id
     LEFT JOIN countersign c ON c.countersign_owed_id = o.id
     WHERE c.countersign_owed_id IS NULL AND o.owed_by <> ?`,
    staffId,
  )
  return owed && owed.day !== null ? { count: owed.count, day: owed.day } : undefined
}
