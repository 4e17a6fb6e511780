import { Worker } from 'node:worker_threads'

/** What the joined document says about itself; without any client's name. */
export interface PdfTitle {
  readonly title: string
  /** UTC milliseconds. */
  readonly at: number
}

/** Puts documents behind each other, each handed over as soon as it is made. */
export interface PdfJoin {
  add(pdf: Uint8Array): Promise<void>
  /** @returns all pages in one document */
  finish(): Promise<Uint8Array>
  end(): Promise<void>
}

export type ToJoin = { kind: 'add'; pdf: Uint8Array } | { kind: 'finish' }

/** Joins in a worker: reading a document of fifty pages takes longer than the counter may wait. */
export function joinPdf(title: PdfTitle): PdfJoin {
  const worker = new Worker(new URL('./pdf-join.worker.ts', import.meta.url), { workerData: title })
  let failed: (cause: unknown) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    failed = reject
  })
  ended.catch(() => undefined)
  worker.on('error', failed)
  worker.on('exit', () => failed(new Error('the worker that joins pages ended early')))
  const ask = <T>(message: ToJoin): Promise<T> => {
    const answer = new Promise<T>((resolve) => worker.once('message', resolve))
    worker.postMessage(message)
    return Promise.race([answer, ended])
  }
  return {
    add: (pdf) => ask({ kind: 'add', pdf }),
    finish: () => ask({ kind: 'finish' }),
    end: async () => {
      await worker.terminate()
    },
  }
}
