import { Worker } from 'node:worker_threads'
import type { ExportAnswers, ExportOrder, ExportSource, FromExport } from './export-order.ts'
import { namesOf } from './file-names.ts'
import { dropParts, NotPut, type NotPutCode } from './put-files.ts'

export interface ExportWatch {
  readonly signal?: AbortSignal | undefined
  readonly onRows?: (rows: number) => void
}

/**
 * Does one order in a worker with a read-only connection of its own, so that the counter never waits for a year of rows.
 * @throws NotPut; AbortError, when nothing is left of it; what ended the worker early
 */
export async function runExport<O extends ExportOrder>(
  source: Omit<ExportSource, 'order'> & { readonly order: O },
  { signal, onRows }: ExportWatch = {},
): Promise<ExportAnswers[O['kind']]> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { workerData: source })
  try {
    return await new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the export worker ended early')))
      worker.on('message', (message: FromExport) => {
        if (message.kind === 'progress') onRows?.(message.rows)
        else if (message.kind === 'answer') resolve(message.answer as ExportAnswers[O['kind']])
        else reject(new NotPut(message.code as NotPutCode, message.file))
      })
    })
  } catch (cause) {
    await worker.terminate()
    const { order } = source
    if ('folder' in order) await dropParts(order.folder, namesOf(order))
    throw cause
  } finally {
    await worker.terminate()
  }
}
