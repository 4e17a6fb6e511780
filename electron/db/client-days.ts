import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

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

/** The first day that anybody opened here: before it there are no doses and nobody was missed. */
export function firstClinicDay(db: Reader): ClinicDay | undefined {
  return oneOf<ClinicDay | null>(db, 'SELECT min(day) FROM clinic_day') ?? undefined
}
