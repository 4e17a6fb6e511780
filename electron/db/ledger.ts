import { createHash, hash } from 'node:crypto'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { firstLineage, lineageAfter } from './restoration.ts'
import { oneOf, rowOf, run } from './rows.ts'
import { keyColumn, type TableName } from './tables.ts'

const PREFIX = 'ost-register/ledger/v1\n'

export interface LedgerHead {
  readonly seq: number
  readonly hash: Buffer
}

export interface NewLine {
  readonly utcMs: Instant
  readonly actor: number | null
  readonly approver: number | null
  readonly act: string
  readonly tableName: string
  readonly rowId: number
  readonly rowHash: Buffer
  readonly reason: string | null
}

/** Stands for a row that was removed, so that the line says "it is gone" and the check can tell. */
export const REMOVED: Buffer = Buffer.alloc(32)
/** Stands for no row at all: the line tells of an act that wrote none. */
export const NOTED: Buffer = Buffer.alloc(32, 0xff)

type Flat = string | number | null

/**
 * The RFC 8785 form of an object with the names of columns, whose members are texts, numbers and nulls: sorted by name, and written as JSON.stringify
 * writes them, which is what the RFC prescribes. A check walks millions of them, and the library takes five times as long
 * over what may be nested; a test holds the two equal.
 * @throws TypeError for a number that JSON has no form for
 */
export function canonicalFlat(members: Readonly<Record<string, Flat>>): string {
  const sorted: Record<string, Flat> = {}
  for (const name of Object.keys(members).sort()) {
    const value = members[name] ?? null
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('no number of JSON')
    sorted[name] = value
  }
  return JSON.stringify(sorted)
}

/** Where the chain begins: bound to this register and this lineage of it. */
export function genesis(registerId: string, lineage: string): LedgerHead {
  return { seq: 0, hash: createHash('sha256').update(`${PREFIX}${registerId}${lineage}`).digest() }
}

/**
 * Where the chain of a restored register goes on: a genesis of the new lineage that binds the last line of the one
 * before, so that the old chain can neither be cut nor exchanged. The sequence of lines goes on.
 */
export function genesisAfter(registerId: string, lineage: string, after: LedgerHead): LedgerHead {
  const bound = `${PREFIX}${registerId}${lineage}${hexOf(after.hash)}`
  return { seq: after.seq, hash: createHash('sha256').update(bound).digest() }
}

/** The genesis of the register's first lineage, with which the chain of all of them begins. */
export function chainBeginning(db: Reader): LedgerHead {
  const site = rowOf<{ registerId: string; lineage: string }>(db, 'SELECT register_id, lineage FROM site')
  return genesis(site?.registerId ?? '', firstLineage(db, site?.lineage ?? ''))
}

/** What the line behind `last` must name as the one before it: that line, or a new lineage's genesis. */
export function followedBy(db: Reader, last: LedgerHead): LedgerHead {
  const begun = lineageAfter(db, last.seq)
  if (begun === undefined) return last
  const registerId = oneOf<string>(db, 'SELECT register_id FROM site') ?? ''
  return genesisAfter(registerId, begun.lineage, { seq: last.seq, hash: Buffer.from(begun.afterHead) })
}

/** SHA-256 of the RFC 8785 form of the row as it is stored; blobs as lower-case hex. */
export function rowHash(row: Record<string, unknown>): Buffer {
  return Buffer.from(rowDigest(row), 'hex')
}

/** `rowHash` in lower-case hex: a check that made a buffer for each of millions of rows would keep them all for a while. */
export function rowDigest(row: Record<string, unknown>): string {
  const plain: Record<string, Flat> = {}
  for (const column in row) {
    const value = row[column]
    plain[column] = ArrayBuffer.isView(value) ? hexOf(value) : (value as Flat)
  }
  return hash('sha256', canonicalFlat(plain), 'hex')
}

function hexOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex')
}

export function lineHash(seq: number, prev: Buffer, line: NewLine): Buffer {
  const { rowHash: row, ...fields } = line
  const digest = lineDigest({ ...fields, seq, rowHash: row.toString('hex'), prev: prev.toString('hex') })
  return Buffer.from(digest, 'hex')
}

/** `lineHash` of a line whose hashes stand in lower-case hex, in hex too. */
export function lineDigest(line: { [Name in keyof NewLine | 'seq' | 'prev']: Flat }): string {
  return hash('sha256', PREFIX + canonicalFlat(line), 'hex')
}

/** The last line, or the genesis of a register whose ledger is empty. */
export function ledgerHead(db: Reader): LedgerHead {
  const last = rowOf<LedgerHead>(db, 'SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1')
  if (last) return last
  if (!oneOf<string>(db, 'SELECT register_id FROM site'))
    throw new Error('the ledger begins after the site is known')
  return chainBeginning(db)
}

/** Appends one line; must run inside the transaction that wrote the row. */
export function appendLine(db: Reader, line: NewLine): LedgerHead {
  const head = followedBy(db, ledgerHead(db))
  const seq = head.seq + 1
  const hash = lineHash(seq, head.hash, line)
  run(
    db,
    `INSERT INTO ledger (seq, utc_ms, actor, approver, act, table_name, row_id, row_hash, reason, prev, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    seq,
    line.utcMs,
    line.actor,
    line.approver,
    line.act,
    line.tableName,
    line.rowId,
    line.rowHash,
    line.reason,
    head.hash,
    hash,
  )
  return { seq, hash }
}

/** The stored row itself, column names and all, as the ledger hashes it. */
export function storedRow(db: Reader, table: TableName, id: number): Record<string, unknown> | undefined {
  return db.prepare(`SELECT * FROM ${table} WHERE ${keyColumn(table)} = ?`).get(id) as
    | Record<string, unknown>
    | undefined
}
