import { parentPort } from 'node:worker_threads'
import type { FromImport, ImportOrder } from './import-order.ts'
import { takeIn } from './take-in.ts'

const main = parentPort
if (main === null)
  throw new Error('this file is the worker of the office’s import and runs in no other place')
const say = (message: FromImport): void => main.postMessage(message)

/** One order after the other; main sends the next when it has written down what became of the last. */
main.on('message', (order: ImportOrder) => {
  takeIn(order, (progress) => say({ kind: 'progress', progress })).then(
    (result) => say({ kind: 'result', result }),
    (cause: unknown) => {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
      say({
        kind: 'fault',
        message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
        code,
      })
    },
  )
})
