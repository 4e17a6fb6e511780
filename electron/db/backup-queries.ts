import type { Reader, Writer } from './connection.ts'

/** What a backup states about the register it holds, all from one snapshot. */
export interface RegisterFacts {
  readonly registerId: string
  readonly lineage: string
  /** The site's code. */
  readonly site: string
  readonly schema: number
  /** Row count of every table, by name. */
  readonly rows: Record<string, number>
  /** `head` is the last line's hash in hex, null while the ledger is empty. */
  readonly ledger: { readonly head: string | null; readonly length: number }
}

/** A register whose set-up was never finished: there is nothing to back up yet. */
export class RegisterUnfinished extends Error {
  override name = 'RegisterUnfinished'
}

/**
 * Moves the whole write-ahead log into the main file and empties it. Never waits: a reader in the way is
 * answered with false, since the writer lives in the thread that serves the screens.
 */
export function emptyWriteAheadLog(writer: Writer): boolean {
  if (writer.inTransaction) return false
  const timeout = Number(writer.pragma('busy_timeout', { simple: true }))
  writer.pragma('busy_timeout = 0')
  try {
    return Number(writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true })) === 0
  } finally {
    writer.pragma(`busy_timeout = ${timeout}`)
  }
}

/** The site's code, which begins the name of its backups. @throws RegisterUnfinished */
export function siteCode(reader: Reader): string {
  return siteOf(reader).site
}

/** Starts a read transaction; BEGIN alone would not take the snapshot yet. */
export function holdRead(reader: Reader): void {
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM sqlite_schema').get()
}

/** Ends a read transaction. */
export function releaseRead(reader: Reader): void {
  if (reader.inTransaction) reader.exec('ROLLBACK')
}

/**
 * Reads the facts of the snapshot that `reader` holds. Counts every row: seconds on a large register.
 * @throws RegisterUnfinished
 */
export function registerFacts(reader: Reader): RegisterFacts {
  const last = reader.prepare<[], { hash: Buffer }>('SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1').get()
  const rows = countRows(reader)
  return {
    ...siteOf(reader),
    schema: Number(reader.pragma('user_version', { simple: true })),
    rows,
    ledger: { head: last?.hash.toString('hex') ?? null, length: rows.ledger ?? 0 },
  }
}

/**
 * What SQLite finds wrong with the file; empty = nothing. `quick` skips the comparison of indexes with tables.
 */
export function damageFound(reader: Reader, depth: 'quick' | 'full'): string[] {
  const found = reader.pragma(depth === 'quick' ? 'quick_check(5)' : 'integrity_check(5)') as Record<
    string,
    string
  >[]
  return found.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok')
}

function siteOf(reader: Reader): { registerId: string; lineage: string; site: string } {
  const site = reader
    .prepare<[], { registerId: string; lineage: string; site: string }>(
      'SELECT register_id AS registerId, lineage, code AS site FROM site WHERE id = 1',
    )
    .get()
  if (site === undefined) throw new RegisterUnfinished('the register has no site yet')
  return site
}

function countRows(reader: Reader): Record<string, number> {
  const tables = reader
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  return Object.fromEntries(
    tables.map((name) => {
      const quoted = `"${name.replaceAll('"', '""')}"`
      return [name, reader.prepare<[], number>(`SELECT count(*) FROM ${quoted}`).pluck().get() ?? 0]
    }),
  )
}
