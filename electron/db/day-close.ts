import type { Attendance } from '../../shared/records/attendance.ts'
import type { DayLine, DayOutcome } from '../../shared/records/clinic-day.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** The last time each client came on a day without a dose being prepared. */
export function lastAttendances(
  db: Reader,
  clinicDayId: number,
): { clientId: number; kind: Attendance['kind'] }[] {
  return rowsOf(
    db,
    `SELECT client_id, kind FROM attendance
     WHERE id IN (SELECT max(id) FROM attendance WHERE clinic_day_id = ? GROUP BY client_id)`,
    clinicDayId,
  )
}

/** What dosing incidents say was swallowed of the doses of a day. */
export function incidentAmounts(
  db: Reader,
  day: ClinicDay,
): { doseId: number; amountTakenMicrograms: number | null }[] {
  return rowsOf(
    db,
    `SELECT i.dose_id, i.amount_taken_micrograms FROM dose d JOIN dosing_incident i ON i.dose_id = d.id
     WHERE d.clinic_day = ?`,
    day,
  )
}

/** Who a dose belongs to and which drug it is: what names it without a name. */
export function labelOfDose(db: Reader, doseId: number): { registerNumber: number; drug: Drug } | undefined {
  return rowOf(
    db,
    `SELECT c.register_number, o.drug FROM dose d JOIN client c ON c.id = d.client_id
     JOIN dose_order o ON o.id = d.dose_order_id WHERE d.id = ?`,
    doseId,
  )
}

export interface CloseStored {
  readonly clinicDayId: number
  readonly day: ClinicDay
  readonly late: 0 | 1
  readonly staffId: number
  readonly at: Instant
}

const CLOSE = `SELECT c.*, d.day FROM clinic_day_close c JOIN clinic_day d ON d.id = c.clinic_day_id`

export function closeOfDay(db: Reader, clinicDayId: number): CloseStored | undefined {
  return rowOf(db, `${CLOSE} WHERE c.clinic_day_id = ?`, clinicDayId)
}

/** The close of the latest day that is closed. */
export function lastClose(db: Reader): CloseStored | undefined {
  return rowOf(db, `${CLOSE} ORDER BY c.clinic_day_id DESC LIMIT 1`)
}

/** How many lines of a closed day ended in each way; a corrected line counts as what corrects it. */
export function closedOutcomes(
  db: Reader,
  clinicDayId: number,
): { outcome: DayOutcome; due: number; other: number }[] {
  return rowsOf(
    db,
    `SELECT outcome, sum(due) AS due, count(*) - sum(due) AS other FROM day_line l
     WHERE clinic_day_id = ? AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)
     GROUP BY outcome`,
    clinicDayId,
  )
}

/** The closing book of a day, in steps a batch. */
export function closingBook(db: Reader, clinicDayId: number): { batchId: number; bookSteps: number }[] {
  return rowsOf(db, 'SELECT batch_id, book_steps FROM stock_close WHERE clinic_day_id = ?', clinicDayId)
}

/**
 * The ledger's head as it was when the day had just been closed: the line of the closing row, which is written
 * last. Nothing that follows changes it.
 */
export function headAtClose(db: Reader, clinicDayId: number): Uint8Array | undefined {
  return oneOf<Uint8Array>(
    db,
    `SELECT hash FROM ledger WHERE table_name = 'clinic_day_close' AND row_id = ? ORDER BY seq LIMIT 1`,
    clinicDayId,
  )
}

/** A client's lines of a closed day as they stand: what was corrected is left out. */
export function standingLines(db: Reader, clinicDayId: number, clientId: number): DayLine[] {
  return rowsOf(
    db,
    `SELECT l.* FROM day_line l WHERE l.clinic_day_id = ? AND l.client_id = ?
       AND NOT EXISTS (SELECT 1 FROM day_line c WHERE c.corrects = l.id)`,
    clinicDayId,
    clientId,
  )
}
