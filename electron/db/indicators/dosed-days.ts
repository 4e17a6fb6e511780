import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Reader } from '../connection.ts'
import { oneOf, rowsOf } from '../rows.ts'

/** The same words as the partial index `day_line_taken`, or SQLite does not see that it fits. */
const TAKEN = `outcome IN ('taken', 'not_checked', 'take_home')`
const STANDS = 'NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)'

/** The last of a client's clinic days, by key, from one to another, whose line says that a dose was taken. */
export function lastTaken(db: Reader, clientId: number, fromId: number, toId: number): number | undefined {
  return oneOf(
    db,
    `SELECT l.clinic_day_id FROM day_line l
     WHERE l.client_id = ? AND l.clinic_day_id BETWEEN ? AND ? AND l.${TAKEN} AND ${STANDS}
     ORDER BY l.clinic_day_id DESC LIMIT 1`,
    clientId,
    fromId,
    toId,
  )
}

export function firstTaken(db: Reader, clientId: number, fromId: number, toId: number): number | undefined {
  return oneOf(
    db,
    `SELECT l.clinic_day_id FROM day_line l
     WHERE l.client_id = ? AND l.clinic_day_id BETWEEN ? AND ? AND l.${TAKEN} AND ${STANDS}
     ORDER BY l.clinic_day_id LIMIT 1`,
    clientId,
    fromId,
    toId,
  )
}

/** Everybody's days with a dose from one clinic day to another, by key and ascending; a short stretch alone. */
export function takenWithin(db: Reader, fromId: number, toId: number): Map<number, number[]> {
  const rows = rowsOf<{ clientId: number; ids: string }>(
    db,
    `SELECT l.client_id, json_group_array(l.clinic_day_id) AS ids FROM day_line l INDEXED BY day_line_day
     WHERE l.clinic_day_id BETWEEN ? AND ? AND l.${TAKEN} AND ${STANDS} GROUP BY l.client_id`,
    fromId,
    toId,
  )
  return new Map(
    rows.map(({ clientId, ids }) => [clientId, (JSON.parse(ids) as number[]).toSorted((a, b) => a - b)]),
  )
}

export interface DayOfClient {
  readonly clientId: number
  readonly day: ClinicDay
}

/**
 * Days with a dose that stand in no line: carried for a day on which nobody opened, entered from a paper sheet for such
 * a day, said by another site or by a hospital or prison, and incidents of which somebody swallowed. Few.
 */
export function dosedOtherwise(db: Reader): DayOfClient[] {
  return rowsOf(
    db,
    `SELECT t.client_id, t.for_day AS day FROM take_home_given t
     WHERE t.returned = 0 AND NOT EXISTS (SELECT 1 FROM clinic_day_held h WHERE h.written_day = t.for_day)
       AND NOT EXISTS (SELECT 1 FROM dosing_incident i WHERE i.dose_id = t.dose_id)
     UNION
     SELECT d.client_id, d.clinic_day FROM paper_line p JOIN dose d ON d.id = p.dose_id
     WHERE p.result IN ('given', 'not_checked')
       AND NOT EXISTS (SELECT 1 FROM clinic_day y WHERE y.day = d.clinic_day)
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM dosing_incident i WHERE i.dose_id = d.id)
     UNION
     SELECT p.client_id, d.clinic_day FROM passport p
     JOIN dose d ON d.client_id = p.client_id AND d.clinic_day BETWEEN p.from_day AND p.until_day
     WHERE d.kind = 'passport' AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'given')
     UNION
     SELECT a.client_id, s.last_dose_day FROM absence a
     JOIN absence_dosing s ON s.id = (SELECT max(x.id) FROM absence_dosing x WHERE x.absence_id = a.id)
     WHERE s.answer = 'confirmed'
       AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'absence' AND t.row_id = a.id)
     UNION
     SELECT d.client_id, h.day FROM dosing_incident i JOIN dose d ON d.id = i.dose_id
     JOIN clinic_day_held h ON h.clinic_day_id = d.clinic_day_id
     WHERE i.swallowed = 'yes'`,
  )
}

/** Doses of which a doctor confirmed that they were diverted, by their day: they do not count as taken. */
export function divertedDays(db: Reader): (DayOfClient & { slot: number })[] {
  return rowsOf(
    db,
    `SELECT d.client_id, h.day, d.slot FROM dose_event e
     JOIN dose d ON d.id = e.dose_id
     JOIN clinic_day_held h ON h.clinic_day_id = d.clinic_day_id
     WHERE e.kind = 'diversion_confirmed'`,
  )
}

/** All of a client's days with a dose, for the few of whom the index does not tell the whole. */
export function takenDays(db: Reader, clientId: number): { day: ClinicDay; slot: number }[] {
  return rowsOf(
    db,
    `SELECT h.day, l.slot FROM day_line l JOIN clinic_day_held h ON h.clinic_day_id = l.clinic_day_id
     WHERE l.client_id = ? AND l.${TAKEN} AND ${STANDS}`,
    clientId,
  )
}
