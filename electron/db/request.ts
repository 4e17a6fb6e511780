import type { Writer } from './connection.ts'
import { oneOf, run } from './rows.ts'

/** A request id came back with another act: two different acts must never share one. */
export class RequestReused extends Error {
  override name = 'RequestReused'
}

/** The row that an earlier sending of the same request made. @throws RequestReused */
export function requestRow(db: Writer, id: string, call: string): number | undefined {
  const rowId = oneOf<number>(db, 'SELECT row_id FROM request WHERE id = ? AND call = ?', id, call)
  if (rowId === undefined && oneOf(db, 'SELECT 1 FROM request WHERE id = ?', id) !== undefined)
    throw new RequestReused('a request id was used for another act')
  return rowId
}

export function rememberRequest(
  db: Writer,
  request: { id: string; call: string; rowId: number; at: number },
): void {
  run(
    db,
    'INSERT INTO request (id, call, row_id, at) VALUES (?, ?, ?, ?)',
    request.id,
    request.call,
    request.rowId,
    request.at,
  )
}

/** A window repeats a request within seconds; days later nobody asks. */
export function forgetRequestsBefore(db: Writer, at: number): void {
  run(db, 'DELETE FROM request WHERE at < ?', at)
}
