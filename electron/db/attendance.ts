import type { Attendance } from '../../shared/records/attendance.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** Who came on a day without a dose being prepared, the oldest first. */
export function attendancesOfDay(db: Reader, clinicDayId: number): Attendance[] {
  return rowsOf(db, 'SELECT * FROM attendance WHERE clinic_day_id = ? ORDER BY id', clinicDayId)
}
