import type { ReDoseOrder } from '../../shared/records/re-dose.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** Named orders to give again a dose of one client's day. */
export function reDosesOf(db: Reader, clientId: number, day: ClinicDay): ReDoseOrder[] {
  return rowsOf(
    db,
    `SELECT r.* FROM re_dose_order r JOIN dose d ON d.id = r.dose_id
     WHERE r.client_id = ? AND d.clinic_day = ? ORDER BY r.id`,
    clientId,
    day,
  )
}

export function reDoseById(db: Reader, id: number): ReDoseOrder | undefined {
  return rowOf(db, 'SELECT * FROM re_dose_order WHERE id = ?', id)
}

export function isOrderedAgain(db: Reader, doseId: number): boolean {
  return oneOf(db, 'SELECT 1 FROM re_dose_order WHERE dose_id = ?', doseId) === 1
}

/** Whether a re-dose of it stands: the lost dose then holds its slot for good (trigger `dose_void_not_after_a_re_dose`). */
export function isGivenAgain(db: Reader, doseId: number): boolean {
  const found = oneOf(
    db,
    `SELECT 1 FROM dose r
     WHERE r.redose_of = ? AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = r.id AND e.kind IN ('refused', 'withheld'))`,
    doseId,
  )
  return found === 1
}

export function isReDoseSigned(db: Reader, id: number): boolean {
  return oneOf(db, "SELECT 1 FROM signature WHERE kind = 're_dose' AND subject_id = ?", id) === 1
}

/** Those ordered by telephone that no doctor signed yet, the oldest first. */
export function reDosesToSign(db: Reader): ReDoseOrder[] {
  return rowsOf(
    db,
    `SELECT r.* FROM re_dose_order r
     WHERE r.via = 'telephone'
       AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.kind = 're_dose' AND s.subject_id = r.id)
     ORDER BY r.id`,
  )
}

/** Doses of one day that were spilled or vomited, ended so, and that nobody ordered again. */
export function lostDoseIds(db: Reader, day: ClinicDay): number[] {
  return rowsOf<{ id: number }>(
    db,
    `SELECT d.id FROM dose d
     WHERE d.clinic_day = ? AND d.redose_of IS NULL AND d.kind = 'observed'
       AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('vomited', 'spilled'))
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'incident')
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM re_dose_order r WHERE r.dose_id = d.id)
     ORDER BY d.id`,
    day,
  ).map(({ id }) => id)
}

/** Suspicions of diversion that no doctor reviewed, the oldest first. */
export function suspectedDoses(
  db: Reader,
): { id: number; doseId: number; seen: string; staffId: number; at: Instant }[] {
  return rowsOf(
    db,
    `SELECT e.id, e.dose_id, coalesce(e.reason, '') AS seen, e.staff_id, e.at FROM dose_event e
     WHERE e.kind = 'diversion_suspected'
       AND NOT EXISTS (SELECT 1 FROM dose_event l WHERE l.dose_id = e.dose_id AND l.id > e.id
                         AND l.kind IN ('diversion_confirmed', 'diversion_unfounded'))
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = e.dose_id)
     GROUP BY e.dose_id ORDER BY e.id`,
  )
}
