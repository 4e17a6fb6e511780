import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { BackupRefused } from './backup-refused.ts'
import type {
  CopyOpened,
  CopyOrder,
  DrillFound,
  DrillOrder,
  FromOpening,
  OpeningProgress,
  RestoreFound,
  RestoreOrder,
} from './opening-order.ts'
import { streamingLimits } from './streaming-limits.ts'

/** How an opening is watched and stopped. */
export interface OpeningWatch {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (progress: OpeningProgress) => void
}

/**
 * Opens the backup of a drill in a worker, compares it with the living register and leaves nothing behind.
 * @throws AbortError; what ended the worker early
 */
export async function runDrill(order: DrillOrder, watch: OpeningWatch = {}): Promise<DrillFound> {
  try {
    const answer = await run(order, watch)
    if (answer.kind === 'drilled') return answer.found
    if (answer.kind !== 'refused') throw new Error(`unexpected answer of the drill: ${answer.kind}`)
    return { outcome: answer.code, differences: [], lines: 0, rows: 0 }
  } finally {
    await rm(order.scratchFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Opens a backup in a worker and leaves its register in the order's folder, checked whole; on any error the folder is
 * gone. @throws BackupRefused; AbortError; what ended the worker early
 */
export function runRestore(order: RestoreOrder, watch: OpeningWatch = {}): Promise<RestoreFound> {
  return keeping(order, watch, (answer) => (answer.kind === 'restored' ? answer.found : null))
}

/** The same with a copy that was taken before an update. @throws BackupRefused; AbortError; what ended the worker early */
export function runCopyOpening(order: CopyOrder, watch: OpeningWatch = {}): Promise<CopyOpened> {
  return keeping(order, watch, (answer) => (answer.kind === 'copyOpened' ? answer.found : null))
}

async function keeping<T>(
  order: RestoreOrder | CopyOrder,
  watch: OpeningWatch,
  foundIn: (answer: FromOpening) => T | null,
): Promise<T> {
  try {
    const answer = await run(order, watch)
    if (answer.kind === 'refused') throw new BackupRefused(answer.code, answer.detail)
    const found = foundIn(answer)
    if (found === null) throw new Error(`unexpected answer of the restore: ${answer.kind}`)
    return found
  } catch (cause) {
    await rm(order.scratchFolder, { recursive: true, force: true, maxRetries: 5 })
    throw cause
  }
}

async function run(
  order: DrillOrder | RestoreOrder | CopyOrder,
  { signal, onProgress }: OpeningWatch,
): Promise<FromOpening> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./open-backup.worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: streamingLimits,
  })
  try {
    return await new Promise<FromOpening>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the worker that opens backups ended early')))
      worker.on('message', (message: FromOpening) => {
        if (message.kind === 'progress') onProgress?.(message.progress)
        else resolve(message)
      })
    })
  } finally {
    await worker.terminate()
  }
}
