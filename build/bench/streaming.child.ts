import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupJob, makeBackup } from '../../electron/backup/make-backup.ts'
import type { DrillOrder } from '../../electron/backup/opening-order.ts'
import { runDrill } from '../../electron/backup/run-opening-worker.ts'
import { openWriter } from '../../electron/db/connection.ts'

/** What the bench asks a compiled process of its own to do, and to be watched at. */
export type StreamingOrder =
  | { readonly kind: 'backup'; readonly job: Omit<BackupJob, 'writer' | 'now'>; readonly at: number }
  | { readonly kind: 'drill'; readonly order: DrillOrder }

/**
 * What was seen of it. `stillMs` is the longest time in which the main thread worked without a break, as its own processor
 * time: on a busy machine it also waits for its turn, which says nothing of the program.
 */
export interface StreamingSeen {
  readonly mostBytes: number
  readonly stillMs: number
  readonly wrote: number
  readonly whole: number
  readonly outcome: string
}

process.once('message', (order: StreamingOrder) => void seen(order).then((answer) => process.send?.(answer)))

async function seen(order: StreamingOrder): Promise<StreamingSeen> {
  const open = openedFor(order)
  globalThis.gc?.()
  const idle = process.memoryUsage().rss
  let [most, still, wrote] = [idle, 0, 0]
  let last = process.threadCpuUsage()
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
    still = Math.max(still, busySince(last))
    last = process.threadCpuUsage()
  }, 10)
  const begun = performance.now()
  last = process.threadCpuUsage()
  const outcome = await open(() => {
    if (wrote === 0) wrote = performance.now() - begun
  })
  clearInterval(watch)
  return { mostBytes: most - idle, stillMs: still, wrote, whole: performance.now() - begun, outcome }
}

function openedFor(order: StreamingOrder): (written: () => void) => Promise<string> {
  if (order.kind === 'drill') return async () => (await runDrill(order.order)).outcome
  const { job, at } = order
  mkdirSync(join(job.destination), { recursive: true })
  const writer = openWriter(job.files.database, job.keys.databaseKey)
  return async (written) => {
    const made = await makeBackup(
      { ...job, writer, now: () => at },
      { onProgress: ({ phase }) => phase !== 'writing' && written() },
    )
    return made.fileName
  }
}

/** Milliseconds of this thread's processor time. */
function busySince(last: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(last)
  return (user + system) / 1_000
}
