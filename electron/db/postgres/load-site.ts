import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Figure } from '../../../shared/records/report.ts'
import type { Reader } from '../connection.ts'
import { type PublishedTable, quoted } from './published-tables.ts'
import { schemaName } from './schema.ts'

/** One site's data, and which backup they came from. */
export interface SiteToPublish {
  readonly registerId: string
  readonly lineage: string
  readonly site: string
  readonly name: string | null
  readonly partner: string | null
  readonly district: string | null
  readonly sequence: number
  readonly day: string
  readonly sha256: string
  readonly schema: number
  readonly register: Reader
  readonly figures: Iterable<Figure & { readonly month: string }>
  /** The opened private values, where somebody asked for them by their flag; null leaves them out. */
  readonly privateValues: Iterable<PrivateValue> | null
}

export interface PrivateValue {
  readonly table: string
  readonly column: string
  readonly id: number
  readonly value: string
}

/**
 * `published`, with the number of rows. Otherwise nothing was changed: what stands there is as new or newer (`known`), or
 * is another backup with the same number (`twoOfOneNumber`), of which a person must say which is true.
 */
export type Published =
  | { readonly outcome: 'published'; readonly rows: number }
  | { readonly outcome: 'known' | 'twoOfOneNumber' }

type Value = string | number | bigint | Uint8Array | null

/**
 * Puts one site's data in the place of what was published of it before, all in one transaction. The same sequence of the
 * same lineage, or an older one, changes nothing. @throws the server's errors; then nothing was changed
 */
export async function loadSite(
  client: ClientBase,
  tables: readonly PublishedTable[],
  site: SiteToPublish,
  onTable: (name: string, rows: number) => void,
): Promise<Published> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL search_path TO ${schemaName}, pg_catalog`)
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [site.registerId])
    const before = await compared(client, site)
    if (before !== null) {
      await client.query('ROLLBACK')
      return { outcome: before }
    }
    const own = [site.registerId, site.lineage]
    const names = [...tables.map(({ name }) => name), 'figure', 'private_value', 'publication']
    for (const name of names) {
      await client.query(`DELETE FROM ${quoted(name)} WHERE register_id = $1`, [site.registerId])
    }
    let rows = 0
    for (const { name, columns } of tables) {
      const wanted = columns.map((column) => column.name)
      const stored = site.register
        .prepare<[], Value[]>(`SELECT ${wanted.map(quoted).join(', ')} FROM ${quoted(name)}`)
        .raw()
        .iterate()
      const done = await copy(
        client,
        name,
        ['register_id', 'lineage', ...columns.map(({ as }) => as)],
        own,
        stored,
      )
      rows += done
      onTable(name, done)
    }
    const figureColumns = ['register_id', 'lineage', 'month', 'indicator', 'cell', 'count', 'of']
    await copy(client, 'figure', figureColumns, own, figureRows(site))
    if (site.privateValues) {
      const columns = ['register_id', 'lineage', 'table_name', 'column_name', 'row_id', 'value']
      await copy(client, 'private_value', columns, own, privateRows(site.privateValues))
    }
    await client.query(
      `INSERT INTO publication (register_id, lineage, site, name, partner, district, sequence, day, sha256, schema,
         with_private) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...own,
        site.site,
        site.name,
        site.partner,
        site.district,
        site.sequence,
        site.day,
        site.sha256,
        site.schema,
        site.privateValues !== null,
      ],
    )
    await client.query('COMMIT')
    return { outcome: 'published', rows }
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw cause
  }
}

/** A sequence goes on through restores, so it alone says which is newer; names once published are taken back by a new run. */
async function compared(client: ClientBase, site: SiteToPublish): Promise<'known' | 'twoOfOneNumber' | null> {
  const { rows } = await client.query<{
    sequence: string
    sha256: string
    schema: number
    with_private: boolean
  }>('SELECT sequence, sha256, schema, with_private FROM publication WHERE register_id = $1', [
    site.registerId,
  ])
  const [before] = rows
  if (before === undefined || Number(before.sequence) < site.sequence) return null
  if (Number(before.sequence) > site.sequence) return 'known'
  if (before.sha256 !== site.sha256) return 'twoOfOneNumber'
  const asWanted = before.schema === site.schema && before.with_private === (site.privateValues !== null)
  return asWanted ? 'known' : null
}

function* figureRows({ figures }: SiteToPublish): Generator<Value[]> {
  for (const { month, indicator, cell, count, of } of figures) yield [month, indicator, cell, count, of]
}

function* privateRows(values: Iterable<PrivateValue>): Generator<Value[]> {
  for (const { table, column, id, value } of values) yield [table, column, id, value]
}

async function copy(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  own: readonly string[],
  rows: Iterable<Value[]>,
): Promise<number> {
  const into = client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`))
  let done = 0
  function* lines(): Generator<Buffer> {
    let text = ''
    for (const row of rows) {
      text += `${[...own, ...row].map(copyText).join('\t')}\n`
      done += 1
      if (text.length > 1 << 16) {
        yield Buffer.from(text, 'utf8')
        text = ''
      }
    }
    if (text !== '') yield Buffer.from(text, 'utf8')
  }
  await pipeline(Readable.from(lines(), { objectMode: false }), into)
  return done
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value in COPY's text format (PostgreSQL manual, COPY, "Text Format"). */
function copyText(value: Value): string {
  if (value === null) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  // PostgreSQL's texts cannot hold a NUL; ours hold one only where somebody meant harm.
  return String(value)
    .replaceAll(/[\\\t\n\r]/g, (found) => escapes[found] ?? found)
    .replaceAll('\0', '\uFFFD')
}
