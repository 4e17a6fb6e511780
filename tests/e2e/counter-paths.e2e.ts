import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastMorning } from '../../build/demo/clinic-time.ts'
import { openClient } from '../../build/demo/steps/clients.ts'
import * as counter from '../../build/demo/steps/counter.ts'
import { countStock, onTheShelf } from '../../build/demo/steps/counts.ts'
import { goTo, lock, signIn, unlock } from '../../build/demo/steps/doors.ts'
import { enterLines, logPowerCut, makeSheet } from '../../build/demo/steps/downtime.ts'
import { closeCountedDay } from '../../build/demo/steps/ending.ts'
import type { PaperTo } from '../../build/demo/steps/papers.ts'
import { receiveGuest, writePassport } from '../../build/demo/steps/passports.ts'
import { countMarks, printSheets } from '../../build/demo/steps/sheets.ts'
import { press } from '../../build/demo/steps/signing.ts'
import { carryHome } from '../../build/demo/steps/take-home.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { words } from '../../renderer/words/index.ts'
import { addDays } from '../../shared/rules/days.ts'
import { signTakeHomeRules } from '../electron/take-home-clinic.ts'
import { officeKeys, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { cardOf, seedClients } from '../helpers/seed-counter.ts'
import { listed, openSite, seedSite } from '../helpers/seed-site.ts'

const say = words.counter
const { day, opens, offset } = lastMorning(Date.now(), 'Asia/Kolkata')
const HOUR_MS = 3_600_000
const NURSE = { name: 'Ramdini', role: 'nurse', pin: PINS[2] } as const
const COUNSELLOR = { name: 'Vanlalruati', role: 'counsellor', pin: PINS[4] } as const
const SITES = [
  { number: 17, code: 'AZL01', name: 'Grace-In OST centre' },
  { number: 23, code: 'LGL01', name: 'Lunglei centre' },
] as const
const seeded = { startDay: addDays(day, -60), endDay: addDays(day, 60), lastDoseDay: addDays(day, -1) }
const CLIENTS = [
  { registerNumber: 1, called: 'Puia', slots: [8_000], takeHomeDays: 3, ...seeded },
  { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone', ...seeded },
  { registerNumber: 3, called: 'Sanga', slots: [8_000], ...seeded },
  { registerNumber: 4, called: 'Rema', slots: [8_000], birthYear: 1988, ...seeded },
] as const

const quiet = async () => {}
let folders: string[] = []
let home: RunningRegister
let away: RunningRegister | undefined
let to: PaperTo

beforeAll(async () => {
  const office = await officeKeys()
  folders = SITES.map(() => registerFolder())
  const profiles = folders.map((folder) => join(folder, 'profile'))
  const made = []
  for (const [index, site] of SITES.entries())
    made.push(await seedSite(profiles[index] ?? '', office, site, opens))
  const list = made.map(listed)
  for (const [index, register] of made.entries()) {
    openSite(register, office, list, day)
    if (index === 0) {
      signTakeHomeRules(register)
      seedClients(register, CLIENTS)
    }
    register.close()
  }
  home = await start(folders[0] ?? '')
  const papersFolder = join(home.folder, 'papers')
  mkdirSync(papersFolder)
  giveToRegister(papersFolder)
  to = { register: home, papersFolder, look: quiet }
})
afterAll(async () => {
  await away?.close()
  await home.close()
})

/** The program on a seeded profile, at ten past eight of the last morning, with the nurse signed in. */
async function start(folder: string): Promise<RunningRegister> {
  const profile = join(folder, 'profile')
  writeFileSync(join(profile, 'test-clock'), `${offset} 0`)
  chmodSync(join(profile, 'test-clock'), 0o644)
  giveToRegister(profile)
  const register = await launchRegister({ folder })
  register.setClockOffset(offset)
  register.page.setDefaultTimeout(15_000)
  await unlock(register.page, PASSPHRASES[0])
  await signIn(register.page, NURSE)
  return register
}

const toCounter = async (page: Page) => {
  await page.keyboard.press('Alt+c')
  await page.getByRole('heading', { name: say.empty }).waitFor()
}
const papers = () => readdirSync(to.papersFolder).filter((name) => name.endsWith('.pdf'))

describe('the counter’s other paths by keyboard, in the packaged program', () => {
  test('the shelf is counted before the book is shown, and signed by two; sheets are printed', async () => {
    const shelf = await onTheShelf(home.page)
    await countStock(home.page, 'opening', shelf, COUNSELLOR, quiet)
    await printSheets(to)
    expect(papers()).toHaveLength(1)
  })

  test('doses are carried home after today’s own, with their labels on paper', async () => {
    const { page } = home
    await toCounter(page)
    await counter.scanCard(page, cardOf(1))
    await counter.give(page)
    home.passTime(HOUR_MS / 5)
    await lock(page)
    await signIn(page, NURSE)
    await toCounter(page)
    await counter.checkMouth(page)
    await carryHome(to)
    expect(papers()).toHaveLength(2)
    await counter.scanCard(page, cardOf(1))
    await counter.seeStopPage(page)
    await counter.leave(page)
  })

  test('a slip suspends the order here, opens it at the other site alone, and only once a day', async () => {
    const { page } = home
    await openClient(page, 4)
    await page.keyboard.press('F4')
    await press(page, words.passports.button)
    const site = words.passports.slip.from(SITES[1].name, SITES[1].number)
    const digits = await writePassport(to, { site, from: day, days: 2 }, NURSE)
    await toCounter(page)
    await counter.scanCard(page, cardOf(4))
    await page
      .getByText(/^By dose passport at site 23/)
      .first()
      .waitFor()
    await counter.leave(page)
    await counter.scanCard(page, digits)
    await page.getByText(words.passports.verdict.own_slip.title).waitFor()

    away = await start(folders[1] ?? '')
    await toCounter(away.page)
    await receiveGuest(away.page, digits, { birthYear: 1988, milligrams: 8 }, quiet)
    await counter.scanCard(away.page, digits)
    await counter.give(away.page)
    await counter.scanCard(away.page, digits)
    await away.page.getByRole('button', { name: /^Mouth checked/ }).waitFor()
    expect(await away.page.getByRole('button', { name: words.takeHome.open }).count()).toBe(0)
    expect(away.complaints).toEqual([])
  })

  test('after a cut the numbered sheet comes back line by line, and who was dosed on paper is stopped', async () => {
    const { page } = home
    await makeSheet(to, 'today')
    await lock(page)
    home.passTime(2 * HOUR_MS)
    await signIn(page, NURSE)
    await logPowerCut(page, '0840', '0930', quiet)
    await enterLines(
      page,
      [
        { number: 2, time: '0845' },
        { number: 3, time: '0850', result: '2' },
      ],
      quiet,
    )
    await toCounter(page)
    for (const number of [2, 3]) {
      await counter.scanCard(page, cardOf(number))
      await counter.seeStopPage(page)
      await counter.leave(page)
    }
  })

  test('marks and shelf are counted in the evening, and the day closes with its code', async () => {
    const { page } = home
    const shelf = await onTheShelf(page)
    expect([...shelf.values()]).toEqual(['988', '1000', '88'])
    await goTo(page, 'Alt+d', words.dayClose.title)
    await press(page, words.counts.goCount.closing)
    await countStock(page, 'closing', shelf, COUNSELLOR, quiet)
    await countMarks(page, quiet)
    await closeCountedDay(page, day, quiet)
    expect(await page.getByText(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/).count()).toBeGreaterThan(0)
    expect(home.complaints).toEqual([])
  })
})
