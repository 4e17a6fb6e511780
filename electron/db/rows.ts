import type Database from 'better-sqlite3'
import type { Reader } from './connection.ts'

type Value = string | number | bigint | Uint8Array | null
type Values = readonly Value[]

const camel = new Map<string, string>()
function camelCase(column: string): string {
  const known = camel.get(column)
  if (known !== undefined) return known
  const name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  camel.set(column, name)
  return name
}

const snake = new Map<string, string>()
/** `amountMicrograms` → `amount_micrograms`: one word in code and in the database. */
export function snakeCase(field: string): string {
  const known = snake.get(field)
  if (known !== undefined) return known
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  snake.set(field, name)
  return name
}

function named<T>(row: Record<string, unknown>): T {
  const out: Record<string, unknown> = {}
  for (const column in row) out[camelCase(column)] = row[column]
  return out as T
}

/** All rows of a query, their columns named as in code. `T` must say what the query selects. */
export function rowsOf<T>(db: Reader, sql: string, ...parameters: Values): T[] {
  return statement(db, sql)
    .all(...parameters)
    .map((row) => named<T>(row as Record<string, unknown>))
}

/** The first row of a query. */
export function rowOf<T>(db: Reader, sql: string, ...parameters: Values): T | undefined {
  const row = statement(db, sql).get(...parameters) as Record<string, unknown> | undefined
  return row && named<T>(row)
}

/** The first column of the first row, for counts and keys. */
export function oneOf<T>(db: Reader, sql: string, ...parameters: Values): T | undefined {
  const row = statement(db, sql).get(...parameters) as Record<string, unknown> | undefined
  return row && (Object.values(row)[0] as T)
}

/** Runs a statement that returns nothing. @returns how many rows it touched */
export function run(db: Reader, sql: string, ...parameters: Values): number {
  return statement(db, sql).run(...parameters).changes
}

type Statement = Database.Statement<Value[], unknown>
const prepared = new WeakMap<Reader, Map<string, Statement>>()

/** Preparing costs more than running: each connection keeps its statements. */
function statement(db: Reader, sql: string): Statement {
  const own = prepared.get(db) ?? new Map<string, Statement>()
  prepared.set(db, own)
  const found = own.get(sql) ?? db.prepare<Value[], unknown>(sql)
  own.set(sql, found)
  return found
}
