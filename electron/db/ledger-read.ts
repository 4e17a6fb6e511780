import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { NOTED, REMOVED } from './ledger.ts'
import { oneOf, rowsOf } from './rows.ts'

export interface LedgerFilter {
  /** Lines below this one; null begins at the newest. */
  readonly before: number | null
  /** Acted or stood by as the second person. */
  readonly personId: number | null
  readonly from: Instant | null
  readonly to: Instant | null
  readonly act: string | null
}

export interface LedgerRead {
  seq: number
  utcMs: Instant
  actor: number | null
  approver: number | null
  act: string
  tableName: string
  rowId: number
  what: 'written' | 'noted' | 'removed'
  reason: string | null
}

/** Lines as they are read; its two parameters are NOTED and REMOVED. */
const LINES = `SELECT seq, utc_ms, actor, approver, act, table_name, row_id, reason,
    CASE row_hash WHEN ? THEN 'noted' WHEN ? THEN 'removed' ELSE 'written' END AS what
  FROM ledger`

/** How many lines one question looks through: some tens of milliseconds, whatever the filter. */
const SCAN = 50_000

/**
 * A page of the ledger, newest first. `next` is where to go on, null at the beginning of the ledger; a page under
 * a filter may be empty and still have a next one.
 */
export function readLedger(
  db: Reader,
  filter: LedgerFilter,
  page: number,
): { lines: LedgerRead[]; next: number | null } {
  const top = filter.before ?? (oneOf<number>(db, 'SELECT max(seq) FROM ledger') ?? 0) + 1
  const floor = Math.max(0, top - SCAN)
  const lines = rowsOf<LedgerRead>(
    db,
    `${LINES}
     WHERE seq < ? AND seq >= ?
       AND (? IS NULL OR actor = ? OR approver = ?)
       AND (? IS NULL OR utc_ms >= ?) AND (? IS NULL OR utc_ms < ?)
       AND (? IS NULL OR act = ?)
     ORDER BY seq DESC LIMIT ?`,
    NOTED,
    REMOVED,
    top,
    floor,
    filter.personId,
    filter.personId,
    filter.personId,
    filter.from,
    filter.from,
    filter.to,
    filter.to,
    filter.act,
    filter.act,
    page,
  )
  const last = lines.at(-1)?.seq
  if (lines.length === page && last !== undefined && last > 1) return { lines, next: last }
  return { lines, next: floor > 1 ? floor : null }
}

/** The lines of one row, the oldest first. */
export function linesOfRow(db: Reader, table: string, rowId: number): LedgerRead[] {
  return rowsOf(db, `${LINES} WHERE table_name = ? AND row_id = ? ORDER BY seq`, NOTED, REMOVED, table, rowId)
}

/** How a row of a table leads to its client. */
const CLIENT_OF: Record<string, string> = {
  client: 'SELECT register_number FROM client WHERE id = ?',
  ...Object.fromEntries(
    [
      'attendance',
      'brought_over',
      'card',
      'client_photo',
      'consent',
      'day_line',
      'dose',
      'dose_order',
      'dosing_incident',
      'episode',
      'hold',
    ].map((table) => [table, joined(table, 't.client_id', 't.id')]),
  ),
  card_revocation: through('card', 'card_revocation', 'card_id'),
  consent_withdrawal: through('consent', 'consent_withdrawal', 'consent_id'),
  dose_event: `SELECT c.register_number FROM dose_event t JOIN dose d ON d.id = t.dose_id
    JOIN client c ON c.id = d.client_id WHERE t.id = ?`,
  dose_order_end: through('dose_order', 'dose_order_end', 'dose_order_id'),
  dose_order_step: `SELECT c.register_number FROM dose_order_step t JOIN dose_order o ON o.id = t.dose_order_id
    JOIN client c ON c.id = o.client_id WHERE t.id = ?`,
  dose_void: through('dose', 'dose_void', 'dose_id'),
  eligibility: through('episode', 'eligibility', 'episode_id'),
  episode_closing: through('episode', 'episode_closing', 'episode_id'),
  hold_release: through('hold', 'hold_release', 'hold_id'),
  detox_medication: ofEpisode('detox_medication'),
  detox_shelf_gift: ofEpisode('detox_shelf_gift'),
  stock_entry: `SELECT c.register_number FROM stock_entry t LEFT JOIN dose d ON d.id = t.dose_id
    LEFT JOIN detox_shelf_entry x ON x.stock_entry_id = t.id
    LEFT JOIN detox_shelf_gift g ON g.id = x.detox_shelf_gift_id LEFT JOIN episode e ON e.id = g.episode_id
    JOIN client c ON c.id = coalesce(d.client_id, e.client_id) WHERE t.id = ?`,
}

function joined(table: string, clientKey: string, key: string): string {
  return `SELECT c.register_number FROM ${table} t JOIN client c ON c.id = ${clientKey} WHERE ${key} = ?`
}

function through(parent: string, table: string, key: string): string {
  return `SELECT c.register_number FROM ${table} t JOIN ${parent} p ON p.id = t.${key}
    JOIN client c ON c.id = p.client_id WHERE t.${key} = ?`
}

function ofEpisode(table: string): string {
  return `SELECT c.register_number FROM ${table} t JOIN episode e ON e.id = t.episode_id
    JOIN client c ON c.id = e.client_id WHERE t.id = ?`
}

/** The register number of the client whom a row of any covered table concerns; null where there is none. */
export function registerNumberOf(db: Reader, table: string, rowId: number): number | null {
  const sql = CLIENT_OF[table]
  return sql === undefined ? null : (oneOf<number>(db, sql, rowId) ?? null)
}
