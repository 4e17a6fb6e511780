import type { DayLine } from '../../shared/records/clinic-day.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** How many days back anybody looks for days missed in a row. */
const DAYS_BACK = 30

/** Days in a row, up to the last one closed, on which each client was due and did not come; of 30 days at most. */
export function missedInARow(db: Reader): { clientId: number; days: number }[] {
  return rowsOf(
    db,
    `WITH line AS (
       SELECT l.client_id, l.clinic_day_id, min(l.outcome = 'missed' AND l.due = 1) AS missed
       FROM day_line l
       WHERE l.clinic_day_id > (SELECT coalesce(max(id), 0) FROM clinic_day) - ${DAYS_BACK}
         AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)
       GROUP BY l.client_id, l.clinic_day_id)
     SELECT client_id, count(*) AS days FROM line
     WHERE missed = 1 AND clinic_day_id > coalesce(
       (SELECT max(k.clinic_day_id) FROM line k WHERE k.client_id = line.client_id AND k.missed = 0), 0)
     GROUP BY client_id`,
  )
}

/** When each client was last given a dose before this day, of the last days only. */
export function lastGivenTimes(
  db: Reader,
  before: ClinicDay,
  from: ClinicDay,
): { clientId: number; at: Instant }[] {
  return rowsOf(
    db,
    `SELECT d.client_id, max(e.at) AS at FROM dose d JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'given'
     WHERE d.clinic_day >= ? AND d.clinic_day < ? AND d.kind <> 'passport' GROUP BY d.client_id`,
    from,
    before,
  )
}

/** Lines of a closed day that say *missed* of a slot that was due, as they stand after all corrections. */
export function missedLines(db: Reader, day: ClinicDay): DayLine[] {
  return rowsOf(
    db,
    `SELECT l.* FROM day_line l JOIN clinic_day d ON d.id = l.clinic_day_id
     WHERE d.day = ? AND l.due = 1 AND l.outcome = 'missed'
       AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)`,
    day,
  )
}
