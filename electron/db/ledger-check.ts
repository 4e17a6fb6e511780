import type { Reader } from './connection.ts'
import {
  chainBeginning,
  followedBy,
  type LedgerHead,
  lineHash,
  NOTED,
  REMOVED,
  rowHash,
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

interface StoredLine {
  seq: number
  utcMs: number
  actor: number | null
  approver: number | null
  act: string
  tableName: string
  rowId: number
  rowHash: Buffer
  reason: string | null
  prev: Buffer
  hash: Buffer
}

const PAGE = 2_000

/**
 * Walks the chain from its beginning (or from a checkpoint whose hash is known) and stops at the first line
 * that does not follow. @returns what is wrong, empty when nothing is
 */
export function* checkChain(
  db: Reader,
  from?: { seq: number; hash: Uint8Array },
): Generator<{ checked: number; findings: LedgerFinding[] }> {
  let { seq, hash } = from ?? chainBeginning(db)
  const lineages = new Map(restorations(db).map((begun) => [begun.afterSeq, begun]))
  // Below the genesis no line belongs; one there would vouch for a row and be walked past.
  const stray = oneOf<number>(db, 'SELECT seq FROM ledger WHERE seq < 1 ORDER BY seq LIMIT 1')
  if (stray !== undefined) {
    yield { checked: 0, findings: [{ kind: 'line_changed', seq: stray, table: null, id: null }] }
    return
  }
  for (;;) {
    const lines = rowsOf<StoredLine>(db, 'SELECT * FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?', seq, PAGE)
    for (const line of lines) {
      if (line.seq !== seq + 1) {
        yield { checked: seq, findings: [{ kind: 'line_missing', seq: seq + 1, table: null, id: null }] }
        return
      }
      const { seq: number, prev, hash: stated, ...fields } = line
      const begun = lineages.get(seq)
      // The lineage before ends in the very line that its restoration names, and the new one is bound to it.
      const ends = begun === undefined || Buffer.from(begun.afterHead).equals(hash)
      const follows =
        ends && prev.equals(begun ? followedBy(db, { seq, hash: Buffer.from(hash) }).hash : hash)
      if (!follows || !lineHash(number, prev, { ...fields, utcMs: fields.utcMs as never }).equals(stated)) {
        yield {
          checked: seq,
          findings: [{ kind: 'line_changed', seq: number, table: fields.tableName, id: fields.rowId }],
        }
        return
      }
      seq = number
      hash = stated
    }
    yield { checked: seq, findings: [] }
    if (lines.length < PAGE) return
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

/** Compares every row of every covered table with the last ledger line that speaks of it, and back. */
export function* checkRows(db: Reader): Generator<{ checked: number; findings: LedgerFinding[] }> {
  let checked = 0
  for (const table of coveredTables(db)) {
    const findings: LedgerFinding[] = []
    const key = keyColumn(table)
    const rows = db.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).iterate() as IterableIterator<
      Record<string, unknown>
    >
    for (const row of rows) {
      const id = Number(row[key])
      const stated = lastLine(db, table, id)
      if (!stated) findings.push({ kind: 'row_unknown', seq: null, table, id })
      else if (!stated.rowHash.equals(rowHash(row)))
        findings.push({ kind: 'row_changed', seq: stated.seq, table, id })
      checked += 1
      if (checked % PAGE === 0) yield { checked, findings: findings.splice(0) }
    }
    yield { checked, findings: [...findings, ...missingRows(db, table)] }
  }
}

/** The covered tables that this register has: one of an older schema lacks the newer ones. */
function coveredTables(db: Reader): TableName[] {
  const there = new Set(
    rowsOf<{ name: string }>(db, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(
      ({ name }) => name,
    ),
  )
  return (Object.keys(TABLES) as TableName[]).filter((table) => there.has(table))
}

function lastLine(db: Reader, table: string, id: number): { seq: number; rowHash: Buffer } | undefined {
  return rowOf(
    db,
    `SELECT seq, row_hash FROM ledger WHERE table_name = ? AND row_id = ? AND row_hash <> ?
     ORDER BY seq DESC LIMIT 1`,
    table,
    id,
    NOTED,
  )
}

function missingRows(db: Reader, table: TableName): LedgerFinding[] {
  const gone = rowsOf<{ seq: number; rowId: number }>(
    db,
    `SELECT max(seq) AS seq, row_id FROM ledger l WHERE table_name = ? AND row_hash <> ?
       AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${keyColumn(table)} = l.row_id)
     GROUP BY row_id`,
    table,
    NOTED,
  )
  return gone
    .filter(
      ({ seq }) => !oneOf<Buffer>(db, 'SELECT row_hash FROM ledger WHERE seq = ?', seq)?.equals(REMOVED),
    )
    .map(({ seq, rowId }) => ({ kind: 'row_missing', seq, table, id: rowId }))
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
