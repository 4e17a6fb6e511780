import { Worker } from 'node:worker_threads'
import type { PossiblePair } from '../shared/rules/enrolment-match.ts'

export interface PairsOrder {
  readonly file: string
  readonly key: Uint8Array
  readonly privateKey: Uint8Array
  readonly tokenKeyId: number
}

/** `site` of each pair is the office's own key of the site, as text. */
export interface PairsFound {
  readonly pairs: readonly PossiblePair[]
  readonly clients: number
  readonly sites: number
}

/** Compares the tokens of all sites in a worker with a read-only connection of its own. @throws what ended the worker */
export function findPairsInWorker(order: PairsOrder): Promise<PairsFound> {
  const worker = new Worker(new URL('./find-pairs.worker.ts', import.meta.url), { workerData: order })
  return new Promise<PairsFound>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the worker of double enrolment ended early')))
  })
}
