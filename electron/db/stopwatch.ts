import type { ClinicDay } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

export interface TimedDose {
  /** UTC milliseconds of the scan, which prepares. */
  preparedAt: number
  /** From the scan to *given*, in milliseconds. */
  tookMs: number
}

/**
 * How long the counter took over each observed dose of a period, without who gave it or to whom. A dose that was
 * entered afterwards took nobody's time and is left out.
 */
export function timedDoses(db: Reader, from: ClinicDay, to: ClinicDay): TimedDose[] {
  return rowsOf(
    db,
    `SELECT p.at AS prepared_at, g.at - p.at AS took_ms
     FROM dose d
     JOIN dose_event p ON p.dose_id = d.id AND p.kind = 'prepared'
     JOIN dose_event g ON g.dose_id = d.id AND g.kind = 'given'
     WHERE d.clinic_day BETWEEN ? AND ? AND d.kind IN ('observed', 'guest')
       AND d.recorded_at = d.at AND g.at >= p.at`,
    from,
    to,
  )
}
