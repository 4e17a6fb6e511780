import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Clock } from '../../electron/clock.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { openLog } from '../../electron/log.ts'
import { type Session, startSession } from '../../electron/session.ts'
import { PASSPHRASES, PINS, STAFF, type StaffName } from '../../tests/helpers/clinic.ts'

export type Call = RouterClient<typeof handlers>

/** The real session and handlers over a profile folder, without a window or a port between. */
export interface Counter {
  readonly call: Call
  readonly session: Session
  /** What became a fault, which no input and no disk should bring about. */
  readonly faults: unknown[]
  /** Opens by passphrase and signs in by PIN, both through the contract. */
  open(who?: StaffName): Promise<void>
}

export function counterOver(folder: string, clock: Clock, backupFolder: string | null = null): Counter {
  const session = startSession(folder, clock)
  const faults: unknown[] = []
  const window = {
    reload: () => {},
    chooseFolder: async () => backupFolder,
    chooseFileToSave: async () => null,
    showClient: () => {},
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => Promise.reject(new Error('there is no window here')),
    allowCamera: () => {},
  }
  const file = openLog(folder)
  const log = {
    note: file.note,
    fault: (error: unknown) => {
      faults.push(error)
      return file.fault(error)
    },
  }
  const call = createRouterClient(handlers, { context: { session, log, window } })
  return {
    call,
    session,
    faults,
    open: async (who = 'nurse') => {
      await call.session.open({ passphrase: PASSPHRASES[0] })
      await call.session.signIn({ staffId: STAFF[who], pin: PINS[STAFF[who] - 1] ?? '' })
    },
  }
}

/** What a call was answered with: `done`, or the contract's code and its first reason. */
export function codeOf(error: unknown): string {
  const { code, data } = error as { code?: string; data?: { reasons?: { code: string }[]; why?: string } }
  return [code ?? 'DEFECT', data?.reasons?.[0]?.code ?? data?.why].filter(Boolean).join(' ')
}
