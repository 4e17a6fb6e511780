import type { ScaleOccasion, ScaleResult } from '../../shared/records/scale.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

export type ScaleStored = ScaleResult & { voided: 'wrong_client' | 'wrong_answers' | 'entered_twice' | null }

const RESULT = `SELECT r.*, v.reason AS voided FROM scale_result r
  LEFT JOIN scale_result_void v ON v.scale_result_id = r.id`

/** By day, voided ones included. */
export function scaleResultsOf(db: Reader, clientId: number): ScaleStored[] {
  return rowsOf(db, `${RESULT} WHERE r.client_id = ? ORDER BY r.day, r.id`, clientId)
}

export function scaleResultById(db: Reader, id: number): ScaleStored | undefined {
  return rowOf(db, `${RESULT} WHERE r.id = ?`, id)
}

/** What was asked of anybody since a day and stands, without the answers. */
export function scalesAskedSince(
  db: Reader,
  from: ClinicDay,
): { clientId: number; instrument: string; occasion: ScaleOccasion; day: ClinicDay }[] {
  return rowsOf(
    db,
    `SELECT r.client_id, r.instrument, r.occasion, r.day FROM scale_result r
     WHERE r.day >= ? AND NOT EXISTS (SELECT 1 FROM scale_result_void v WHERE v.scale_result_id = r.id)`,
    from,
  )
}
