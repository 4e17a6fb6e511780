import type { ClientBase } from 'pg'
import type { Reader } from '../connection.ts'
import { type PublishedTable, publishedTables, quoted } from './published-tables.ts'
import { viewForMany } from './view-for-many.ts'

/** Everything of ours lies in this schema of the database, and nothing else is touched. */
export const schemaName = 'ost_register'
/** One publication at a time may change the schema: the number is only ours by convention. */
const lockNumber = 5_057_260

/** What PostgreSQL lacks of what the views say; days are texts, YYYY-MM-DD. */
const functions = [
  `CREATE OR REPLACE FUNCTION julianday(day text) RETURNS integer IMMUTABLE LANGUAGE sql
     AS 'SELECT day::date - DATE ''1970-01-01'''`,
  `CREATE OR REPLACE FUNCTION "date"(day text, later text) RETURNS text IMMUTABLE LANGUAGE sql
     AS 'SELECT to_char(day::date + later::interval, ''YYYY-MM-DD'')'`,
]

const ownTables = [
  `CREATE TABLE IF NOT EXISTS publication (
     register_id text PRIMARY KEY, lineage text NOT NULL, site text NOT NULL, name text, partner text, district text,
     sequence bigint NOT NULL, day text NOT NULL, sha256 text NOT NULL, schema integer NOT NULL,
     with_private boolean NOT NULL, published_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE TABLE IF NOT EXISTS figure (
     register_id text NOT NULL, lineage text NOT NULL, month text NOT NULL, indicator text NOT NULL, cell text NOT NULL,
     count bigint NOT NULL, of bigint, PRIMARY KEY (register_id, month, indicator, cell))`,
  `CREATE TABLE IF NOT EXISTS private_value (
     register_id text NOT NULL, lineage text NOT NULL, table_name text NOT NULL, column_name text NOT NULL,
     row_id bigint NOT NULL, value text NOT NULL, PRIMARY KEY (register_id, table_name, column_name, row_id))`,
]

/** The indicators, and sums of them: sites add up by addition and by nothing else. */
const ownViews: readonly (readonly [name: string, body: string])[] = [
  [
    'indicator_month',
    `SELECT f.register_id, p.site, p.partner, p.district, f.month, f.indicator, f.cell, f.count, f.of
     FROM figure f JOIN publication p USING (register_id)`,
  ],
  [
    'indicator_month_district',
    `SELECT district, month, indicator, cell, sum(count) AS count, sum(of) AS of, count(DISTINCT register_id) AS sites
     FROM indicator_month GROUP BY district, month, indicator, cell`,
  ],
  [
    'indicator_month_all',
    `SELECT month, indicator, cell, sum(count) AS count, sum(of) AS of, count(DISTINCT register_id) AS sites
     FROM indicator_month GROUP BY month, indicator, cell`,
  ],
]

/** The register's views that are asked over many: those of the reports. The Ask screen's own stay with the screen. */
export function publishedViews(register: Reader): { name: string; body: string }[] {
  return register
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE 'question\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .pluck()
    .all()
    .map(viewForMany)
}

/** Makes the schema, or brings it up to this program's; what it holds stays. @throws the server's errors */
export async function prepareSchema(
  client: ClientBase,
  register: Reader,
): Promise<readonly PublishedTable[]> {
  const tables = publishedTables(register)
  const views = publishedViews(register)
  await client.query('BEGIN')
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${lockNumber})`)
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schemaName}`)
    await client.query(`SET LOCAL search_path TO ${schemaName}, pg_catalog`)
    for (const statement of [...functions, ...ownTables, ...tables.map(definitionOf)])
      await client.query(statement)
    const names = [...views.map(({ name }) => name), ...ownViews.map(([name]) => name)]
    for (const name of names) await client.query(`DROP VIEW IF EXISTS ${name} CASCADE`)
    for (const { name, body } of views) await client.query(`CREATE VIEW ${name} AS ${body}`)
    for (const [name, body] of ownViews) await client.query(`CREATE VIEW ${name} AS ${body}`)
    await client.query('COMMIT')
    return tables
  } catch (cause) {
    await client.query('ROLLBACK')
    throw cause
  }
}

function definitionOf({ name, columns, key }: PublishedTable): string {
  const own = columns.map((column) => `${quoted(column.as)} ${column.type}`)
  const keys = ['register_id', 'lineage', ...key.map(quoted)]
  return `CREATE TABLE IF NOT EXISTS ${quoted(name)} (
    register_id text NOT NULL, lineage text NOT NULL, ${own.join(', ')}, PRIMARY KEY (${keys.join(', ')}))`
}
