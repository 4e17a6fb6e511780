import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type * as z from 'zod'
import { lastClinicDay, openClinicDay } from '../../electron/db/clinic-day.ts'
import { inspectionUntil } from '../../electron/db/inspection.ts'
import { allStaff } from '../../electron/db/staff.ts'
import { keyholdersOf } from '../../electron/db/staff-writes.ts'
import { insert } from '../../electron/db/write.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { finishMaking } from '../../electron/register-files.ts'
import { type Session, startSession } from '../../electron/session.ts'
import { changeSlotsFile, replaceSlot, slotLabel } from '../../electron/vault/keyholders.ts'
import { pinStretch } from '../../electron/vault/stretch.ts'
import type { CallMeta } from '../../shared/contract/call.ts'
import { contract } from '../../shared/contract/index.ts'
import { Role } from '../../shared/records/staff.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { Act, Stage } from '../../shared/rules/who-may.ts'
import { bookPageOf, noBooks } from './book-page.ts'
import { newSite, PASSPHRASES, type TestClock, testClock } from './clinic.ts'

/** One call of the contract, with what its metadata says. */
export interface EveryCall {
  readonly name: string
  readonly act: Act
  readonly input: z.ZodType | undefined
  readonly path: readonly string[]
}

interface Procedure {
  '~orpc': { meta: CallMeta; inputSchema?: z.ZodType }
}

/** All calls, read from the contract itself: a new feature is covered without a line here. */
export function everyCall(router: object = contract, path: readonly string[] = []): EveryCall[] {
  return Object.entries(router).flatMap(([name, value]: [string, object]) => {
    const here = [...path, name]
    if (!('~orpc' in value)) return everyCall(value, here)
    const { meta, inputSchema } = (value as Procedure)['~orpc']
    return [{ name: here.join('.'), act: meta.act, input: inputSchema, path: here }]
  })
}

/** What a call came to: `done`, one of the contract's errors, or a defect. */
export type Answer =
  | { code: 'done'; output: unknown }
  | { code: string; data: { act?: string; why?: string; needs?: string; id?: string } }

/** A clinic with a person of every role, where a test puts anybody at the register without a PIN. */
export interface EveryRole {
  readonly folder: string
  readonly clock: TestClock
  readonly session: Session
  readonly faults: unknown[]
  /** The calls as the window makes them, for whoever is at the register. */
  readonly client: RouterClient<typeof handlers>
  /** Brings the register to a stage, a person of that role signed in where the stage has one. */
  bringTo(stage: Stage, role: Role): Promise<void>
  /** How many rows every table has. */
  rows(): Record<string, number>
  ask(call: EveryCall, input: unknown): Promise<Answer>
  end(): void
}

export const ROLES = Role.options
export const STAGES = ['none', 'open', 'staff', 'day'] as const satisfies readonly Stage[]

const FIRST_DAY = '2026-02-03' as ClinicDay

export async function everyRole(): Promise<EveryRole> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-roles-'))
  await finishMaking(folder)
  const clock = testClock()
  const session = startSession(folder, clock)
  const faults: unknown[] = []
  const context = {
    session,
    log: {
      note: () => {},
      fault: (error: unknown) => {
        faults.push(error)
        return `fault-${faults.length}`
      },
    },
    window: {
      reload: () => {},
      chooseFolder: async () => null,
      chooseFileToSave: async () => null,
      showClient: () => {},
      pdf: async () => Buffer.from('%PDF-1.7'),
      print: async () => true,
      openBookPage: () => bookPageOf(noBooks()),
      allowCamera: () => {},
    },
  }
  const client = createRouterClient(handlers, { context })
  await client.setup.create(
    await newSite({
      staff: ROLES.map((role, index) => ({
        name: `Person ${role}`,
        role,
        pin: PINS_OF_ROLES[index] ?? '',
      })),
      keyholders: [
        {
          label: 'Manager',
          passphrase: PASSPHRASES[0],
          staffIndex: ROLES.indexOf('manager'),
        },
        {
          label: 'Doctor',
          passphrase: PASSPHRASES[1],
          staffIndex: ROLES.indexOf('doctor'),
        },
      ],
      rulePackSignedBy: {
        staffIndex: ROLES.indexOf('doctor'),
        pin: PINS_OF_ROLES[ROLES.indexOf('doctor')] ?? '',
      },
    }),
  )

  await stretchLess(session)

  const register = async () => {
    const open = session.register()
    if (open) return open
    await client.session.open({ passphrase: PASSPHRASES[0] })
    const opened = session.register()
    if (!opened) throw new Error('the register did not open')
    return opened
  }
  const setDay = async (open: boolean) => {
    const { db, write } = await register()
    const today = openClinicDay(db)
    if ((today !== undefined) === open) return
    const at = clock.now() as never
    if (today)
      write({ act: 'day.close', actor: 1 }, (tx) =>
        insert(tx, 'clinic_day_close', { clinicDayId: today.id, late: 0, staffId: 1, at }),
      )
    else
      write({ act: 'day.open', actor: 1 }, (tx) => {
        const last = lastClinicDay(db)
        const day = last ? addDays(last.day, 1) : FIRST_DAY
        insert(tx, 'clinic_day', { day, openedBy: 1, approvedBy: null, reason: null, at })
      })
  }

  const letLook = (inspectorId: number) => {
    const open = session.register()
    if (!open || inspectionUntil(open.db, inspectorId, open.now()) !== undefined) return
    const until = (open.now() + 30 * 86_400_000) as Instant
    open.write({ act: 'inspection.open', actor: 4 }, (tx) =>
      insert(tx, 'inspection', { inspectorId, until, reason: 'a letter', openedBy: 4, at: tx.at }),
    )
  }

  return {
    folder,
    clock,
    session,
    faults,
    client,
    bringTo: async (stage, role) => {
      if (stage === 'none') {
        session.lock()
        return
      }
      const { db } = await register()
      if (session.signedIn()) session.signOut()
      await setDay(stage === 'day')
      if (stage === 'open') return
      const person = allStaff(db).find((one) => one.role === role)
      if (!person) throw new Error(`nobody is ${role}`)
      if (role === 'inspector') letLook(person.id)
      session.signIn({ id: person.id, role, name: role })
    },
    rows: () => {
      const db = session.register()?.db
      if (!db) return {}
      const tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .pluck()
        .all() as string[]
      // A wrong PIN is counted although the call is refused: that count is the guard, not an act.
      const counted = tables.filter((table) => table !== 'pin_failure')
      return Object.fromEntries(
        counted.map((table) => [table, Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
      )
    },
    ask: async ({ path }, input) => {
      const procedure = path.reduce<unknown>(
        (router, name) => (router as Record<string, unknown>)[name],
        client,
      ) as (input: unknown) => Promise<unknown>
      try {
        const output = await procedure(input)
        await closeStream(output)
        return { code: 'done', output }
      } catch (error) {
        const { code, data, defined } = error as {
          code?: string
          data?: object
          defined?: boolean
        }
        if (!defined || code === undefined) {
          faults.push(error)
          return { code: 'DEFECT', data: {} }
        }
        return { code, data: data ?? {} }
      }
    },
    end: () => {
      session.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In the order of the roles; none of them weak. */
export const PINS_OF_ROLES: readonly string[] = [
  '518364',
  '640287',
  '730582',
  '284916',
  '926175',
  '371948',
  '485027',
  '592710',
]

async function closeStream(output: unknown): Promise<void> {
  if (typeof output !== 'object' || output === null || !(Symbol.asyncIterator in output)) return
  const stream = output as AsyncGenerator<unknown>
  await stream.next()
  await stream.return(undefined)
}

/** The same passphrases at the least stretching that is accepted: hundreds of them are tried here. */
async function stretchLess(session: Session): Promise<void> {
  const open = session.register()
  if (!open) throw new Error('the register was not made')
  const { databaseKey, siteIdentity } = open.keys
  for (const [place, { slotId }] of keyholdersOf(open.db).entries()) {
    const keyholder = { label: slotLabel, passphrase: PASSPHRASES[place] ?? '' }
    const changed = await changeSlotsFile(open.files.slots, (slots) =>
      replaceSlot(slots, slotId, keyholder, { databaseKey, siteIdentity }, pinStretch),
    )
    if (changed.outcome !== 'changed') throw new Error(changed.outcome)
  }
}
