import type { Sex } from '../../shared/records/client.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowsOf } from './rows.ts'

export interface BringOverBatch {
  batch: number
  rows: number
  at: Instant
  doctorId: number
  doctorName: Uint8Array
  signedBy: number | null
  signerName: Uint8Array | null
  signedAt: Instant | null
}

const BATCH = `SELECT b.batch, count(*) AS rows, min(b.at) AS at, o.prescriber_id AS doctor_id, d.name AS doctor_name,
    g.staff_id AS signed_by, s.name AS signer_name, g.at AS signed_at
  FROM brought_over b
  JOIN dose_order o ON o.client_id = b.client_id AND o.via = 'brought_over'
  JOIN staff d ON d.id = o.prescriber_id
  LEFT JOIN signature g ON g.id = (SELECT min(id) FROM signature WHERE kind = 'bring_over' AND subject_id = b.batch)
  LEFT JOIN staff s ON s.id = g.staff_id`

/** Every saved grid, the newest first, with the doctor whom it names and the signature. */
export function bringOverBatches(db: Reader): BringOverBatch[] {
  return rowsOf(db, `${BATCH} GROUP BY b.batch ORDER BY b.batch DESC`)
}

export function bringOverBatch(db: Reader, batch: number): BringOverBatch | undefined {
  return rowsOf<BringOverBatch>(db, `${BATCH} WHERE b.batch = ? GROUP BY b.batch`, batch)[0]
}

export function nextBringOverBatch(db: Reader): number {
  return (oneOf<number>(db, 'SELECT coalesce(max(batch), 0) FROM brought_over') ?? 0) + 1
}

export interface BringOverStored {
  broughtOverId: number
  clientId: number
  registerNumber: number
  sex: Sex
  birthYear: number
  drug: Drug
  amountMicrograms: number
  startDay: ClinicDay
  endDay: ClinicDay
  lastDoseDay: ClinicDay
  lastDoseMicrograms: number
  paperPage: string
}

/** The rows of one grid by register number. Later orders do not change them; corrected identities are shown. */
export function bringOverRows(db: Reader, batch: number): BringOverStored[] {
  return rowsOf(
    db,
    `SELECT b.id AS brought_over_id, c.id AS client_id, c.register_number, c.sex, c.birth_year, o.drug, s.amount_micrograms,
       o.start_day, o.end_day, b.last_dose_day, b.last_dose_micrograms, b.paper_page
     FROM brought_over b
     JOIN client c ON c.id = b.client_id
     JOIN dose_order o ON o.client_id = b.client_id AND o.via = 'brought_over'
     JOIN dose_order_step s ON s.dose_order_id = o.id
     WHERE b.batch = ? ORDER BY c.register_number`,
    batch,
  )
}

export function takenRegisterNumbers(db: Reader): number[] {
  return rowsOf<{ registerNumber: number }>(db, 'SELECT register_number FROM client').map(
    ({ registerNumber }) => registerNumber,
  )
}
