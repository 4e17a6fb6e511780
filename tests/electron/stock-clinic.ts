import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { ClientView } from '../../electron/client-window.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { openRegister, type Register } from '../../electron/register.ts'
import { type Session, startSession } from '../../electron/session.ts'
import type { Approver, ReceiptLine } from '../../shared/contract/stock.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { bookPageOf, noBooks } from '../helpers/book-page.ts'
import {
  newSite,
  PASSPHRASES,
  PINS,
  STAFF,
  type StaffName,
  type TestClock,
  testClock,
} from '../helpers/clinic.ts'

/** A real register behind its handlers, reached without a port so that a test may also look into the file. */
export interface StockClinic {
  /** What the server side asked of the window last. */
  readonly asked: { clientView: ClientView | null }
  readonly register: Register
  readonly session: Session
  readonly clock: TestClock
  readonly call: RouterClient<typeof handlers>
  signIn(who: StaffName): void
  /** @returns the key of the day */
  openDay(day: string): number
  end(): void
}

/** In the order of `newSite().products`, and one more. */
export const PRODUCT = { tablet2: 1, tablet04: 2, methadone5: 3, methadone10: 4 } as const

/** Set up once a test file: stretching passphrases takes longer than most tests. */
let template: Promise<string> | undefined
async function madeOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-stock-template-'))
  const site = await newSite()
  const strong = { drug: 'methadone', form: 'liquid', strengthMicrograms: 10_000, stepsPerUnit: 10 } as const
  const made = await createRegister(folder, { ...site, products: [...site.products, strong] }, testClock())
  made.close()
  return folder
}

export async function stockClinic(): Promise<StockClinic> {
  template ??= madeOnce()
  const folder = mkdtempSync(join(tmpdir(), 'ost-stock-'))
  cpSync(await template, folder, { recursive: true })
  const clock = testClock()
  const opening = await openRegister(folder, PASSPHRASES[0], clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const { register } = opening
  const session = startSession(folder, clock)
  session.opened(register)
  const fault = (error: unknown): string => {
    throw error
  }
  const window = {
    reload: () => {},
    chooseFolder: async () => null,
    chooseFileToSave: async () => null,
    showClient: (view: ClientView | null) => {
      clinic.asked.clientView = view
    },
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => bookPageOf(noBooks()),
    allowCamera: () => {},
  }
  const call = createRouterClient(handlers, {
    context: { session, log: { note: () => {}, fault }, window },
  })
  const clinic: StockClinic = {
    asked: { clientView: null },
    register,
    session,
    clock,
    call,
    signIn: (who) =>
      session.signIn({ id: STAFF[who], role: who === 'otherNurse' ? 'nurse' : who, name: who }),
    openDay: (day) => {
      clock.setWall(Date.parse(`${day}T03:30:00Z`))
      return register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
        insert(tx, 'clinic_day', {
          day: day as ClinicDay,
          openedBy: STAFF.nurse,
          approvedBy: null,
          reason: null,
          at: tx.at,
        }),
      )
    },
    end: () => {
      session.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  clinic.openDay('2026-02-03')
  clinic.signIn('nurse')
  return clinic
}

export const requestId = (): string => randomUUID()

export const line = (
  changes: Partial<Omit<ReceiptLine, 'expiryDay'>> & { expiryDay?: string } = {},
): ReceiptLine =>
  ({
    productId: PRODUCT.tablet2,
    batchNumber: 'B-101',
    expiryDay: '2027-03-31',
    steps: 1_000,
    otherExpiryIsRight: false,
    ...changes,
  }) as ReceiptLine

export const secondPerson = (who: StaffName): Approver => ({
  staffId: STAFF[who],
  pin: PINS[STAFF[who] - 1] ?? '',
})

/** What a call was refused with: its code, then its reasons or fields. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'done'
  } catch (error) {
    const { code, data } = error as {
      code: string
      data?: { reasons?: { code: string }[]; problems?: { field: string; code: string }[]; why?: string }
    }
    const details = [
      ...(data?.reasons?.map((reason) => reason.code) ?? []),
      ...(data?.problems?.map((problem) => `${problem.field} ${problem.code}`) ?? []),
    ]
    return [code, ...details, data?.why].filter(Boolean).join(' ')
  }
}
