import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Writer } from '../db/connection.ts'
import { at, BackupFailed } from './backup-failed.ts'
import type { BackupOrder, BackupWritten, FromWorker, ToWorker } from './backup-order.ts'
import type { BackupWatch } from './make-backup.ts'
import { holdSnapshot, type Snapshot } from './snapshot.ts'
import { streamingLimits } from './streaming-limits.ts'

/** Waits between attempts at a snapshot, in milliseconds: a report in the way ends within seconds. */
const patience = [5, 10, 20, 50, 100, 200, 400, 800, 1_500, 3_000]
/** The worker commonly stands ready within one; the screens must not wait for a hundred. */
const longestMeetingMs = 50

/**
 * Runs one backup in its worker and holds the register still for as long as that reads it.
 * @throws BackupFailed
 */
export async function runBackupWorker(
  writer: Writer,
  order: BackupOrder,
  { signal, onProgress }: BackupWatch,
): Promise<BackupWritten> {
  if (signal?.aborted) throw new BackupFailed('cancelled', 'register')
  const worker = new Worker(new URL('./make-backup.worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: streamingLimits,
  })
  const tell = (message: ToWorker): void => worker.postMessage(message)
  const cancel = (): void => tell({ kind: 'cancel' })
  let snapshot: Snapshot | null = null
  const answers = answersOf(worker)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    await answers.next('ready')
    snapshot = await agreeOnSnapshot(writer, order, tell, answers, signal)
    for (;;) {
      const answer = await answers.next('progress', 'written')
      if (answer.kind === 'written') return answer.written
      if (answer.kind !== 'progress') continue
      if (answer.progress.phase !== 'writing') snapshot.release()
      onProgress?.(answer.progress)
    }
  } finally {
    signal?.removeEventListener('abort', cancel)
    snapshot?.release()
    await worker.terminate()
  }
}

async function agreeOnSnapshot(
  writer: Writer,
  { register, meeting }: BackupOrder,
  tell: (message: ToWorker) => void,
  answers: Answers,
  signal: AbortSignal | undefined,
): Promise<Snapshot> {
  for (const pause of patience) {
    if (signal?.aborted) throw new BackupFailed('cancelled', 'register')
    const snapshot = await at('register', () => holdSnapshot(writer, register.file, register.key))
    if (snapshot !== null) {
      Atomics.store(meeting, 0, 0)
      tell({ kind: 'read', descriptor: snapshot.descriptor, pages: snapshot.pages })
      // The one writer runs in this thread: while it waits here, nothing is committed.
      Atomics.wait(meeting, 0, 0, longestMeetingMs)
      const answer = await answers.next('same', 'notSame').catch((cause: unknown) => {
        snapshot.release()
        throw cause
      })
      if (answer.kind === 'same') return snapshot
      snapshot.release()
    }
    await wait(pause)
  }
  throw new BackupFailed('snapshotBusy', 'register')
}

interface Answers {
  /** The worker's next message, which must be of one of these kinds. @throws BackupFailed */
  next(...kinds: FromWorker['kind'][]): Promise<FromWorker>
}

/** Turns the worker's messages, and its end, into answers that can be awaited in order. */
function answersOf(worker: Worker): Answers {
  const waiting: FromWorker[] = []
  let ended: BackupFailed | null = null
  let wake = (): void => undefined
  worker.on('message', (message: FromWorker) => {
    waiting.push(message)
    wake()
  })
  worker.on('error', (cause) => {
    ended = new BackupFailed('failed', 'register', cause)
    wake()
  })
  worker.on('exit', () => {
    ended ??= new BackupFailed('failed', 'register', 'the backup worker ended early')
    wake()
  })
  return {
    async next(...kinds) {
      for (;;) {
        const message = waiting.shift()
        if (message?.kind === 'failed') throw new BackupFailed(message.code, message.place, message.detail)
        if (message !== undefined && kinds.includes(message.kind)) return message
        if (message !== undefined) throw new BackupFailed('failed', 'register', `unexpected: ${message.kind}`)
        if (ended !== null) throw ended
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
