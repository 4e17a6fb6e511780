import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Clock } from '../../electron/clock.ts'
import { openReader } from '../../electron/db/connection.ts'
import type { Log } from '../../electron/log.ts'
import { finishMaking, registerFiles } from '../../electron/register-files.ts'
import { type Server, serve } from '../../electron/server.ts'
import { type Session, startSession } from '../../electron/session.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { newSigningKey } from '../../electron/vault/signature.ts'
import type { WindowControls } from '../../electron/window.ts'
import type { Contract } from '../../shared/contract/index.ts'
import type { NewSite } from '../../shared/contract/setup.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { bookPageOf, type DrawnBooks, noBooks } from './book-page.ts'

export type Call = ContractRouterClient<Contract>

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves wall clock and monotonic time together, as real time does. Milliseconds. */
  pass(ms: number): void
  /** Sets the wall clock alone, as somebody's hand does. UTC milliseconds. */
  setWall(at: number): void
}

export function testClock(start: number = Date.UTC(2026, 1, 3, 3, 0)): TestClock {
  let [wall, steady] = [start, 1_000]
  return {
    now: () => wall,
    monotonic: () => steady,
    pass: (ms) => {
      wall += ms
      steady += ms
    },
    setWall: (at) => {
      wall = at
    },
  }
}

export const PASSPHRASES = [
  'acorn bonfire cactus dolphin ember',
  'fabric gallon harvest icicle jackal',
] as const
/** In the order of `newSite().staff`: manager, doctor, nurse, second nurse, counsellor. */
export const PINS = ['284916', '730582', '518364', '926175', '640287'] as const
export const STAFF = { manager: 1, doctor: 2, nurse: 3, otherNurse: 4, counsellor: 5 } as const
export type StaffName = keyof typeof STAFF

export async function officeKeys() {
  const [a, b] = [await generateX25519Identity(), await generateX25519Identity()]
  const signing = newSigningKey()
  const card = {
    name: 'Regional project office',
    ageA: await identityToRecipient(a),
    ageB: await identityToRecipient(b),
    ed25519: Buffer.from(signing.publicKey).toString('base64'),
  }
  return { a, b, signing, card }
}

export async function newSite(changes: Partial<NewSite> = {}): Promise<NewSite> {
  const { card } = await officeKeys()
  return {
    code: 'AZL01',
    number: 17,
    name: 'Grace-In OST centre',
    district: 'Aizawl',
    country: 'India',
    timeZone: 'Asia/Kolkata',
    kind: 'ost_centre',
    weeklyClosedDays: '',
    dropoutDays: 60,
    holidays: [{ day: '2026-12-25' as ClinicDay, name: 'Christmas' }],
    products: [
      { drug: 'buprenorphine', form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 },
      { drug: 'buprenorphine', form: 'tablet', strengthMicrograms: 400, stepsPerUnit: 1 },
      { drug: 'methadone', form: 'liquid', strengthMicrograms: 5_000, stepsPerUnit: 10 },
    ],
    keyholders: [
      { label: 'Manager', passphrase: PASSPHRASES[0], staffIndex: 0 },
      { label: 'Doctor', passphrase: PASSPHRASES[1], staffIndex: 1 },
    ],
    staff: [
      { name: 'Zothanpuii', role: 'manager', pin: PINS[0] },
      { name: 'Dr Lalnunmawia', role: 'doctor', pin: PINS[1] },
      { name: 'Ramdini', role: 'nurse', pin: PINS[2] },
      { name: 'Hmingthanga', role: 'nurse', pin: PINS[3] },
      { name: 'Vanlalruati', role: 'counsellor', pin: PINS[4] },
    ],
    officeCard: card,
    rulePackSignedBy: { staffIndex: 1, pin: PINS[1] },
    ...changes,
  }
}

/** A real, encrypted, temporary clinic behind the contract that the screens use. */
export interface Clinic {
  readonly folder: string
  readonly clock: TestClock
  call: Call
  /** What the server asked of the window. */
  readonly asked: {
    reloads: number
    cameraAllowed: boolean
    clientView: Parameters<WindowControls['showClient']>[0]
    books: DrawnBooks
  }
  /** The native folder dialog's next answer. */
  chosenFolder: string | null
  readonly faults: unknown[]
  /** A digest of all rows of every table, by table: to show that something changed none. */
  contents(): Promise<Record<string, string>>
  /** Looks whether somebody is still there, as the program does every two seconds. */
  look(): void
  signInAs(who: StaffName): Promise<void>
  /** Closes the register as a restart of the program does, and starts the server anew, locked. */
  restart(): Promise<void>
  end(): Promise<void>
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, PASSPHRASES[0])
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey)
    throw new Error('the test register does not open')
  const reader = openReader(files.database, slot.secrets.databaseKey)
  try {
    const tables = reader
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    return Object.fromEntries(
      tables.map((table) => {
        const rows = reader.prepare(`SELECT * FROM ${table}`).all()
        return [table, createHash('sha256').update(JSON.stringify(rows)).digest('hex')]
      }),
    )
  } finally {
    reader.close()
  }
}

/** Starts the server side over an empty folder: stage `no_register`. */
export async function emptyClinic(
  clock: TestClock = testClock(),
  folder: string = mkdtempSync(join(tmpdir(), 'ost-clinic-')),
): Promise<Clinic> {
  const faults: unknown[] = []
  const log: Log = {
    note: () => {},
    fault: (error) => {
      faults.push(error)
      return `fault-${faults.length}`
    },
  }
  const asked: Clinic['asked'] = {
    ...{ reloads: 0, cameraAllowed: false, clientView: null },
    books: noBooks(),
  }
  let server: Server
  let session: Session
  let ports: MessagePort[] = []
  const clinic: Clinic = {
    folder,
    clock,
    asked,
    faults,
    chosenFolder: null,
    call: undefined as never,
    look: () => session.look(),
    contents: () => contentsOf(folder),
    signInAs: async (who) => {
      await clinic.call.session.signIn({ staffId: STAFF[who], pin: PINS[STAFF[who] - 1] ?? '' })
    },
    restart: async () => {
      await stop()
      await start()
    },
    end: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  const window: WindowControls = {
    reload: () => {
      asked.reloads += 1
    },
    chooseFolder: async () => clinic.chosenFolder,
    chooseFileToSave: async () => null,
    showClient: (view) => {
      asked.clientView = view
    },
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => bookPageOf(asked.books),
    allowCamera: (allowed) => {
      asked.cameraAllowed = allowed
    },
  }
  const start = async () => {
    await finishMaking(folder)
    session = startSession(folder, clock)
    server = serve({ session, window, log })
    const { port1, port2 } = new MessageChannel()
    ports = [port1, port2]
    server.upgrade(port2 as never)
    port1.start()
    clinic.call = createORPCClient(new RPCLink({ port: port1 }))
  }
  const stop = async () => {
    await server.close()
    for (const port of ports) port.close()
  }
  await start()
  return clinic
}

/** The default site, set up once a test file: stretching passphrases takes longer than most tests. */
let template: Promise<string> | undefined
async function madeOnce(): Promise<string> {
  const clinic = await emptyClinic()
  await clinic.call.setup.create(await newSite())
  const copy = mkdtempSync(join(tmpdir(), 'ost-template-'))
  await clinic.restart()
  cpSync(clinic.folder, copy, { recursive: true })
  await clinic.end()
  return copy
}

/** A clinic that was set up, is open, and where `who` is signed in; no clinic day is open yet. */
export async function openClinic(
  options: { who?: StaffName; site?: Partial<NewSite> } = {},
): Promise<Clinic> {
  if (options.site) {
    const clinic = await emptyClinic()
    await clinic.call.setup.create(await newSite(options.site))
    await clinic.signInAs(options.who ?? 'nurse')
    return clinic
  }
  template ??= madeOnce()
  const folder = mkdtempSync(join(tmpdir(), 'ost-clinic-'))
  cpSync(await template, folder, { recursive: true })
  const clinic = await emptyClinic(testClock(), folder)
  await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
  await clinic.signInAs(options.who ?? 'nurse')
  return clinic
}
