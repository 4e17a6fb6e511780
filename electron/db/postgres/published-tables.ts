import type { Reader } from '../connection.ts'
import { OFFICE_TABLES } from '../tables-office.ts'

/** A table as it is published: every column of it that holds nothing personal and nothing secret. */
export interface PublishedTable {
  readonly name: string
  /** `as` is its name where it is published: that of the register, unless every published row has a column of that name. */
  readonly columns: readonly { readonly name: string; readonly as: string; readonly type: string }[]
  /** The names of its key's columns, in the register. */
  readonly key: readonly string[]
}

/** Nobody's but their writer's; what proves a PIN; what only an office's own register holds. */
const leftOut = new Set(['draft', 'staff_pin', ...Object.keys(OFFICE_TABLES)])
/** Binary values are sealed text, pictures and secrets, and none leaves; but the chain stays, so that it can be checked. */
const keptBinary = new Set(['ledger.row_hash', 'ledger.prev', 'ledger.hash'])

const ownColumns = new Set(['register_id', 'lineage'])

const types: Readonly<Record<string, string>> = {
  INTEGER: 'bigint',
  TEXT: 'text',
  REAL: 'double precision',
  BLOB: 'bytea',
}

/** What of a register's tables is published, by the register's own schema. */
export function publishedTables(register: Reader): PublishedTable[] {
  const columns = register
    .prepare<[], { table: string; name: string; type: string; pk: number }>(
      `SELECT s.name AS "table", c.name, c.type, c.pk
         FROM sqlite_schema s JOIN pragma_table_info(s.name) c
        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' ORDER BY s.name, c.cid`,
    )
    .all()
    .filter(({ table }) => !leftOut.has(table))
  return [...new Set(columns.map(({ table }) => table))].map((name) => {
    const own = columns.filter(({ table }) => table === name)
    return {
      name,
      columns: own
        .filter((column) => column.type !== 'BLOB' || keptBinary.has(`${name}.${column.name}`))
        .map((column) => ({
          name: column.name,
          as: ownColumns.has(column.name) ? `own_${column.name}` : column.name,
          type: typeOf(column.type),
        })),
      key: own.filter(({ pk }) => pk > 0).map((column) => column.name),
    }
  })
}

function typeOf(type: string): string {
  const known = types[type]
  if (known === undefined) throw new Error(`no type of PostgreSQL is known for ${type}`)
  return known
}

/** A name as both databases take it, whatever it is. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
