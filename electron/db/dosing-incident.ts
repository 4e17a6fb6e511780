import type { DosingIncident } from '../../shared/records/dosing-incident.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** Incidents whose client is still to be watched at `now`, the one that ends first before the others. */
export function watchedIncidents(db: Reader, now: Instant): (DosingIncident & { registerNumber: number })[] {
  return rowsOf(
    db,
    `SELECT i.*, c.register_number FROM dosing_incident i JOIN client c ON c.id = i.client_id
     WHERE i.observe_until > ? ORDER BY i.observe_until`,
    now,
  )
}
