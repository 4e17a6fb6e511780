import type { DeathReport } from '../../shared/records/death.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** A report with what doctors said of it since. */
export type DeathStored = DeathReport & {
  /** The day that a doctor confirmed. */
  confirmedDay: ClinicDay | null
  confirmedBy: number | null
  confirmedAt: Instant | null
  errorId: number | null
  errorReason: string | null
  errorBy: number | null
  errorAt: Instant | null
}

const DEATHS = `SELECT r.*, c.day AS confirmed_day, c.staff_id AS confirmed_by, c.at AS confirmed_at,
    e.id AS error_id, e.reason AS error_reason, e.staff_id AS error_by, e.at AS error_at
  FROM death_report r
  LEFT JOIN death_decision c ON c.death_report_id = r.id AND c.verdict = 'confirmed'
  LEFT JOIN death_decision e ON e.death_report_id = r.id AND e.verdict = 'in_error'`

/** The newest first, those recorded in error too. */
export function deathsOf(db: Reader, clientId: number): DeathStored[] {
  return rowsOf(db, `${DEATHS} WHERE r.client_id = ? ORDER BY r.id DESC`, clientId)
}

export function deathById(db: Reader, id: number): DeathStored | undefined {
  return rowOf(db, `${DEATHS} WHERE r.id = ?`, id)
}

/** Reports that no doctor has decided on, the oldest first. */
export function deathsToDecide(db: Reader): DeathStored[] {
  return rowsOf(db, `${DEATHS} WHERE c.id IS NULL AND e.id IS NULL ORDER BY r.id`)
}

/**
 * Everybody whose death is reported or confirmed and not recorded in error, by client, with the day of death: on no
 * list of people to dose, visit or write to.
 */
export function deadClients(db: Reader): ReadonlyMap<number, ClinicDay> {
  const rows = rowsOf<{ clientId: number; day: ClinicDay }>(
    db,
    `SELECT r.client_id, coalesce(c.day, r.day) AS day FROM death_report r
     LEFT JOIN death_decision c ON c.death_report_id = r.id AND c.verdict = 'confirmed'
     WHERE NOT EXISTS (SELECT 1 FROM death_decision e WHERE e.death_report_id = r.id AND e.verdict = 'in_error')`,
  )
  return new Map(rows.map(({ clientId, day }) => [clientId, day]))
}
