import { createRouterClient } from '@orpc/server'
import { handlers } from '../../electron/handlers/index.ts'
import type { Register } from '../../electron/register.ts'
import { startSession } from '../../electron/session.ts'
import type { TestClock } from '../../tests/helpers/clinic.ts'

/** The real handlers over an open register, without a window or a port between. */
export function handlersOver(folder: string, register: Register, clock: TestClock) {
  const session = startSession(folder, clock)
  session.opened(register)
  const fault = (error: unknown): string => {
    throw error
  }
  const window = {
    reload: () => {},
    chooseFolder: async () => null,
    chooseFileToSave: async () => null,
    showClient: () => {},
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => Promise.reject(new Error('there is no window here')),
    allowCamera: () => {},
  }
  const call = createRouterClient(handlers, {
    context: { session, log: { note: () => {}, fault }, window: window as never },
  })
  return { session, call }
}
