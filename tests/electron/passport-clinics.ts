import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { handlers } from '../../electron/handlers/index.ts'
import { openRegister } from '../../electron/register.ts'
import { startSession } from '../../electron/session.ts'
import { signSiteList } from '../../electron/site-list.ts'
import type { SiteList } from '../../shared/records/site-list.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
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

export const HOME = 17
export const AWAY = 23
export const day = (text: string) => text as ClinicDay
export const signer = (who: StaffName) => ({ staffId: STAFF[who], pin: PINS[STAFF[who] - 1] ?? '' })

const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000], birthYear: 1990 },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
  { registerNumber: 3, called: 'Sanga', slots: [4_400, 4_000] },
  { registerNumber: 4, called: 'Rema', slots: [8_000], kind: 'titration' },
  { registerNumber: 5, called: 'Zova', slots: [8_000], endDay: '2026-02-06' },
]

/** Made once a test file: stretching passphrases takes longer than most tests. */
let made: Promise<{ folders: [string, string]; office: Awaited<ReturnType<typeof officeKeys>> }> | undefined
async function madeOnce() {
  const office = await officeKeys()
  const folders = ['home', 'away'].map((name) => mkdtempSync(join(tmpdir(), `ost-${name}-template-`)))
  const [home = '', away = ''] = folders
  for (const [folder, number] of [
    [home, HOME],
    [away, AWAY],
  ] as const) {
    const code = `SITE${number}`
    const register = await createRegister(
      folder,
      await newSite({ number, code, name: `Centre ${number}`, officeCard: office.card }),
      testClock(),
    )
    register.close()
  }
  return { folders: [home, away] as [string, string], office }
}

/** One real register behind its handlers, with an open day and full shelves. */
async function clinicAt(template: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ost-passport-'))
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
    chooseFolder: async () => null,
    chooseFileToSave: async () => null,
    pdf: async () => Buffer.from('%PDF-1.7'),
    print: async () => true,
    openBookPage: () => bookPageOf(noBooks()),
    allowCamera: () => {},
  }
  const call = createRouterClient(handlers, { context: { session, log, window } as never })
  let dayId = 0
  const openDay = (text: string) => {
    clock.setWall(Date.parse(`${text}T03:30:00Z`))
    dayId = register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) => {
      if (dayId > 0)
        insert(tx, 'clinic_day_close', { clinicDayId: dayId, late: 0, staffId: STAFF.nurse, at: tx.at })
      const by = { openedBy: STAFF.nurse, approvedBy: null, reason: null, at: tx.at }
      return insert(tx, 'clinic_day', { day: day(text), ...by })
    })
    for (const batchId of [1, 2, 3])
      if (dayId > 1)
        register.write({ act: 'stock.open_pack', actor: STAFF.nurse }, (tx) =>
          insert(tx, 'open_pack', {
            clinicDayId: dayId,
            productId: batchId,
            batchId,
            staffId: STAFF.nurse,
            at: tx.at,
          }),
        )
  }
  const signIn = (who: StaffName) =>
    session.signIn({ id: STAFF[who], role: who === 'otherNurse' ? 'nurse' : who, name: who })
  openDay('2026-02-03')
  seedStock(register, 1)
  signIn('nurse')
  return {
    register,
    clock,
    call,
    signIn,
    openDay,
    count: (sql: string) => Number(register.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()),
    stock: () => Number(register.db.prepare('SELECT sum(steps) FROM stock_entry').pluck().get()),
    verdict: async (clientId: number) =>
      doseEligibility((await call.doses.facts({ who: { by: 'client', clientId } })).facts),
    /** Today's dose from the scan to the checked mouth. @returns its key */
    dose: async (clientId: number) => {
      const { facts } = await call.doses.facts({ who: { by: 'client', clientId } })
      const verdict = doseEligibility(facts)
      if (verdict.outcome !== 'due') throw new Error(JSON.stringify(verdict))
      const { orderId, slot, amountMicrograms } = verdict
      const { client } = await call.doses.prepare({
        requestId: requestId(),
        clientId,
        identifiedBy: 'card',
        noCardReason: null,
        seen: { orderId, slot, amountMicrograms },
      })
      const doseId = client.open?.id ?? 0
      await call.doses.give({ requestId: requestId(), doseId, soberSeen: true })
      await call.doses.check({ requestId: requestId(), doseId, notChecked: null, note: '' })
      return doseId
    },
    end: () => {
      session.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type PassportClinic = Awaited<ReturnType<typeof clinicAt>>

/** Two clinics of one office; the home one has clients, both have the office's list. */
export async function twoClinics() {
  made ??= madeOnce()
  const { folders, office } = await made
  const [home, away] = await Promise.all([clinicAt(folders[0]), clinicAt(folders[1])])
  const ids = seedClients(home.register, CLIENTS)
  const cards = await Promise.all([home, away].map(({ call }) => call.setup.siteCard()))
  const list: SiteList = {
    office: office.card.name,
    made_at: Date.UTC(2026, 1, 1),
    sites: cards.map(({ number = 0, name = '', site: code, register_id, ed25519 }) => ({
      number,
      name,
      code,
      register_id,
      ed25519,
    })),
  }
  const text = JSON.stringify(signSiteList(list, office.signing.secretKey))
  const takeIn = async (clinic: PassportClinic, what = text) => {
    clinic.signIn('manager')
    try {
      return await clinic.call.programmeSites.takeIn({ requestId: requestId(), text: what })
    } finally {
      clinic.signIn('nurse')
    }
  }
  await takeIn(home)
  await takeIn(away)
  const clientId = (registerNumber: number) => ids[registerNumber - 1] ?? 0
  return {
    home,
    away,
    office,
    list,
    takeIn,
    clientId,
    /** The home nurse writes a slip for the other site. @returns the newest slip */
    issue: async (
      registerNumber: number,
      more: { fromDay?: string; days?: number; who?: StaffName } = {},
    ) => {
      const reply = await home.call.passports.issue({
        requestId: requestId(),
        clientId: clientId(registerNumber),
        receivingSite: AWAY,
        fromDay: day(more.fromDay ?? '2026-02-04'),
        days: more.days ?? 3,
        signer: signer(more.who ?? 'nurse'),
      })
      return reply.passports[0] ?? Promise.reject(new Error('no slip'))
    },
    receive: (digits: string, more: object = {}) =>
      away.call.guests.receive({
        requestId: requestId(),
        digits,
        birthYear: 1990,
        dayMicrograms: 8_000,
        called: 'Guest Puia',
        ...more,
      }),
    /** Both clinics open the next day. */
    nextDay: (text: string) => {
      home.openDay(text)
      away.openDay(text)
    },
    end: () => {
      home.end()
      away.end()
    },
  }
}
export type TwoClinics = Awaited<ReturnType<typeof twoClinics>>
