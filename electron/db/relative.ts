import type { Relative, RelativeConsent } from '../../shared/records/relative.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type RelativeStored = Relative & { endedFor: string | null }

const RELATIVE = `SELECT r.*, e.reason AS ended_for FROM relative r
  LEFT JOIN relative_end e ON e.relative_id = r.id`

/** Those who are still named, in the order in which they were. */
export function relativesOf(db: Reader, clientId: number): RelativeStored[] {
  return rowsOf(db, `${RELATIVE} WHERE r.client_id = ? AND e.relative_id IS NULL ORDER BY r.id`, clientId)
}

export function relativeById(db: Reader, id: number): RelativeStored | undefined {
  return rowOf(db, `${RELATIVE} WHERE r.id = ?`, id)
}

export type RelativeConsentStored = RelativeConsent & { withdrawnDay: ClinicDay | null }

const CONSENT = `SELECT c.*, w.day AS withdrawn_day FROM relative_consent c
  LEFT JOIN relative_consent_withdrawal w ON w.relative_consent_id = c.id`

export function consentsOfRelative(db: Reader, relativeId: number): RelativeConsentStored[] {
  return rowsOf(db, `${CONSENT} WHERE c.relative_id = ? ORDER BY c.id DESC`, relativeId)
}

export function relativeConsentById(db: Reader, id: number): RelativeConsentStored | undefined {
  return rowOf(db, `${CONSENT} WHERE c.id = ?`, id)
}
