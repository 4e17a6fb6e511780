import type { Attendance } from '../../shared/records/attendance.ts'
import type { Hold } from '../../shared/records/client.ts'
import type { Drug, Product } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** Holds on a client that nobody has released, the oldest first. */
export function openHolds(db: Reader, clientId: number): Hold[] {
  return rowsOf(
    db,
    `SELECT h.* FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id
     WHERE h.client_id = ? AND r.hold_id IS NULL ORDER BY h.id`,
    clientId,
  )
}

/** The last time today that the client came and no dose was prepared. */
export function attendanceToday(
  db: Reader,
  clientId: number,
  clinicDayId: number,
): Pick<Attendance, 'kind' | 'at'> | undefined {
  return rowOf(
    db,
    'SELECT kind, at FROM attendance WHERE client_id = ? AND clinic_day_id = ? ORDER BY id DESC LIMIT 1',
    clientId,
    clinicDayId,
  )
}

/** What was taken of each batch for a dose, whatever came back of it later. */
export function measuredFor(
  db: Reader,
  doseId: number,
): (Pick<Product, 'form' | 'strengthMicrograms' | 'stepsPerUnit'> & {
  steps: number
  batchNumber: string
})[] {
  return rowsOf(
    db,
    `SELECT p.form, p.strength_micrograms, p.steps_per_unit, -s.steps AS steps, b.batch_number
     FROM stock_entry s JOIN product p ON p.id = s.product_id JOIN batch b ON b.id = s.batch_id
     WHERE s.dose_id = ? AND s.kind = 'issue' ORDER BY p.strength_micrograms DESC, s.id`,
    doseId,
  )
}

/** The drug that an order names. */
export function drugOfOrder(db: Reader, orderId: number): Drug | undefined {
  return oneOf(db, 'SELECT drug FROM dose_order WHERE id = ?', orderId)
}

/** The last doses of a client, of whatever day, the newest first; days claimed for another site are none. */
export function lastDoseIds(db: Reader, clientId: number, count: number): number[] {
  return rowsOf<{ id: number }>(
    db,
    "SELECT id FROM dose WHERE client_id = ? AND kind <> 'passport' ORDER BY clinic_day DESC, id DESC LIMIT ?",
    clientId,
    count,
  ).map(({ id }) => id)
}

/** The last doses written on a day, the newest first. Of doses handed over together the last that is still carried. */
export function lastDoseIdsOfDay(db: Reader, clinicDayId: number, count: number): number[] {
  return rowsOf<{ id: number }>(
    db,
    `SELECT coalesce(max(CASE WHEN r.dose_id IS NULL THEN d.id END), max(d.id)) AS id
     FROM dose d
     LEFT JOIN take_home_dose t ON t.dose_id = d.id
     LEFT JOIN dose_event r ON r.dose_id = d.id AND r.kind = 'returned'
     WHERE d.clinic_day_id = ? AND d.kind <> 'passport'
     GROUP BY coalesce(-t.take_home_issue_id, d.id)
     ORDER BY max(d.id) DESC LIMIT ?`,
    clinicDayId,
    count,
  ).map(({ id }) => id)
}

/** Doses of which something was swallowed on a day, as far as anybody knows; re-doses stand for the first. */
export function dosesGiven(db: Reader, clinicDayId: number): number {
  return (
    oneOf<number>(
      db,
      `SELECT count(DISTINCT coalesce(d.redose_of, d.id)) FROM dose d
       WHERE d.clinic_day_id = ? AND d.kind IN ('observed', 'guest')
         AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
         AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('given', 'incident'))`,
      clinicDayId,
    ) ?? 0
  )
}

/** Clients with an order that covers a day, in an episode that is open: who may be due. */
export function clientsWithOrder(db: Reader, day: ClinicDay): number[] {
  return rowsOf<{ clientId: number }>(
    db,
    `SELECT DISTINCT o.client_id FROM dose_order o
     WHERE o.start_day <= ? AND o.end_day >= ?
       AND NOT EXISTS (SELECT 1 FROM dose_order_end e WHERE e.dose_order_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = o.episode_id)`,
    day,
    day,
  ).map(({ clientId }) => clientId)
}

/** Clients to whom a dose of a day was given or carried home already, as far as anybody knows. */
export function clientsServed(db: Reader, day: ClinicDay): number[] {
  return rowsOf<{ clientId: number }>(
    db,
    `SELECT DISTINCT d.client_id FROM dose d
     WHERE d.clinic_day = ?
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('given', 'incident'))`,
    day,
  ).map(({ clientId }) => clientId)
}
