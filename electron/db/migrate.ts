import { guardRows } from './append-only.ts'
import type { Reader, Writer } from './connection.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** The register was written by a newer program; this one leaves it alone. */
export class DatabaseFromTheFuture extends Error {
  override name = 'DatabaseFromTheFuture'
  readonly found: number
  constructor(found: number) {
    super(`the register has schema ${found}, this program knows ${LATEST}`)
    this.found = found
  }
}

export const LATEST: number = MIGRATIONS.at(-1)?.number ?? 0

export function schemaVersion(db: Reader): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings the register to the latest schema: forward only, all steps in one transaction.
 * @param upTo stops after this migration; tests look at a register of that age
 * @throws DatabaseFromTheFuture
 */
export function migrate(db: Writer, upTo: number = LATEST): void {
  const found = schemaVersion(db)
  if (found > LATEST) throw new DatabaseFromTheFuture(found)
  const due = MIGRATIONS.filter(({ number }) => number > found && number <= upTo)
  db.transaction(() => {
    for (const { number, sql } of due) {
      withSchemaWritable(db, () => db.exec(sql))
      db.pragma(`user_version = ${number}`)
    }
    guardRows(db)
  }).immediate()
}

/** A migration may widen a CHECK in the schema's own text; nothing else in the program may touch that text. */
function withSchemaWritable(db: Writer, body: () => void): void {
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  try {
    body()
  } finally {
    db.pragma('writable_schema = RESET')
    db.unsafeMode(false)
  }
}
