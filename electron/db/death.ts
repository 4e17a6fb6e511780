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
  errorReason: string | null
  errorBy: number | null
  errorAt: Instant | null
}

const DEATHS = `SELECT r.*, c.day AS confirmed_day, c.staff_id AS confirmed_by, c.at AS confirmed_at,
    e.reason AS error_reason, e.staff_id AS error_by, e.at AS error_at
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

/** A dose written for a day after the client's death: what the inspector's page must catch. */
export interface DoseAfterDeath {
  readonly doseId: number
  readonly clientId: number
  readonly registerNumber: number
  readonly clinicDay: ClinicDay
  readonly amountMicrograms: number
  readonly deathDay: ClinicDay
  /** Whether a doctor confirmed the death, or it is only reported. */
  readonly confirmed: 0 | 1
  readonly staffId: number
  readonly at: Instant
}

/** Doses after the day of a death that stands, the voided, refused and withheld ones left out; the oldest first. */
export function dosesAfterDeath(db: Reader): DoseAfterDeath[] {
  return rowsOf(
    db,
    `SELECT d.id AS dose_id, d.client_id, p.register_number, d.clinic_day, d.amount_micrograms,
       coalesce(c.day, r.day) AS death_day, c.id IS NOT NULL AS confirmed, d.staff_id, d.at
     FROM death_report r
     JOIN dose d ON d.client_id = r.client_id
     JOIN client p ON p.id = d.client_id
     LEFT JOIN death_decision c ON c.death_report_id = r.id AND c.verdict = 'confirmed'
     WHERE d.clinic_day > coalesce(c.day, r.day)
       AND NOT EXISTS (SELECT 1 FROM death_decision e WHERE e.death_report_id = r.id AND e.verdict = 'in_error')
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id
                         AND e.kind IN ('refused', 'withheld', 'returned'))
     ORDER BY d.id`,
  )
}
