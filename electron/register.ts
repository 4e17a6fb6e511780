import { existsSync } from 'node:fs'
import type { Instant } from '../shared/records/time.ts'
import type { Clock } from './clock.ts'
import { DatabaseUnreadable, openReader, openWriter, type Reader, type Writer } from './db/connection.ts'
import { copyBeforeMigration } from './db/copy.ts'
import { chainBeginning, ledgerHead } from './db/ledger.ts'
import { checkChain } from './db/ledger-check.ts'
import { DatabaseFromTheFuture, LATEST, migrate, schemaVersion } from './db/migrate.ts'
import { forgetRequestsBefore, rememberRequest, requestRow } from './db/request.ts'
import { hashOfLine } from './db/site.ts'
import { type Act, type Tx, write } from './db/write.ts'
import { machineRefusal } from './machine-refusal.ts'
import { type RegisterFiles, registerFiles } from './register-files.ts'
import { compareHighWater, HighWater } from './vault/high-water.ts'
import { openSlotsFile } from './vault/keyholders.ts'
import { forget, type RegisterKeys } from './vault/keys.ts'
import { readVaultFile } from './vault/vault-file.ts'

export type Trouble = 'damaged' | 'newer_program' | 'key_file_damaged' | 'rolled_back'

/** The register while it is open: the one writing connection, the keys, and the only way to write. */
export interface Register {
  readonly files: RegisterFiles
  readonly db: Writer
  readonly keys: RegisterKeys
  now(): Instant
  /** One act, all rows and ledger lines of it or none; committed and on the disk when this returns. */
  write<T>(act: Omit<Act, 'at'>, body: (tx: Tx) => T): T
  /**
   * The same for an act that the window may send twice. @returns the key of the row it made, at a repeat the
   * first one
   */
  writeOnce(requestId: string, act: Omit<Act, 'at'>, body: (tx: Tx) => number): number
  close(): void
}

export type Opening =
  | { outcome: 'opened'; register: Register; keyholderSlot: string }
  | { outcome: 'wrong_passphrase' }
  | { outcome: Trouble }

/** Opens the register of this PC with a keyholder's passphrase. Nothing is changed unless all of it fits. */
export async function openRegister(folder: string, passphrase: string, clock: Clock): Promise<Opening> {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, passphrase)
  if (slot.outcome === 'wrong-passphrase') return { outcome: 'wrong_passphrase' }
  if (slot.outcome === 'newer') return { outcome: 'newer_program' }
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) return { outcome: 'key_file_damaged' }
  const vault = await readVaultFile(files.vault, slot.secrets.databaseKey)
  if (vault.outcome === 'newer') return { outcome: 'newer_program' }
  if (vault.outcome !== 'opened') return { outcome: 'key_file_damaged' }
  if (!existsSync(files.database)) return { outcome: 'damaged' }
  return openWithKeys(files, vault.keys, slot.slotId, clock)
}

function openWithKeys(
  files: RegisterFiles,
  keys: RegisterKeys,
  keyholderSlot: string,
  clock: Clock,
): Opening {
  let db: Writer | undefined
  let highWater: HighWater | undefined
  try {
    highWater = new HighWater(files.highWater, keys.highWaterKey)
    const trouble = lookAt(files, keys, highWater)
    if (trouble === null) {
      db = openWriter(files.database, keys.databaseKey)
      if (schemaVersion(db) < LATEST) copyBeforeMigration(db, files.folder, keys.databaseKey)
      migrate(db)
      moveMarkUp(db, highWater)
      return { outcome: 'opened', register: registerOver(files, db, keys, highWater, clock), keyholderSlot }
    }
    highWater.close()
    forget(keys)
    return { outcome: trouble }
  } catch (cause) {
    db?.close()
    highWater?.close()
    forget(keys)
    if (cause instanceof DatabaseFromTheFuture) return { outcome: 'newer_program' }
    const reason = cause instanceof DatabaseUnreadable ? cause.cause : cause
    // A disk that is full, failing or read-only says nothing against the register on it: opening it later may do.
    if (machineRefusal(reason)) throw reason
    if (cause instanceof DatabaseUnreadable || isCorruption(cause)) return { outcome: 'damaged' }
    throw cause
  }
}

/**
 * Everything that would refuse the register is asked through a connection that cannot write: the last writer to close
 * clears the log away, and of a register in trouble every byte is kept for whoever mends it.
 */
function lookAt(files: RegisterFiles, keys: RegisterKeys, highWater: HighWater): Trouble | null {
  const db = openReader(files.database, keys.databaseKey)
  try {
    if (schemaVersion(db) > LATEST) return 'newer_program'
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'damaged'
    return chainHolds(db, highWater) ? null : 'rolled_back'
  } finally {
    db.close()
  }
}

const isCorruption = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /^(SQLITE_CORRUPT|SQLITE_NOTADB|ENOENT)/.test(String(cause.code))

/** The ledger since the last mark follows on, and the mark is part of it or was left behind. */
function chainHolds(db: Reader, highWater: HighWater): boolean {
  const reading = highWater.read()
  if (reading.outcome === 'unreadable') return false
  const head = ledgerHead(db)
  const verdict = compareHighWater(reading.mark, { seq: head.seq, hashAt: (seq) => hashAt(db, seq) })
  if (verdict === 'database-behind') return false
  for (const { findings } of checkChain(db, { seq: reading.mark.seq, hash: reading.mark.head })) {
    if (findings.length > 0) return false
  }
  return true
}

/**
 * Moves a mark up that a kill left behind. What the kill left in the log may stand in the system's memory only: the
 * checkpoint syncs it first, or a power cut now would leave a mark above the register, which is an alarm.
 */
function moveMarkUp(db: Writer, highWater: HighWater): void {
  const reading = highWater.read()
  const head = ledgerHead(db)
  if (reading.outcome !== 'read' || reading.mark.seq >= head.seq) return
  db.pragma('wal_checkpoint(PASSIVE)')
  highWater.advance(head.seq, head.hash)
}

function hashAt(db: Reader, seq: number): Uint8Array | undefined {
  return seq > 0 ? hashOfLine(db, seq) : chainBeginning(db).hash
}

/** Binds connection, keys and mark together. Used by opening and by set-up. */
export function registerOver(
  files: RegisterFiles,
  db: Writer,
  keys: RegisterKeys,
  highWater: HighWater,
  clock: Clock,
): Register {
  const now = (): Instant => Math.round(clock.now()) as Instant
  const committed = <T>(result: T): T => {
    const head = ledgerHead(db)
    const mark = highWater.read()
    if (mark.outcome === 'read' && mark.mark.seq >= head.seq) return result
    try {
      highWater.advance(head.seq, head.hash)
    } catch {
      // The act is committed and stays true; a mark left behind is moved up at the next act or opening.
    }
    return result
  }
  return {
    files,
    db,
    keys,
    now,
    write: (act, body) => committed(write(db, { ...act, at: now() }, body)),
    writeOnce: (requestId, act, body) => {
      const at = now()
      return committed(
        write(db, { ...act, at }, (tx) => {
          const earlier = requestRow(db, requestId, act.act)
          if (earlier !== undefined) return earlier
          const id = body(tx)
          rememberRequest(db, { id: requestId, call: act.act, rowId: id, at })
          return id
        }),
      )
    },
    close: () => {
      try {
        forgetRequestsBefore(db, now() - 3 * 86_400_000)
      } catch {
        // A full or failing disk must not keep the register open when somebody locks it.
      }
      try {
        db.close()
        highWater.close()
      } finally {
        forget(keys)
      }
    },
  }
}
