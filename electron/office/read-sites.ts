import { Worker } from 'node:worker_threads'
import type { FromSites, SiteAnswer, SiteAsk } from './read-order.ts'
import type { SiteData } from './site-store.ts'

/** Reads the data of sites off the main thread; an abort or the end of the work ends it, and its copies of keys. */
export interface SitesReader {
  ask(data: SiteData, ask: SiteAsk): Promise<SiteAnswer>
  end(): Promise<void>
}

/** Starts the worker. @param signal rejects what is under way */
export function readSites(signal: AbortSignal): SitesReader {
  const worker = new Worker(new URL('./read-sites.worker.ts', import.meta.url))
  worker.unref()
  const waiting = new Map<number, { resolve(answer: SiteAnswer): void; reject(cause: unknown): void }>()
  let next = 1
  const fail = (cause: unknown) => {
    for (const { reject } of waiting.values()) reject(cause)
    waiting.clear()
  }
  const stop = () => fail(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromSites) => {
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if ('answer' in message) one?.resolve(message.answer)
    else one?.reject(new Error(message.fault))
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the worker that reads the sites ended early')))
  return {
    ask: (data, ask) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const id = next
        next += 1
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, data, ask })
      }),
    end: async () => {
      signal.removeEventListener('abort', stop)
      await worker.terminate()
    },
  }
}
