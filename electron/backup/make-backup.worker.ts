import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { holdRead, registerFacts, releaseRead } from '../db/backup-queries.ts'
import { openReader, type Reader } from '../db/connection.ts'
import { asBackupFailed } from './backup-failed.ts'
import type { BackupOrder, FromWorker, ToWorker } from './backup-order.ts'
import { walkingCacheKib } from './streaming-limits.ts'
import { writeBackup } from './write-backup.ts'

const main = parentPort
if (main === null) throw new Error('this file is the backup worker and runs in no other place')

const order = workerData as BackupOrder
const stop = new AbortController()
const say = (message: FromWorker): void => main.postMessage(message)

try {
  const register = openReader(order.register.file, order.register.key, walkingCacheKib)
  main.on('message', (message: ToWorker) => {
    if (message.kind === 'cancel') stop.abort()
    else if (stop.signal.aborted || sameAsMain(register)) void write(register, message)
  })
  say({ kind: 'ready' })
} catch (cause) {
  fail(cause)
}

/**
 * Main holds its snapshot on an empty write-ahead log, and keeps still for a moment. If the log is still empty
 * once this connection has its own snapshot, both see the same; if not, a commit may lie between them.
 */
function sameAsMain(register: Reader): boolean {
  holdRead(register)
  const same = statSync(`${order.register.file}-wal`).size === 0
  if (!same) releaseRead(register)
  Atomics.store(order.meeting, 0, 1)
  Atomics.notify(order.meeting, 0)
  say({ kind: same ? 'same' : 'notSame' })
  return same
}

async function write(register: Reader, held: { descriptor: number; pages: number }): Promise<void> {
  try {
    stop.signal.throwIfAborted()
    const facts = registerFacts(register)
    const written = await writeBackup(order, held, facts, {
      signal: stop.signal,
      onProgress: (phase, done, total) => say({ kind: 'progress', progress: { phase, done, total } }),
    })
    say({ kind: 'written', written })
    finish(register)
  } catch (cause) {
    register.close()
    fail(cause)
  }
}

function finish(register: Reader): void {
  register.close()
  main?.close()
}

function fail(cause: unknown): void {
  const { code, place, cause: because } = asBackupFailed(cause, 'register')
  say({
    kind: 'failed',
    code,
    place,
    detail: because instanceof Error ? because.message : String(because),
  })
  main?.close()
}
