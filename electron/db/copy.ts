import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Writer } from './connection.ts'
import { schemaVersion } from './migrate.ts'
import { run } from './rows.ts'

/**
 * A copy under the same key, taken and checked before a migration touches the register.
 * @throws SQLite's error; the register is then untouched and must not be migrated
 */
export function copyBeforeMigration(db: Writer, folder: string): string {
  const file = join(folder, `register-before-${schemaVersion(db)}.db`)
  rmSync(file, { force: true })
  run(db, 'VACUUM INTO ?', file)
  return file
}
