import type { Hold } from '../../shared/records/client.ts'
import type { IncidentKind } from '../../shared/records/dosing-incident.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowOf, rowsOf } from './rows.ts'

/** A hold, and whether somebody has released it. */
export type HoldStored = Hold & { releasedAt: Instant | null }

export function holdById(db: Reader, id: number): HoldStored | undefined {
  return rowOf(
    db,
    `SELECT h.*, r.at AS released_at FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id WHERE h.id = ?`,
    id,
  )
}

/** Every hold that stands, the oldest first, but for those of a dosing incident or a death, decided elsewhere. */
export function standingHolds(db: Reader): Hold[] {
  return rowsOf(
    db,
    `SELECT h.* FROM hold h
     WHERE NOT EXISTS (SELECT 1 FROM hold_release r WHERE r.hold_id = h.id)
       AND NOT EXISTS (SELECT 1 FROM dosing_incident i WHERE i.hold_id = h.id)
       AND h.kind <> 'death'
     ORDER BY h.id`,
  )
}

export interface IncidentStored {
  id: number
  holdId: number
  clientId: number
  kind: IncidentKind
  swallowed: 'yes' | 'unsure'
  amountTakenMicrograms: number | null
  orderedMicrograms: number
  doctorCalled: 0 | 1
  reason: string
  staffId: number
  at: Instant
}

/** Dosing incidents whose hold stands: nobody has reviewed them. The oldest first. */
export function incidentsToReview(db: Reader): IncidentStored[] {
  return rowsOf(
    db,
    `SELECT i.id, i.hold_id, i.client_id, i.kind, i.swallowed, i.amount_taken_micrograms,
       d.amount_micrograms AS ordered_micrograms, i.doctor_called, i.reason, i.staff_id, i.at
     FROM dosing_incident i JOIN dose d ON d.id = i.dose_id
     WHERE NOT EXISTS (SELECT 1 FROM hold_release r WHERE r.hold_id = i.hold_id)
     ORDER BY i.id`,
  )
}
