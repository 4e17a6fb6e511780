import { Worker } from 'node:worker_threads'
import { streamingLimits } from '../backup/streaming-limits.ts'
import type { FromImport, ImportOrder, ImportProgress, ImportResult } from './import-order.ts'

/** The worker of one import: file after file, then ended. */
export interface ImportWorker {
  /** @throws AbortError; what ended the worker early; an error with the machine's `code` */
  take(order: ImportOrder, onProgress: (progress: ImportProgress) => void): Promise<ImportResult>
  end(): Promise<void>
}

/** Starts the worker. @param signal ends what is under way; what it had begun is swept with the incoming folder */
export function startImportWorker(signal: AbortSignal): ImportWorker {
  const worker = new Worker(new URL('./take-in.worker.ts', import.meta.url), {
    resourceLimits: streamingLimits,
  })
  return {
    take: (order, onProgress) =>
      new Promise<ImportResult>((resolve, reject) => {
        const settle = (end: () => void) => {
          worker.off('message', hear)
          worker.off('error', fail)
          worker.off('exit', gone)
          signal.removeEventListener('abort', stop)
          end()
        }
        const stop = () => settle(() => reject(signal.reason))
        const fail = (cause: unknown) => settle(() => reject(cause))
        const gone = () => settle(() => reject(new Error('the worker of the import ended early')))
        const hear = (message: FromImport) => {
          if (message.kind === 'progress') onProgress(message.progress)
          else if (message.kind === 'result') settle(() => resolve(message.result))
          else settle(() => reject(Object.assign(new Error(message.message), { code: message.code })))
        }
        if (signal.aborted) return reject(signal.reason)
        signal.addEventListener('abort', stop, { once: true })
        worker.on('message', hear)
        worker.on('error', fail)
        worker.on('exit', gone)
        worker.postMessage(order)
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}
