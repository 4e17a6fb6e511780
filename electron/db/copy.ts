import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { damageFound, registerFacts } from './backup-queries.ts'
import { openReader, type Reader, type Writer } from './connection.ts'
import { schemaVersion } from './migrate.ts'
import { run } from './rows.ts'

/** The copy is not what the register is: the disk lies, and nothing may be migrated. */
export class CopyDiffers extends Error {
  override name = 'CopyDiffers'
}

const nameOf = (schema: number): string => `register-before-${schema}.db`
const pattern = /^register-before-(\d+)\.db$/
/** The copies of the last updates; each is as long as the register. */
const keptCopies = 2

/**
 * A copy under the same key, taken before a migration touches the register: written beside its name, flushed, opened
 * again, looked through whole and compared with the register, and only then given its name. Older copies give way.
 * @throws SQLite's or the system's error, CopyDiffers; the register is then untouched and must not be migrated
 */
export function copyBeforeMigration(db: Writer, folder: string, key: Uint8Array): string {
  const schema = schemaVersion(db)
  const file = join(folder, nameOf(schema))
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    run(db, 'VACUUM INTO ?', part)
    flush(part)
    requireSame(db, part, key)
    renameSync(part, file)
  } catch (cause) {
    rmSync(part, { force: true })
    throw cause
  }
  sweep(folder)
  return file
}

function requireSame(db: Reader, part: string, key: Uint8Array): void {
  const copy = openReader(part, key)
  try {
    if (damageFound(copy, 'full').length > 0) throw new CopyDiffers('the copy is damaged')
    if (!isDeepStrictEqual(registerFacts(copy), registerFacts(db))) throw new CopyDiffers('the copy differs')
  } finally {
    copy.close()
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The copies in a folder, newest schema first. @throws the system's error when there is no such folder */
export function copiesIn(folder: string): { schema: number; file: string }[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const schema = pattern.exec(name)?.[1]
      return schema === undefined ? [] : [{ schema: Number(schema), file: join(folder, name) }]
    })
    .toSorted((a, b) => b.schema - a.schema)
}

function sweep(folder: string): void {
  for (const { file } of copiesIn(folder).slice(keptCopies)) rmSync(file, { force: true })
}
