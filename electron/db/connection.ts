import Database from 'better-sqlite3'

/** A connection that may write. There is one in the whole program: the main process holds it. */
export type Writer = Database.Database & { readonly __access?: 'writer' }
/** A connection that can only read; workers and reports use it. */
export type Reader = Database.Database & { readonly __access?: 'reader' | 'writer' }

/** The file is no register, is damaged, or the key is another's. SQLite cannot tell these apart. */
export class DatabaseUnreadable extends Error {
  override name = 'DatabaseUnreadable'
}
/** A setting that the register relies on did not take. */
export class DatabaseSettingRefused extends Error {
  override name = 'DatabaseSettingRefused'
}

/**
 * Opens the encrypted register for reading and writing, creating the file if there is none.
 * @param key 32 raw bytes, used as they are: the cipher's own password derivation is weak.
 * @throws DatabaseUnreadable, DatabaseSettingRefused
 */
export function openWriter(file: string, key: Uint8Array): Writer {
  const db = new Database(file, { timeout: 2_000 })
  try {
    unlock(db, key)
    // FULL must come after WAL, which sets NORMAL: under NORMAL a power cut loses acknowledged doses.
    require(db, 'journal_mode', 'WAL', 'wal')
    require(db, 'synchronous', 'FULL', 2)
    requireCommon(db)
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

/**
 * Opens the register read-only.
 * @param cacheKib how much of it SQLite may keep in memory, in KiB; left out, the library's 16 MiB. Who walks the
 * whole file once has no use for a cache.
 * @throws DatabaseUnreadable, DatabaseSettingRefused
 */
export function openReader(file: string, key: Uint8Array, cacheKib?: number): Reader {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 })
  try {
    unlock(db, key)
    requireCommon(db)
    if (cacheKib !== undefined) require(db, 'cache_size', `-${cacheKib}`, -cacheKib)
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

function unlock(db: Database.Database, key: Uint8Array): void {
  if (key.byteLength !== 32) throw new DatabaseSettingRefused('the database key is not 32 bytes')
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`)
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (cause) {
    throw new DatabaseUnreadable('the register cannot be read', { cause })
  }
}

function requireCommon(db: Database.Database): void {
  require(db, 'temp_store', 'MEMORY', 2)
  require(db, 'foreign_keys', 'ON', 1)
  require(db, 'trusted_schema', 'OFF', 0)
  require(db, 'cell_size_check', 'ON', 1)
  require(db, 'recursive_triggers', 'ON', 1)
  // A photo whose consent was withdrawn is overwritten, not only unlinked.
  require(db, 'secure_delete', 'ON', 1)
}

function require(db: Database.Database, name: string, wanted: string, expected: string | number): void {
  db.pragma(`${name} = ${wanted}`)
  const actual: unknown = db.pragma(name, { simple: true })
  if (actual !== expected) throw new DatabaseSettingRefused(`${name} is ${String(actual)}, not ${wanted}`)
}
