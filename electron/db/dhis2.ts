import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf } from './rows.ts'

interface Kept {
  readonly id: number
  readonly body: string
  readonly staffId: number
  readonly at: Instant
}

/** The mapping that holds: the one saved last. */
export function newestMapping(db: Reader): Kept | undefined {
  return rowOf(db, 'SELECT id, body, staff_id, at FROM dhis2_mapping ORDER BY id DESC LIMIT 1')
}

/** The metadata read last. */
export function newestMetadata(db: Reader): Kept | undefined {
  return rowOf(db, 'SELECT id, body, staff_id, at FROM dhis2_metadata ORDER BY id DESC LIMIT 1')
}

/** The file made last for a month. */
export function newestDataValueSet(db: Reader, month: string): Kept | undefined {
  return rowOf(
    db,
    'SELECT id, body, staff_id, at FROM data_value_set WHERE month = ? ORDER BY id DESC LIMIT 1',
    month,
  )
}

/** How many rows the mapping has; a save names the one it was made from, so that nobody writes over another's. */
export function newestMappingId(db: Reader): number | null {
  return oneOf<number>(db, 'SELECT max(id) FROM dhis2_mapping') ?? null
}
