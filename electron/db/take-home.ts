import type { Drug } from '../../shared/records/product.ts'
import type { ClosureList } from '../../shared/records/take-home.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export interface CarriedStored {
  doseId: number
  issueId: number
  clientId: number
  registerNumber: number
  clinicDay: ClinicDay
  slot: number
  slots: number
  leastHours: number
  drug: Drug
  amountMicrograms: number
  at: Instant
  staffId: number
}

/** Handed over and neither brought back, voided nor part of an incident. */
const CARRIED = `SELECT d.id AS dose_id, t.take_home_issue_id AS issue_id, d.client_id, c.register_number, d.clinic_day,
    d.slot, (SELECT count(*) FROM dose_order_step n WHERE n.dose_order_id = d.dose_order_id AND n.step = d.order_step)
      AS slots,
    (SELECT n.least_hours FROM dose_order_step n WHERE n.dose_order_id = d.dose_order_id AND n.step = d.order_step
       AND n.slot = d.slot) AS least_hours,
    o.drug, d.amount_micrograms, i.at, i.staff_id
  FROM take_home_dose t
  JOIN take_home_issue i ON i.id = t.take_home_issue_id
  JOIN dose d ON d.id = t.dose_id
  JOIN dose_order o ON o.id = d.dose_order_id
  JOIN client c ON c.id = d.client_id
  WHERE NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('returned', 'incident'))`

/** What a client carries for the days from `from` on, the earliest first. */
export function carriedBy(db: Reader, clientId: number, from: ClinicDay): CarriedStored[] {
  return rowsOf(
    db,
    `${CARRIED} AND d.client_id = ? AND d.clinic_day >= ? ORDER BY d.clinic_day, d.slot`,
    clientId,
    from,
  )
}

/** What everybody carries for the days of a span, by register number and day. */
export function carriedBetween(db: Reader, first: ClinicDay, last: ClinicDay): CarriedStored[] {
  return rowsOf(
    db,
    `${CARRIED} AND d.clinic_day BETWEEN ? AND ? ORDER BY c.register_number, d.clinic_day, d.slot`,
    first,
    last,
  )
}

/** Slots of a day that were carried home on a day before: nobody is expected for them. */
export function carriedOn(db: Reader, day: ClinicDay): number {
  return (
    oneOf<number>(
      db,
      `SELECT count(*) FROM dose d
       WHERE d.clinic_day = ? AND d.kind = 'take_home'
         AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('returned', 'incident'))`,
      day,
    ) ?? 0
  )
}

/** Days from `from` up to the day before `to` with a due slot that nobody came for, as the lines stand. */
export function daysMissed(db: Reader, clientId: number, from: ClinicDay, to: ClinicDay): number {
  return (
    oneOf<number>(
      db,
      `SELECT count(DISTINCT l.clinic_day_id) FROM day_line l JOIN clinic_day y ON y.id = l.clinic_day_id
       WHERE l.client_id = ? AND y.day >= ? AND y.day < ? AND l.due = 1 AND l.outcome = 'missed'
         AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)`,
      clientId,
      from,
      to,
    ) ?? 0
  )
}

export interface ListStored extends ClosureList {
  signatureDigest: Uint8Array
}

/** The list signed last for a span that ends on or after a day and begins on or before another. */
export function signedListOver(db: Reader, first: ClinicDay, last: ClinicDay): ListStored | undefined {
  return rowOf(
    db,
    `SELECT l.*, s.digest AS signature_digest FROM closure_list l
     JOIN signature s ON s.kind = 'closure_list' AND s.subject_id = l.id
     WHERE l.first_day <= ? AND l.last_day >= ? ORDER BY l.id DESC LIMIT 1`,
    last,
    first,
  )
}

export function closureListById(db: Reader, id: number): ClosureList | undefined {
  return rowOf(db, 'SELECT * FROM closure_list WHERE id = ?', id)
}

/** Signed lists by which a client carries doses, of closures that are not over; the latest of each stands. */
export function listsFor(db: Reader, clientId: number, today: ClinicDay): ClosureList[] {
  return rowsOf(
    db,
    `SELECT l.* FROM closure_list l
     JOIN signature s ON s.kind = 'closure_list' AND s.subject_id = l.id
     JOIN closure_list_client c ON c.closure_list_id = l.id AND c.client_id = ? AND c.outcome = 'take_home'
     WHERE l.last_day > ?
       AND NOT EXISTS (SELECT 1 FROM closure_list later WHERE later.id > l.id
                         AND later.first_day <= l.last_day AND later.last_day >= l.first_day)
     ORDER BY l.first_day`,
    clientId,
    today,
  )
}

export interface ListClientStored {
  clientId: number
  outcome: 'take_home' | 'excluded'
  reasons: string
  plan: 'staff_opens' | 'other_site' | 'doctor_sees' | 'no_dose' | null
}

export function clientsOfList(db: Reader, listId: number): ListClientStored[] {
  return rowsOf(
    db,
    `SELECT e.client_id, e.outcome, e.reasons, e.plan FROM closure_list_client e
     JOIN client c ON c.id = e.client_id WHERE e.closure_list_id = ? ORDER BY c.register_number`,
    listId,
  )
}
