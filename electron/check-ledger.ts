import { Worker } from 'node:worker_threads'
import type { CheckMark, CheckStep } from './ledger-check-steps.ts'

export interface CheckOrder {
  readonly file: string
  readonly key: Uint8Array
  readonly mark: CheckMark | null
}

/**
 * Checks the register's ledger in a worker with a read-only connection of its own, so that the counter never
 * waits for it. Ending the iteration ends the worker.
 *
 * @throws whatever ended the worker before its last step
 */
export async function* checkLedgerInWorker(order: CheckOrder): AsyncGenerator<CheckStep> {
  const worker = new Worker(new URL('./check-ledger.worker.ts', import.meta.url), { workerData: order })
  const waiting: CheckStep[] = []
  let ended = false
  let cause: unknown
  let wake = () => {}
  worker.on('message', (step: CheckStep) => {
    // Only the newest progress is of interest; a slow window must not collect thousands.
    if (waiting.at(-1)?.kind === 'progress') waiting.pop()
    waiting.push(step)
    wake()
  })
  worker.on('error', (error) => {
    cause = error
    ended = true
    wake()
  })
  worker.on('exit', () => {
    ended = true
    wake()
  })
  try {
    for (;;) {
      const step = waiting.shift()
      if (step) {
        yield step
        if (step.kind === 'done') return
      } else if (ended) throw cause ?? new Error('the ledger worker ended early')
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    await worker.terminate()
  }
}
