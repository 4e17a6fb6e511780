import type { Reader } from './connection.ts'
import {
  chainBeginning,
  followedBy,
  type LedgerHead,
  lineDigest,
  NOTED,
  REMOVED,
  rowDigest,
  storedRow,
} from './ledger.ts'
import { restorations } from './restoration.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'
import { isCovered, keyColumn, TABLES, type TableName } from './tables.ts'

export interface LedgerFinding {
  readonly kind:
    | 'line_changed'
    | 'line_missing'
    | 'row_changed'
    | 'row_missing'
    | 'row_unknown'
    | 'behind_mark'
  readonly seq: number | null
  readonly table: string | null
  readonly id: number | null
}

/** A line with its hashes in hex. */
interface StoredLine {
  seq: number
  utcMs: number
  actor: number | null
  approver: number | null
  act: string
  tableName: string
  rowId: number
  rowHash: string
  reason: string | null
  prev: string
  hash: string
}

const gone = REMOVED.toString('hex')
const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

const PAGE = 2_000
/** Lines are read in short lists: long ones outlive V8's young generation, and the heap grows by tens of megabytes. */
const READ = 200

/**
 * Walks the chain from its beginning (or from a checkpoint whose hash is known) and stops at the first line
 * that does not follow. @returns what is wrong, empty when nothing is
 */
export function* checkChain(
  db: Reader,
  from?: { seq: number; hash: Uint8Array },
): Generator<{ checked: number; findings: LedgerFinding[] }> {
  const begins = from ?? chainBeginning(db)
  let [seq, hash] = [begins.seq, hexOf(begins.hash)]
  const lineages = new Map(restorations(db).map((begun) => [begun.afterSeq, begun]))
  // Below the genesis no line belongs; one there would vouch for a row and be walked past.
  const stray = oneOf<number>(db, 'SELECT seq FROM ledger WHERE seq < 1 ORDER BY seq LIMIT 1')
  if (stray !== undefined) {
    yield { checked: 0, findings: [{ kind: 'line_changed', seq: stray, table: null, id: null }] }
    return
  }
  const next = db.prepare<[number, number], StoredLine>(
    `SELECT seq, utc_ms AS utcMs, actor, approver, act, table_name AS tableName, row_id AS rowId,
       lower(hex(row_hash)) AS rowHash, reason, lower(hex(prev)) AS prev, lower(hex(hash)) AS hash
     FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  for (;;) {
    const lines = next.all(seq, READ)
    for (const line of lines) {
      if (line.seq !== seq + 1) {
        yield { checked: seq, findings: [{ kind: 'line_missing', seq: seq + 1, table: null, id: null }] }
        return
      }
      const { hash: stated, ...fields } = line
      const begun = lineages.get(seq)
      // The lineage before ends in the very line that its restoration names, and the new one is bound to it.
      const ends = begun === undefined || hexOf(begun.afterHead) === hash
      const follows =
        ends &&
        line.prev === (begun ? hexOf(followedBy(db, { seq, hash: Buffer.from(hash, 'hex') }).hash) : hash)
      if (!follows || lineDigest(fields) !== stated) {
        yield {
          checked: seq,
          findings: [{ kind: 'line_changed', seq: line.seq, table: line.tableName, id: line.rowId }],
        }
        return
      }
      seq = line.seq
      hash = stated
    }
    if (seq % PAGE === 0 || lines.length < READ) yield { checked: seq, findings: [] }
    if (lines.length < READ) return
  }
}

/**
 * Whether the ledger passes through a line that was seen written: chain and rows agree with each other also when
 * both end too early. Seq 0 is the genesis.
 */
export function checkMark(db: Reader, mark: { seq: number; hash: Uint8Array }): LedgerFinding[] {
  const hash =
    mark.seq === 0
      ? chainBeginning(db).hash
      : oneOf<Buffer>(db, 'SELECT hash FROM ledger WHERE seq = ?', mark.seq)
  return hash?.equals(mark.hash) ? [] : [{ kind: 'behind_mark', seq: mark.seq, table: null, id: null }]
}

/** The last line as it stands, whatever is wrong with it; a check must end also over a register in ruins. */
export function chainEnd(db: Reader): LedgerHead {
  return rowOf<LedgerHead>(db, 'SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1') ?? chainBeginning(db)
}

/**
 * Compares every row of every covered table with the last ledger line that speaks of it, and back: both are read once,
 * in the order of the rows' keys, side by side.
 */
export function* checkRows(db: Reader): Generator<{ checked: number; findings: LedgerFinding[] }> {
  let checked = 0
  for (const table of coveredTables(db)) {
    const findings: LedgerFinding[] = []
    const key = keyColumn(table)
    const lines = lastLines(db, table)
    let line = lines.next().value ?? null
    const missingBefore = (id: number) => {
      for (; line !== null && line.id < id; line = lines.next().value ?? null)
        if (line.rowHash !== gone) findings.push({ kind: 'row_missing', seq: line.seq, table, id: line.id })
    }
    const rows = db.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).iterate() as IterableIterator<
      Record<string, unknown>
    >
    for (const row of rows) {
      const id = Number(row[key])
      missingBefore(id)
      if (line === null || line.id > id) findings.push({ kind: 'row_unknown', seq: null, table, id })
      else {
        if (line.rowHash !== rowDigest(row)) findings.push({ kind: 'row_changed', seq: line.seq, table, id })
        line = lines.next().value ?? null
      }
      checked += 1
      if (checked % PAGE === 0) yield { checked, findings: findings.splice(0) }
    }
    missingBefore(Number.POSITIVE_INFINITY)
    yield { checked, findings }
  }
}

interface LastLine {
  readonly id: number
  readonly seq: number
  /** In hex. */
  readonly rowHash: string
}

/** The last line that speaks of each row of a table, in the order of the rows. */
function* lastLines(db: Reader, table: TableName): Generator<LastLine, undefined> {
  const lines = db
    .prepare<[string, Buffer], LastLine>(
      `SELECT row_id AS id, seq, lower(hex(row_hash)) AS rowHash FROM ledger INDEXED BY ledger_row
       WHERE table_name = ? AND row_hash <> ? ORDER BY row_id, seq`,
    )
    .iterate(table, NOTED)
  let last: LastLine | null = null
  for (const line of lines) {
    if (last !== null && last.id !== line.id) yield last
    last = line
  }
  if (last !== null) yield last
  return undefined
}

/** The covered tables that this register has: one of an older schema lacks the newer ones. */
export function coveredTables(db: Reader): TableName[] {
  const there = new Set(
    rowsOf<{ name: string }>(db, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(
      ({ name }) => name,
    ),
  )
  return (Object.keys(TABLES) as TableName[]).filter((table) => there.has(table))
}

/** The row that a ledger line speaks of, for whoever reads the ledger on the screen. */
export function rowOfLine(db: Reader, table: string, id: number): Record<string, unknown> | undefined {
  return isCovered(table) ? storedRow(db, table, id) : undefined
}

/** How many lines and rows a whole check looks at, for its progress. */
export function checkSize(db: Reader): { lines: number; rows: number } {
  const rows = coveredTables(db).reduce(
    (sum, table) => sum + (oneOf<number>(db, `SELECT count(*) FROM ${table}`) ?? 0),
    0,
  )
  return { lines: oneOf<number>(db, 'SELECT coalesce(max(seq), 0) FROM ledger') ?? 0, rows }
}

/** One moment of the register for all questions of a check, whatever is written meanwhile. */
export function inOneMoment<T>(db: Reader, look: () => T): T {
  return db.transaction(look).deferred()
}
