import type { Reader } from './connection.ts'
import { NOTED, REMOVED } from './ledger.ts'
import { oneOf, rowsOf } from './rows.ts'

/** What a drill found to differ between a backup and the register that it was taken of. */
export const drillDifferences = ['chain', 'counts', 'stock', 'lastDoses'] as const
export type DrillDifference = (typeof drillDifferences)[number]

/**
 * Compares an opened backup with the living register, as it stood when the backup was taken: the register has gone on
 * since, so its rows are taken up to the backup's last ledger line and last keys. Both are only read.
 */
export function differencesFrom(live: Reader, backup: Reader): DrillDifference[] {
  const end = oneOf<number>(backup, 'SELECT coalesce(max(seq), 0) FROM ledger') ?? 0
  const stated = countsUpTo(backup, end)
  const same: Record<DrillDifference, boolean> = {
    chain: equal(hashAt(live, end), hashAt(backup, end)),
    counts: equal(countsUpTo(live, end), stated) && equal(stated, rowsIn(backup)),
    stock: equal(balances(live, lastKey(backup, 'stock_entry')), balances(backup, Number.MAX_SAFE_INTEGER)),
    lastDoses: equal(lastDoses(live, lastKey(backup, 'dose')), lastDoses(backup, Number.MAX_SAFE_INTEGER)),
  }
  return drillDifferences.filter((part) => !same[part])
}

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function hashAt(db: Reader, seq: number): string | undefined {
  return oneOf<Buffer>(db, 'SELECT hash FROM ledger WHERE seq = ?', seq)?.toString('hex')
}

/** Rows of every covered table that were there at a ledger line, by what the ledger says. */
function countsUpTo(db: Reader, end: number): Record<string, number> {
  const rows = rowsOf<{ name: string; n: number }>(
    db,
    `SELECT l.table_name AS name, count(*) AS n FROM (
       SELECT max(seq) AS seq FROM ledger WHERE seq <= ? AND row_hash <> ? GROUP BY table_name, row_id
     ) last JOIN ledger l USING (seq) WHERE l.row_hash <> ? GROUP BY l.table_name ORDER BY l.table_name`,
    end,
    NOTED,
    REMOVED,
  )
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** The rows themselves, of the tables that the ledger names. */
function rowsIn(db: Reader): Record<string, number> {
  const tables = rowsOf<{ name: string }>(
    db,
    `SELECT DISTINCT table_name AS name FROM ledger WHERE row_hash <> ? ORDER BY table_name`,
    NOTED,
  )
  const counts = tables.map(
    ({ name }) => [name, oneOf<number>(db, `SELECT count(*) FROM "${name}"`) ?? 0] as const,
  )
  return Object.fromEntries(counts.filter(([, n]) => n > 0))
}

function lastKey(db: Reader, table: 'stock_entry' | 'dose'): number {
  return oneOf<number>(db, `SELECT coalesce(max(id), 0) FROM ${table}`) ?? 0
}

/** Steps in hand of every batch. */
function balances(db: Reader, upTo: number): unknown[] {
  return rowsOf(
    db,
    'SELECT batch_id, sum(steps) AS steps FROM stock_entry WHERE id <= ? GROUP BY batch_id ORDER BY batch_id',
    upTo,
  )
}

/** The last dose of every client. */
function lastDoses(db: Reader, upTo: number): unknown[] {
  return rowsOf(
    db,
    `SELECT client_id, id, clinic_day, slot, amount_micrograms, at, max(id) AS last FROM dose WHERE id <= ?
     GROUP BY client_id ORDER BY client_id`,
    upTo,
  )
}
