import type { ClinicDay, Instant } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { rowsOf } from '../rows.ts'

/**
 * Of each closed day: the slots due at the counter and those of them to which nobody came. Carried home, away and dosed
 * elsewhere are not expected here; guests are another site's clients, as in the return.
 */
export function attendanceByDay(
  db: Reader,
  fromId: number,
  toId: number,
): { clinicDayId: number; expected: number; missed: number }[] {
  return rowsOf(
    db,
    `SELECT l.clinic_day_id, count(*) AS expected, sum(l.outcome = 'missed') AS missed
     FROM day_line l
     WHERE l.clinic_day_id BETWEEN ? AND ? AND l.due = 1
       AND l.outcome NOT IN ('take_home', 'away', 'elsewhere')
       AND NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)
       AND NOT (l.client_id IN (SELECT client_id FROM episode WHERE entry = 'guest') AND EXISTS (
         SELECT 1 FROM episode e
         JOIN clinic_day_held h ON h.clinic_day_id = l.clinic_day_id
         LEFT JOIN episode_closing x ON x.episode_id = e.id
         WHERE e.client_id = l.client_id AND e.entry = 'guest' AND e.opened_day <= h.day
           AND (x.day IS NULL OR x.day >= h.day)))
     GROUP BY l.clinic_day_id ORDER BY l.clinic_day_id`,
    fromId,
    toId,
  )
}

/**
 * How many doses the counter began in each quarter of an hour of a stretch of days (no zone of the world is off by less):
 * `at` is the quarter's first instant. What was entered afterwards kept nobody waiting and is left out.
 */
export function dosesByQuarter(
  db: Reader,
  first: ClinicDay,
  last: ClinicDay,
): { day: ClinicDay; at: Instant; doses: number }[] {
  return rowsOf(
    db,
    `SELECT d.clinic_day AS day, d.at / 900000 * 900000 AS at, count(*) AS doses FROM dose d
     WHERE d.clinic_day BETWEEN ? AND ? AND d.kind IN ('observed', 'guest') AND d.recorded_at = d.at
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
     GROUP BY d.clinic_day, d.at / 900000`,
    first,
    last,
  )
}
