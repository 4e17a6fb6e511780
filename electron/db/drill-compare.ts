import type { Reader } from './connection.ts'
import { NOTED, REMOVED } from './ledger.ts'
import { coveredTables } from './ledger-check.ts'
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
  const same: Record<DrillDifference, boolean> = {
    chain: equal(hashAt(live, end), hashAt(backup, end)),
    // That the backup's own ledger and rows agree was seen before, row by row.
    counts: equal(countsUpTo(live, end), rowsIn(backup)),
    stock: equal(balances(live, lastKey(backup, 'stock_entry')), balances(backup, Number.MAX_SAFE_INTEGER)),
    lastDoses: equal(lastDoses(live, lastKey(backup, 'dose')), lastDoses(backup, Number.MAX_SAFE_INTEGER)),
  }
  return drillDifferences.filter((part) => !same[part])
}

const byName = ([one]: readonly [string, number], [other]: readonly [string, number]): number =>
  one < other ? -1 : 1

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function hashAt(db: Reader, seq: number): string | undefined {
  return oneOf<Buffer>(db, 'SELECT hash FROM ledger WHERE seq = ?', seq)?.toString('hex')
}

/**
 * Rows of every covered table that were there at a ledger line, by what the ledger says: all rows that it speaks of, by
 * its index alone, less the few that were removed or never were (a line that tells of an act which wrote none).
 */
function countsUpTo(db: Reader, end: number): Record<string, number> {
  // A table at a time, along the index: grouped all at once, SQLite would sort millions of keys in memory.
  const counts = new Map<string, number>(
    coveredTables(db).map((table) => [
      table,
      oneOf<number>(
        db,
        `SELECT count(*) FROM (
           SELECT 1 FROM ledger INDEXED BY ledger_row WHERE table_name = ? AND seq <= ? GROUP BY row_id
         )`,
        table,
        end,
      ) ?? 0,
    ]),
  )
  const special = rowsOf<{ name: string; id: number }>(
    db,
    'SELECT DISTINCT table_name AS name, row_id AS id FROM ledger WHERE seq <= ? AND row_hash IN (?, ?)',
    end,
    NOTED,
    REMOVED,
  )
  for (const { name, id } of special) {
    const last = oneOf<Buffer>(
      db,
      `SELECT row_hash FROM ledger WHERE table_name = ? AND row_id = ? AND seq <= ? AND row_hash <> ?
       ORDER BY seq DESC LIMIT 1`,
      name,
      id,
      end,
      NOTED,
    )
    if (last === undefined || last.equals(REMOVED)) counts.set(name, (counts.get(name) ?? 0) - 1)
  }
  return Object.fromEntries([...counts].filter(([, n]) => n > 0).toSorted(byName))
}

/** The rows themselves, of the tables that the ledger covers. */
function rowsIn(db: Reader): Record<string, number> {
  const counts = coveredTables(db).map(
    (name) => [name, oneOf<number>(db, `SELECT count(*) FROM "${name}"`) ?? 0] as const,
  )
  return Object.fromEntries(counts.filter(([, n]) => n > 0).toSorted(byName))
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
