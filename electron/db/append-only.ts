import type { Writer } from './connection.ts'

/**
 * All tables keep their rows as they were written. The exceptions: what a person may correct (the ledger then
 * holds a line a correction), a photo whose consent was withdrawn, and what is no record at all.
 */
const EXCEPTIONS: Record<string, { change?: true; remove?: true }> = {
  site: { change: true },
  client: { change: true },
  client_photo: { remove: true },
  pin_failure: { change: true, remove: true },
  request: { remove: true },
  draft: { change: true, remove: true },
}

/** Gives every table that lacks them the triggers that refuse UPDATE and DELETE. Run after each migration. */
export function guardRows(db: Writer): void {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  for (const table of tables) {
    const { change, remove } = EXCEPTIONS[table] ?? {}
    if (!change) refuse(db, table, 'UPDATE', 'is_not_changed')
    if (!remove) refuse(db, table, 'DELETE', 'is_not_removed')
  }
}

function refuse(db: Writer, table: string, verb: 'UPDATE' | 'DELETE', suffix: string): void {
  db.exec(`CREATE TRIGGER IF NOT EXISTS ${table}_${suffix} BEFORE ${verb} ON ${table}
BEGIN
  SELECT RAISE(ABORT, '${table} is append-only');
END`)
}
