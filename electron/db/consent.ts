import type { z } from 'zod'
import type { Consent } from '../../shared/records/consent.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type ConsentStored = z.infer<typeof Consent> & {
  withdrawnDay: ClinicDay | null
  witnessName: Uint8Array | null
}

const CONSENT = `SELECT c.*, w.day AS withdrawn_day, s.name AS witness_name FROM consent c
  LEFT JOIN consent_withdrawal w ON w.consent_id = c.id
  LEFT JOIN staff s ON s.id = c.witness_id`

/** The newest first, withdrawn ones included. */
export function consentsOf(db: Reader, clientId: number): ConsentStored[] {
  return rowsOf(db, `${CONSENT} WHERE c.client_id = ? ORDER BY c.id DESC`, clientId)
}

export function consentById(db: Reader, id: number): ConsentStored | undefined {
  return rowOf(db, `${CONSENT} WHERE c.id = ?`, id)
}
