import type { Hold } from '../../shared/records/client.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** A clinic day with when it began and, once closed, ended. */
export interface DaySpan {
  id: number
  day: ClinicDay
  at: Instant
  closedAt: Instant | null
}

/** The clinic days from one date to another, both included, the oldest first. */
export function clinicDaysBetween(db: Reader, from: ClinicDay, to: ClinicDay): DaySpan[] {
  return rowsOf(
    db,
    `SELECT d.id, d.day, d.at, c.at AS closed_at FROM clinic_day d
     LEFT JOIN clinic_day_close c ON c.clinic_day_id = d.id
     WHERE d.day BETWEEN ? AND ? ORDER BY d.day`,
    from,
    to,
  )
}

/** Clients with a substitution or detox episode that ran on any day of a period. */
export function clientsTreatedBetween(
  db: Reader,
  from: ClinicDay,
  to: ClinicDay,
): { id: number; registerNumber: number }[] {
  return rowsOf(
    db,
    `SELECT DISTINCT c.id, c.register_number FROM episode e
     JOIN client c ON c.id = e.client_id
     LEFT JOIN episode_closing x ON x.episode_id = e.id
     WHERE e.kind IN ('ost', 'detox') AND e.opened_day <= ? AND (x.day IS NULL OR x.day >= ?)
     ORDER BY c.register_number`,
    to,
    from,
  )
}

/** Every hold on a client, released or not, the oldest first. */
export function holdsOf(db: Reader, clientId: number): (Hold & { releasedAt: Instant | null })[] {
  return rowsOf(
    db,
    `SELECT h.*, r.at AS released_at FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id
     WHERE h.client_id = ? ORDER BY h.id`,
    clientId,
  )
}

/** When each episode of a client was closed, by the id of the episode. */
export function closedAtOf(db: Reader, clientId: number): { episodeId: number; at: Instant }[] {
  return rowsOf(
    db,
    `SELECT c.episode_id, c.at FROM episode_closing c JOIN episode e ON e.id = c.episode_id
     WHERE e.client_id = ?`,
    clientId,
  )
}

/** The first thing written of a client on each clinic day, a dose or a visit without one; carried doses are no visit. */
export function cameOn(
  db: Reader,
  clientId: number,
  from: ClinicDay,
): { clinicDayId: number; at: Instant }[] {
  return rowsOf(
    db,
    `SELECT clinic_day_id, min(at) AS at FROM (
       SELECT clinic_day_id, at FROM dose WHERE client_id = ? AND clinic_day >= ? AND kind = 'observed'
       UNION ALL
       SELECT a.clinic_day_id, a.recorded_at AS at FROM attendance a JOIN clinic_day d ON d.id = a.clinic_day_id
       WHERE a.client_id = ? AND d.day >= ?)
     GROUP BY clinic_day_id`,
    clientId,
    from,
    clientId,
    from,
  )
}
