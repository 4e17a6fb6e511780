import type { Instant } from '../../shared/records/time.ts'
import type { Writer } from './connection.ts'
import { appendLine, NOTED, REMOVED, rowHash } from './ledger.ts'
import { oneOf, run, snakeCase } from './rows.ts'
import { keyColumn, type NewRow, type Row, type TableName } from './tables.ts'

/** Who does what, when, and why: the same for all rows of one act. */
export interface Act {
  readonly act: string
  readonly at: Instant
  readonly actor: number | null
  readonly approver?: number | null
  readonly reason?: string | null
}

/** The open transaction of one act. Only `write` makes it, so no row is written outside one. */
export interface Tx extends Act {
  readonly db: Writer
}

/** All rows of an act, their ledger lines included, or none: one immediate transaction. */
export function write<T>(db: Writer, act: Act, body: (tx: Tx) => T): T {
  return db.transaction(() => body({ ...act, db })).immediate()
}

/** The key that the next row will have; needed before the row, as sealed columns are bound to it. */
export function nextId(tx: Tx, table: TableName): number {
  return (oneOf<number>(tx.db, `SELECT coalesce(max(${keyColumn(table)}), 0) FROM ${table}`) ?? 0) + 1
}

type Stored = string | number | Uint8Array | null

/** Writes a row and its ledger line. @returns the row's key */
export function insert<T extends TableName>(tx: Tx, table: T, row: NewRow<T>): number {
  const fields: Record<string, Stored> = { ...(row as Record<string, Stored>) }
  const key = keyColumn(table)
  if (key === 'id') fields.id ??= nextId(tx, table)
  const stored: Record<string, Stored> = {}
  for (const field in fields) stored[snakeCase(field)] = fields[field] ?? null
  const columns = Object.keys(stored)
  run(
    tx.db,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(stored),
  )
  const id = Number(stored[key])
  line(tx, table, id, rowHash(stored))
  return id
}

/** Changes a row of one of the few tables that allow it; the ledger keeps the hash of what it became. */
export function correct<T extends 'client' | 'site'>(
  tx: Tx,
  table: T,
  id: number,
  changes: Partial<Row<T>>,
): void {
  const fields = Object.entries(changes) as [string, Stored][]
  if (fields.length === 0) return
  const set = fields.map(([field]) => `${snakeCase(field)} = ?`).join(', ')
  run(tx.db, `UPDATE ${table} SET ${set} WHERE id = ?`, ...fields.map(([, value]) => value), id)
  const stored = tx.db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Record<string, unknown>
  line(tx, table, id, rowHash(stored))
}

/** Removes a photo whose consent was withdrawn; the ledger keeps that it was there and is gone. */
export function remove(tx: Tx, table: 'client_photo', id: number): void {
  run(tx.db, `DELETE FROM ${table} WHERE id = ?`, id)
  line(tx, table, id, REMOVED)
}

/** An act that reads or hands out something and leaves no row of its own (a note read, a list printed). */
export function noteAct(tx: Tx, subjectTable: TableName, subjectId: number): void {
  line(tx, subjectTable, subjectId, NOTED)
}

function line(tx: Tx, tableName: string, rowId: number, hash: Buffer): void {
  appendLine(tx.db, {
    utcMs: tx.at,
    actor: tx.actor,
    approver: tx.approver ?? null,
    act: tx.act,
    tableName,
    rowId,
    rowHash: hash,
    reason: tx.reason ?? null,
  })
}
