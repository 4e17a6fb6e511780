import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** Days on which the client came and got no dose (no order, held, locked, no stock). */
export function attendanceOnDays(db: Reader, clientId: number, from: ClinicDay, to: ClinicDay): ClinicDay[] {
  return rowsOf<{ day: ClinicDay }>(
    db,
    `SELECT DISTINCT c.day FROM attendance a JOIN clinic_day c ON c.id = a.clinic_day_id
     WHERE a.client_id = ? AND c.day BETWEEN ? AND ?`,
    clientId,
    from,
    to,
  ).map(({ day }) => day)
}

/** Days that somebody opened: on any other nobody was missed here, whatever happened on paper. */
export function openedDays(db: Reader, from: ClinicDay, to: ClinicDay): ClinicDay[] {
  return rowsOf<{ day: ClinicDay }>(db, 'SELECT day FROM clinic_day WHERE day BETWEEN ? AND ?', from, to).map(
    ({ day }) => day,
  )
}
