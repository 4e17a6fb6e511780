import type { Role, StaffEvent } from '../../shared/records/staff.ts'
import type { Reader, Writer } from './connection.ts'
import { deadPinsUntil } from './restoration.ts'
import { rowOf, rowsOf, run } from './rows.ts'

export interface StaffStored {
  id: number
  role: Role
  name: Uint8Array
  kind: StaffEvent['kind']
  untilDay: StaffEvent['untilDay']
  failures: number
}

const STAFF = `SELECT s.id, s.role, s.name, e.kind, e.until_day, coalesce(f.failures, 0) AS failures
  FROM staff s
  JOIN staff_event e ON e.id = (SELECT max(id) FROM staff_event WHERE staff_id = s.id)
  LEFT JOIN pin_failure f ON f.staff_id = s.id`

/** Everyone ever enrolled as staff, with the last event, which says whether the PIN works. */
export function allStaff(db: Reader): StaffStored[] {
  return rowsOf(db, `${STAFF} ORDER BY s.id`)
}

export function staffById(db: Reader, id: number): StaffStored | undefined {
  return rowOf(db, `${STAFF} WHERE s.id = ?`, id)
}

export interface StoredPin {
  salt: Uint8Array
  verifier: Uint8Array
  scryptN: number
}

/** The PIN that holds; none after a restoration, until the person sets another with a keyholder. */
export function pinOf(db: Reader, staffId: number): StoredPin | undefined {
  return rowOf(
    db,
    'SELECT salt, verifier, scrypt_n FROM staff_pin WHERE staff_id = ? AND id > ? ORDER BY id DESC LIMIT 1',
    staffId,
    deadPinsUntil(db),
  )
}

export function pinFailures(db: Reader, staffId: number): { failures: number; lastAt: number } | undefined {
  return rowOf(db, 'SELECT failures, last_at FROM pin_failure WHERE staff_id = ?', staffId)
}

/** Counted before the PIN is evaluated, in a commit of its own: a plug pulled in between costs a try. */
export function countPinAttempt(db: Writer, staffId: number, at: number): void {
  run(
    db,
    `INSERT INTO pin_failure (staff_id, failures, last_at) VALUES (?, 1, ?)
     ON CONFLICT (staff_id) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at`,
    staffId,
    at,
  )
}

export function clearPinFailures(db: Writer, staffId: number): void {
  run(db, 'DELETE FROM pin_failure WHERE staff_id = ?', staffId)
}

/** After a restoration no PIN works any more, so no wrong one counts. */
export function clearAllPinFailures(db: Writer): void {
  run(db, 'DELETE FROM pin_failure')
}
