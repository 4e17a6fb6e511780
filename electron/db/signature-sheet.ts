import type { MarkCount, SignatureSheet, SignatureSheetRow } from '../../shared/records/signature-sheet.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

/** The sheets of a day in the order of their numbers, with the marks of the latest count. */
export function sheetsOfDay(db: Reader, clinicDayId: number): (SignatureSheet & { marks: number | null })[] {
  return rowsOf(
    db,
    `SELECT s.*, (SELECT m.marks FROM sheet_marks m WHERE m.signature_sheet_id = s.id
                  AND m.mark_count_id = (SELECT max(id) FROM mark_count WHERE clinic_day_id = s.clinic_day_id))
       AS marks
     FROM signature_sheet s WHERE s.clinic_day_id = ? ORDER BY s.number`,
    clinicDayId,
  )
}

/** The printed lines of a sheet, by register number; the time of those given before it was printed. */
export function rowsOfSheet(
  db: Reader,
  sheetId: number,
): (Pick<SignatureSheetRow, 'position' | 'slot' | 'amountMicrograms'> & {
  registerNumber: number
  at: Instant | null
})[] {
  return rowsOf(
    db,
    `SELECT r.position, r.slot, r.amount_micrograms, c.register_number,
       (SELECT e.at FROM dose_event e WHERE e.dose_id = r.dose_id AND e.kind = 'given') AS at
     FROM signature_sheet_row r JOIN client c ON c.id = r.client_id
     WHERE r.signature_sheet_id = ? ORDER BY r.position`,
    sheetId,
  )
}

export function nextSheetNumber(db: Reader): number {
  return (oneOf<number>(db, 'SELECT max(number) FROM signature_sheet') ?? 0) + 1
}

const HANDED_OUT = `FROM dose d
  WHERE d.clinic_day_id = ? AND d.kind <> 'passport'
    AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'given')
    AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)`

/**
 * Doses that were handed out on a day, swallowed or carried: a mark is expected for each. A line printed ahead is for a
 * dose of its own day; what is carried for another day wants a line of its own.
 */
export function dosesHandedOut(
  db: Reader,
  clinicDayId: number,
): { id: number; clientId: number; slot: number; amountMicrograms: number; onSheet: 0 | 1 }[] {
  return rowsOf(
    db,
    `SELECT d.id, d.client_id, d.slot, d.amount_micrograms,
       EXISTS (SELECT 1 FROM signature_sheet_row r JOIN signature_sheet s ON s.id = r.signature_sheet_id
               WHERE s.clinic_day_id = d.clinic_day_id AND (r.dose_id = d.id OR
                 (r.dose_id IS NULL AND r.client_id = d.client_id AND r.slot = d.slot
                   AND d.clinic_day = (SELECT c.day FROM clinic_day c WHERE c.id = d.clinic_day_id)))) AS on_sheet
     ${HANDED_OUT} ORDER BY d.id`,
    clinicDayId,
  )
}

/** The latest count of a day's marks. */
export function lastMarkCount(db: Reader, clinicDayId: number): MarkCount | undefined {
  return rowOf(db, 'SELECT * FROM mark_count WHERE clinic_day_id = ? ORDER BY id DESC LIMIT 1', clinicDayId)
}
