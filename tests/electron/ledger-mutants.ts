import { openWriter, type Writer } from '../../electron/db/connection.ts'
import { lineHash } from '../../electron/db/ledger.ts'
import { keyColumn, TABLES, type TableName } from '../../electron/db/tables.ts'

type Cell = string | number | Uint8Array | null
type Stored = Record<string, Cell>

/** One thing that somebody with the database's key could do to it. */
export interface Mutant {
  readonly what: string
  /** @returns false when it changed nothing after all */
  apply(db: Writer): boolean
}

/** The register as somebody opens it who wants to change history: no trigger, no check stands in the way. */
export function openAgainstTheRules(file: string, key: Uint8Array): Writer {
  const db = openWriter(file, key)
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`)
  const indexes = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%UNIQUE%'")
    .pluck()
    .all()
  for (const name of indexes) db.exec(`DROP INDEX ${String(name)}`)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  return db
}

/** Every edit, deletion, insertion and swap of every row of every covered table, and of every ledger line. */
export function everyMutant(db: Writer): Mutant[] {
  const tables = (Object.keys(TABLES) as TableName[]).map((table) => ({ table, key: keyColumn(table) }))
  return [
    ...tables.flatMap(({ table, key }) => mutantsOf(db, table, key)),
    ...mutantsOf(db, 'ledger', 'seq'),
    ...truncations(db),
    ...forgeries(db),
  ]
}

function mutantsOf(db: Writer, table: string, key: string): Mutant[] {
  const rows = db.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).all() as Stored[]
  return rows.flatMap((row, index) => {
    const id = row[key] as number
    const edits = Object.keys(row).map((column) => ({
      what: `${table} ${id}: ${column} changed`,
      apply: (to: Writer) => edit(to, table, key, id, column, other(row[column] ?? null)),
    }))
    const neighbour = rows[index + 1]
    const swap = neighbour && {
      what: `${table} ${id} and the next: swapped`,
      apply: (to: Writer) => swapped(to, table, key, row, neighbour),
    }
    return [
      ...edits,
      {
        what: `${table} ${id}: deleted`,
        apply: (to: Writer) => to.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(id).changes > 0,
      },
      {
        what: `${table} ${id}: inserted again under another key`,
        apply: (to: Writer) => put(to, table, { ...row, [key]: 900_000 + id }),
      },
      ...(swap ? [swap] : []),
    ]
  })
}

function truncations(db: Writer): Mutant[] {
  const seqs = db.prepare('SELECT seq FROM ledger ORDER BY seq').pluck().all() as number[]
  return seqs.flatMap((seq) => [
    {
      what: `the ledger cut from line ${seq} on`,
      apply: (to: Writer) => to.prepare('DELETE FROM ledger WHERE seq >= ?').run(seq).changes > 0,
    },
    {
      what: `the ledger cut from line ${seq} on, its rows with it`,
      apply: (to: Writer) => cutWithRows(to, seq),
    },
  ])
}

/** A line below the genesis that vouches for a row; and a changed line whose followers are chained anew. */
function forgeries(db: Writer): Mutant[] {
  const lines = db.prepare('SELECT * FROM ledger ORDER BY seq').all() as Stored[]
  const first = lines[0]
  return [
    ...(first
      ? [0, -1].map((seq) => ({
          what: `a line inserted as number ${seq}`,
          apply: (to: Writer) => put(to, 'ledger', { ...first, seq }),
        }))
      : []),
    ...lines.slice(0, -1).map(({ seq }) => ({
      what: `line ${String(seq)} changed, all after it chained anew`,
      apply: (to: Writer) => rechain(to, Number(seq)),
    })),
  ]
}

function other(value: Cell): Cell {
  if (value === null) return 7
  if (typeof value === 'number') return value + 7_919
  if (typeof value === 'string') return `${value}~`
  const bytes = Buffer.from(value)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  return bytes
}

function edit(db: Writer, table: string, key: string, id: number, column: string, value: Cell): boolean {
  const set = (to: Cell) => db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`).run(to, id)
  try {
    return set(value).changes > 0
  } catch {
    // A blob where null stood: STRICT tables take no number there.
    return set(Buffer.from([7])).changes > 0
  }
}

function put(db: Writer, table: string, row: Stored): boolean {
  const columns = Object.keys(row)
  const places = columns.map(() => '?').join(', ')
  try {
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row))
    return true
  } catch (cause) {
    // A UNIQUE of the table itself stands also against the one who dropped everything else.
    if (String(cause).includes('UNIQUE')) return false
    throw cause
  }
}

function swapped(db: Writer, table: string, key: string, one: Stored, two: Stored): boolean {
  const differ = Object.keys(one).some((column) => column !== key && !same(one[column], two[column]))
  if (!differ) return false
  const drop = db.prepare(`DELETE FROM ${table} WHERE ${key} IN (?, ?)`)
  drop.run(one[key], two[key])
  return put(db, table, { ...one, [key]: two[key] ?? 0 }) && put(db, table, { ...two, [key]: one[key] ?? 0 })
}

const same = (a: Cell | undefined, b: Cell | undefined) =>
  a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b

function cutWithRows(db: Writer, seq: number): boolean {
  const gone = db
    .prepare(
      `SELECT DISTINCT table_name, row_id FROM ledger l WHERE seq >= ?
         AND NOT EXISTS (SELECT 1 FROM ledger e WHERE e.seq < ? AND e.table_name = l.table_name
                           AND e.row_id = l.row_id)`,
    )
    .all(seq, seq) as { table_name: string; row_id: number }[]
  for (const { table_name: table, row_id: id } of gone)
    db.prepare(`DELETE FROM ${table} WHERE ${keyColumn(table as TableName)} = ?`).run(id)
  return db.prepare('DELETE FROM ledger WHERE seq >= ?').run(seq).changes > 0
}

function rechain(db: Writer, from: number): boolean {
  db.prepare("UPDATE ledger SET reason = coalesce(reason, '') || '~' WHERE seq = ?").run(from)
  const lines = db.prepare('SELECT * FROM ledger WHERE seq >= ? ORDER BY seq').all(from) as Stored[]
  let prev: Buffer = Buffer.from((lines[0]?.prev ?? []) as Uint8Array)
  for (const line of lines) {
    const hash = lineHash(Number(line.seq), prev, {
      utcMs: line.utc_ms as never,
      actor: line.actor as number | null,
      approver: line.approver as number | null,
      act: String(line.act),
      tableName: String(line.table_name),
      rowId: Number(line.row_id),
      rowHash: Buffer.from(line.row_hash as Uint8Array),
      reason: line.reason as string | null,
    })
    db.prepare('UPDATE ledger SET prev = ?, hash = ? WHERE seq = ?').run(prev, hash, line.seq)
    prev = hash
  }
  return true
}
