import type { NaloxoneBatch, NaloxoneEntry } from '../../shared/records/naloxone.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export type KitBatchStored = Omit<NaloxoneBatch, 'at'> & { readonly kits: number }

/** Every batch of kits with what is left of it; the first to expire first. */
export function kitBatches(db: Reader): KitBatchStored[] {
  return rowsOf(
    db,
    `SELECT b.id, b.batch_number, b.expiry_day,
       (SELECT coalesce(sum(e.kits), 0) FROM naloxone_entry e WHERE e.naloxone_batch_id = b.id) AS kits
     FROM naloxone_batch b ORDER BY b.expiry_day, b.id`,
  )
}

export function kitBatchOf(db: Reader, batchNumber: string, expiryDay: ClinicDay): NaloxoneBatch | undefined {
  return rowOf(
    db,
    'SELECT * FROM naloxone_batch WHERE batch_number = ? AND expiry_day = ?',
    batchNumber,
    expiryDay,
  )
}

export type KitEntryStored = NaloxoneEntry & {
  readonly day: ClinicDay
  readonly batchNumber: string
  readonly registerNumber: number | null
}

const ENTRIES = `SELECT e.*, d.day, b.batch_number, c.register_number
  FROM naloxone_entry e JOIN clinic_day d ON d.id = e.clinic_day_id
  JOIN naloxone_batch b ON b.id = e.naloxone_batch_id LEFT JOIN client c ON c.id = e.client_id`

/** The newest first. */
export function kitEntries(db: Reader, limit: number): KitEntryStored[] {
  return rowsOf(db, `${ENTRIES} ORDER BY e.id DESC LIMIT ?`, limit)
}

/** Kits given to a client or to somebody for them; the newest first. */
export function kitsOfClient(db: Reader, clientId: number): KitEntryStored[] {
  return rowsOf(db, `${ENTRIES} WHERE e.client_id = ? ORDER BY e.id DESC`, clientId)
}

/** How many kits were given from a day on. */
export function kitsGivenFrom(db: Reader, day: ClinicDay): number {
  return (
    oneOf<number>(
      db,
      `SELECT coalesce(-sum(e.kits), 0) FROM naloxone_entry e JOIN clinic_day d ON d.id = e.clinic_day_id
       WHERE e.kind = 'given' AND d.day >= ?`,
      day,
    ) ?? 0
  )
}
