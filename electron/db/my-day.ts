import type { EpisodeEntry } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

/** Treatments that run, or were closed on or after a day; a client's last one last, one that runs after all others. */
export function treatmentsSince(
  db: Reader,
  closedFrom: ClinicDay,
): { clientId: number; openedDay: ClinicDay; entry: EpisodeEntry; closedDay: ClinicDay | null }[] {
  return rowsOf(
    db,
    `SELECT e.client_id, e.opened_day, e.entry, c.day AS closed_day FROM episode e
     LEFT JOIN episode_closing c ON c.episode_id = e.id
     WHERE e.kind IN ('ost', 'detox') AND e.entry <> 'guest' AND (c.day IS NULL OR c.day >= ?)
     ORDER BY e.client_id, c.day IS NULL, e.id`,
    closedFrom,
  )
}

/** The last clinic day before this one. */
export function clinicDayBefore(db: Reader, day: ClinicDay): ClinicDay | undefined {
  return oneOf<ClinicDay | null>(db, 'SELECT max(day) FROM clinic_day WHERE day < ?', day) ?? undefined
}

/** Who came from a day on and was sent away without a dose that stands, with the last such day. */
export function withheldSince(db: Reader, from: ClinicDay): { clientId: number; day: ClinicDay }[] {
  return rowsOf(
    db,
    `WITH sent_away AS (
       SELECT d.client_id, d.clinic_day AS day FROM dose d
       JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'withheld'
       WHERE d.clinic_day >= ? AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       UNION
       SELECT a.client_id, c.day FROM attendance a JOIN clinic_day c ON c.id = a.clinic_day_id
       WHERE c.day >= ? AND a.kind IN ('held', 'locked'))
     SELECT s.client_id, max(s.day) AS day FROM sent_away s
     WHERE NOT EXISTS (
       SELECT 1 FROM dose d JOIN dose_event g ON g.dose_id = d.id AND g.kind = 'given'
       WHERE d.client_id = s.client_id AND d.clinic_day = s.day
         AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id))
     GROUP BY s.client_id`,
    from,
    from,
  )
}
