import type { BroughtOver } from '../../shared/records/client.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'
import type { Row } from './tables.ts'

export type ClientStored = Row<'client'>
export type PhotoStored = Row<'client_photo'>

export function clientById(db: Reader, id: number): ClientStored | undefined {
  return rowOf(db, 'SELECT * FROM client WHERE id = ?', id)
}

export function clientByNumber(db: Reader, registerNumber: number): ClientStored | undefined {
  return rowOf(db, 'SELECT * FROM client WHERE register_number = ?', registerNumber)
}

export function allClientIds(db: Reader): number[] {
  return rowsOf<{ id: number }>(db, 'SELECT id FROM client ORDER BY id').map(({ id }) => id)
}

/** One more than the highest ever given: a number is never used again. */
export function nextRegisterNumber(db: Reader): number {
  return (oneOf<number>(db, 'SELECT coalesce(max(register_number), 0) FROM client') ?? 0) + 1
}

export function photosOf(db: Reader, clientId: number): PhotoStored[] {
  return rowsOf(db, 'SELECT * FROM client_photo WHERE client_id = ? ORDER BY id DESC', clientId)
}

export function broughtOverOf(db: Reader, clientId: number): BroughtOver | undefined {
  return rowOf(db, 'SELECT * FROM brought_over WHERE client_id = ?', clientId)
}
