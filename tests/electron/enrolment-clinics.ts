import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { openRegister, type Register } from '../../electron/register.ts'
import { startSession } from '../../electron/session.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { bookPageOf, noBooks } from '../helpers/book-page.ts'
import {
  newSite,
  officeKeys,
  PASSPHRASES,
  PINS,
  STAFF,
  type StaffName,
  testClock,
} from '../helpers/clinic.ts'
import { requestId, type SeededClient, seedClients, seedStock } from '../helpers/seed-counter.ts'

export const OFFICE_STAFF = { manager: 1, office: 2 } as const

/** Made once a test file: stretching passphrases takes longer than most tests. */
let made: Promise<{ folders: readonly string[]; keys: Awaited<ReturnType<typeof officeKeys>> }> | undefined
async function madeOnce() {
  const keys = await officeKeys()
  const site = (number: number) =>
    newSite({ number, code: `SITE${number}`, name: `Centre ${number}`, officeCard: keys.card })
  const office = await newSite({
    ...{ code: 'RPO', number: 9999, name: 'The office', kind: 'office', products: [], holidays: [] },
    staff: [
      { name: 'Zothanpuii', role: 'manager', pin: PINS[0] },
      { name: 'Lalrinpuii', role: 'office', pin: PINS[1] },
    ],
    officeCard: keys.card,
    rulePackSignedBy: null,
  })
  const secrets = { card: keys.card, everyday: keys.a, signing: keys.signing.secretKey }
  const folders: string[] = []
  for (const [place, wanted] of [await site(17), await site(23), office].entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'ost-enrolment-template-'))
    const register = await createRegister(folder, wanted, testClock(), place === 2 ? secrets : null)
    register.close()
    folders.push(folder)
  }
  return { folders, keys }
}

/** One real register behind its handlers; the native dialog always chooses `stick`. */
async function opened(template: string, stick: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ost-enrolment-'))
  cpSync(template, folder, { recursive: true })
  const clock = testClock()
  const opening = await openRegister(folder, PASSPHRASES[0], clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const { register } = opening
  const session = startSession(folder, clock)
  session.opened(register)
  const log = {
    note: () => {},
    fault: (error: unknown): string => {
      throw error
    },
  }
  const window = {
    reload: () => {},
    chooseFolder: async () => stick,
    chooseFileToSave: async () => null,
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => bookPageOf(noBooks()),
    allowCamera: () => {},
  }
  const call = createRouterClient(handlers, { context: { session, log, window } as never })
  const signIn = (id: number, role: 'manager' | 'office' | 'doctor' | 'nurse' | 'counsellor') =>
    session.signIn({ id, role, name: role })
  signIn(1, 'manager')
  await call.backups.chooseFolder()
  return {
    register,
    clock,
    call,
    signIn,
    end: () => {
      session.lock()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openDay(register: Register): void {
  register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
    insert(tx, 'clinic_day', {
      day: '2026-02-03' as ClinicDay,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    }),
  )
  seedStock(register, 1)
}

/** Two sites with clients in treatment, the office that knows them, and one stick for all. */
export async function enrolmentClinics(clients: {
  one: readonly SeededClient[]
  other: readonly SeededClient[]
}) {
  made ??= madeOnce()
  const { folders, keys } = await made
  const stick = mkdtempSync(join(tmpdir(), 'ost-enrolment-stick-'))
  const [one, other, office] = await Promise.all(folders.map((folder) => opened(folder, stick)))
  if (!one || !other || !office) throw new Error('three registers')
  const ids = [one, other].map((clinic, place) => {
    openDay(clinic.register)
    return seedClients(clinic.register, place === 0 ? clients.one : clients.other)
  })
  for (const { register } of [one, other]) knowSite(office.register, siteCardOf(register))
  const asStaff = (clinic: typeof one, who: StaffName) =>
    clinic.signIn(STAFF[who], who === 'otherNurse' ? 'nurse' : who)
  const text = (ending: string): string[] =>
    readdirSync(stick)
      .filter((name) => name.endsWith(ending))
      .toSorted()
      .map((name) => readFileSync(join(stick, name), 'utf8'))
  return {
    one,
    other,
    office,
    stick,
    keys,
    ids: { one: ids[0] ?? [], other: ids[1] ?? [] },
    asStaff,
    text,
    clear: () => {
      rmSync(stick, { recursive: true, force: true })
      mkdirSync(stick)
    },
    /** What the stick carries to a site: its own files of this kind. */
    carry: async (clinic: typeof one, ending: string) => {
      const code = siteCardOf(clinic.register).site
      const names = readdirSync(stick).filter((name) => name.startsWith(code) && name.endsWith(ending))
      const name = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? ''
      return clinic.call.enrolments.takeIn({
        requestId: requestId(),
        text: readFileSync(join(stick, name), 'utf8'),
      })
    },
    end: () => {
      for (const clinic of [one, other, office]) clinic.end()
      rmSync(stick, { recursive: true, force: true })
    },
  }
}
export type EnrolmentClinics = Awaited<ReturnType<typeof enrolmentClinics>>

function knowSite(register: Register, card: ReturnType<typeof siteCardOf>): void {
  register.write({ act: 'office.card', actor: OFFICE_STAFF.manager }, (tx) => {
    const by = { staffId: OFFICE_STAFF.manager, at: tx.at }
    const officeSiteId = insert(tx, 'office_site', { registerId: card.register_id, ...by })
    const { site: code, number = null, name = null, ed25519, age } = card
    insert(tx, 'office_site_card', { officeSiteId, code, number, name, ed25519, age, ...by })
    insert(tx, 'office_site_place', { officeSiteId, partner: 'P', district: 'Aizawl', counted: 1, ...by })
  })
}
