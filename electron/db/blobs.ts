import type { Reader } from './connection.ts'

/** A binary value and its place. */
export interface StoredBlob {
  readonly table: string
  readonly column: string
  /** The row's key. */
  readonly id: number
  readonly blob: Buffer
}

/**
 * Every binary value of every table with one INTEGER key, sealed or not, of whatever schema the file has.
 * Drafts have another key, and are nobody's but their writer's.
 */
export function* storedBlobs(reader: Reader): Generator<StoredBlob> {
  const columns = reader
    .prepare<[], { table: string; column: string; key: string }>(
      `SELECT s.name AS "table", c.name AS "column", max(k.name) AS "key"
         FROM sqlite_schema s
         JOIN pragma_table_info(s.name) c ON c.type = 'BLOB'
         JOIN pragma_table_info(s.name) k ON k.pk > 0
        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%'
        GROUP BY s.name, c.name
       HAVING count(*) = 1 AND max(k.type) = 'INTEGER'
        ORDER BY s.name, c.cid`,
    )
    .all()
  for (const { table, column, key } of columns) {
    const rows = reader
      .prepare<[], { id: number; blob: Buffer }>(
        `SELECT ${quoted(key)} AS id, ${quoted(column)} AS blob FROM ${quoted(table)}
          WHERE typeof(${quoted(column)}) = 'blob' ORDER BY 1`,
      )
      .iterate()
    for (const { id, blob } of rows) yield { table, column, id, blob }
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
