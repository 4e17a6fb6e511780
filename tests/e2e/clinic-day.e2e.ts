import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '../../build/demo/begin.ts'
import { lastMorning } from '../../build/demo/clinic-time.ts'
import { people } from '../../build/demo/people.ts'
import { demoSite, demoStaff } from '../../build/demo/site.ts'
import { enrol } from '../../build/demo/steps/clients.ts'
import * as counter from '../../build/demo/steps/counter.ts'
import { changeTo, goTo, lock, openDay, signIn, unlock } from '../../build/demo/steps/doors.ts'
import { makeBackup, writeSiteCard } from '../../build/demo/steps/ending.ts'
import { type OrderToWrite, writeOrder } from '../../build/demo/steps/orders.ts'
import { setUpSite } from '../../build/demo/steps/set-up.ts'
import { enterOpeningStock, openPacks } from '../../build/demo/steps/stock.ts'
import { projectFolder } from '../../build/runtime/cache.ts'
import { sentence, words } from '../../renderer/words/index.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { filesHolding } from '../helpers/sweep.ts'

const quiet = async () => {}
const say = words.counter
const { day, offset } = lastMorning(Date.now(), demoSite.timeZone)
const clients = people(day).slice(0, 4)
const order = (drug: OrderToWrite['drug'], milligrams: number): OrderToWrite => ({
  drug,
  kind: 'induction',
  milligrams: [milligrams],
  stepDays: 0,
  days: 14,
  reason: 'First order of this test',
})
const ORDERS = [
  order('buprenorphine', 8),
  order('methadone', 20),
  order('buprenorphine', 4),
  order('buprenorphine', 6),
]

let register: RunningRegister
let folder: string
let officeCardFile: string
let passphrases: string[]
const cards: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = registerFolder()
  const begun = await begin(folder)
  register = begun.register
  officeCardFile = begun.officeCardFile
})
afterAll(() => register.close())

const page = (): Page => register.page
const scan = (client: number) => counter.scanCard(page(), cards[client] ?? '')
const given = () => page().getByText(/^Given \d+ of \d+$/)
const toCounter = async () => {
  await page().keyboard.press('Alt+c')
  await page().getByRole('heading', { name: say.empty }).waitFor()
}
const verify = (...more: string[]) => {
  const [backup = ''] = readdirSync(register.backupFolder).filter((name) => name.endsWith('.ostbackup'))
  const key = join(folder, 'office', 'office.key')
  const args = ['verify', join(register.backupFolder, backup), '--key', key, ...more]
  return spawnSync(process.execPath, [join(projectFolder, 'electron/office/office.ts'), ...args])
}

describe('a clinic day by keyboard, in the packaged program', () => {
  test('a site is set up, its passphrases retyped, its rules signed', async () => {
    passphrases = await setUpSite(page(), { ...demoSite, officeCardFile }, quiet)
    expect(passphrases.map((phrase) => phrase.split(' ').length)).toEqual([5, 5])
  })

  test('a nurse opens the day, fills the shelf, opens the packs and enrols four clients', async () => {
    await signIn(page(), demoStaff.nurse)
    await openDay(page(), day)
    const shelf = ['buprenorphine tablet 2\u00a0mg', 'methadone oral solution 5\u00a0mg per\u00a0mL']
    const lines = shelf.map((product, index) => ({
      product,
      batchNumber: `LOT-${index}`,
      expiry: '31-Mar-2028',
      quantity: '100',
    }))
    await enterOpeningStock(page(), 'B12/40', lines, demoStaff.guard)
    await openPacks(page(), quiet)
    for (const [index, person] of clients.entries()) {
      const { registerNumber, card } = await enrol(page(), person, { photo: false, look: quiet })
      expect(registerNumber).toBe(index + 1)
      expect(card).toMatch(/^0017\d{10}$/)
      cards.push(card)
    }
  })

  test('nobody is dosed before a doctor has written an order', async () => {
    await toCounter()
    await scan(0)
    await page()
      .getByText(sentence({ code: 'no_order' }))
      .waitFor()
    await counter.leave(page())
    await changeTo(page(), demoStaff.doctor)
    for (const [index, one] of ORDERS.entries()) await writeOrder(page(), index + 1, one, quiet)
  })

  test('a tablet goes under the tongue by one scan and one key, and the mouth is looked at', async () => {
    await changeTo(page(), demoStaff.nurse)
    await toCounter()
    await scan(0)
    await counter.askBeforeFirstDose(page())
    expect(await counter.give(page())).toContain('under the tongue')
    expect(await given().innerText()).toBe('Given 1 of 4')
    expect(await counter.checkMouth(page())).toContain('mouth checked')
  })

  test('a liquid is one key: swallowed, and spoke', async () => {
    await scan(1)
    await counter.askBeforeFirstDose(page())
    await page().getByRole('button', { name: say.press.liquid }).waitFor()
    expect(await counter.give(page())).toMatch(/given\.$/)
    expect(await given().innerText()).toBe('Given 2 of 4')
  })

  test('a second dose of the day is refused by a page that says when and by whom', async () => {
    await scan(0)
    await counter.seeStopPage(page())
    const bar = page().getByRole('status').filter({ hasText: say.status.given })
    expect(await bar.innerText()).toMatch(/8.mg at \d\d:\d\d, by Ramdinpuii/)
    await page().waitForTimeout(600)
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { name: say.empty }).waitFor()
    expect(await given().innerText()).toBe('Given 2 of 4')
  })

  test('a void frees the slot: the same client is given the dose afterwards', async () => {
    await scan(2)
    await counter.askBeforeFirstDose(page())
    expect(await counter.voidDose(page(), 'wrong_amount', demoStaff.nurse.pin)).toContain('void')
    expect(await given().innerText()).toBe('Given 2 of 4')
    await scan(2)
    await counter.give(page())
    expect(await given().innerText()).toBe('Given 3 of 4')
  })

  test('an incident keeps the slot used; the client is watched, and held for the doctor', async () => {
    await counter.reportIncident(page(), { kind: 'wrong_amount', note: 'Too many tablets' }, quiet)
    await page()
      .getByText(/^Watched, 1\d\d.min more$/)
      .waitFor()
    await scan(2)
    await counter.seeStopPage(page())
    await counter.leave(page())
    await changeTo(page(), demoStaff.doctor)
    await goTo(page(), 'Alt+o', words.orders.list.title)
    await page().getByRole('heading', { name: words.orders.list.incidents }).waitFor()
    expect(await page().getByText('Too many tablets').count()).toBe(1)
  })

  test('a lock shows nobody, and a wrong PIN opens nothing', async () => {
    await lock(page())
    for (const { called, name } of clients) {
      expect(await page().getByText(called).count()).toBe(0)
      expect(await page().getByText(name).count()).toBe(0)
    }
    await page().getByRole('button', { name: demoStaff.nurse.name }).press('Enter')
    await page().getByLabel(words.doors.signIn.pin(demoStaff.nurse.name)).pressSequentially('111222')
    await page().getByText(words.doors.signIn.not).waitFor()
  })

  test('the manager makes a backup that the office verifies, and only with this site’s card', async () => {
    await signIn(page(), demoStaff.manager)
    await writeSiteCard(register)
    await makeBackup(register, demoStaff.manager.pin, quiet)
    const card = join(register.backupFolder, 'site-card-AZL01.json')
    const other = join(folder, 'other-card.json')
    const { register_id: _, ...rest } = JSON.parse(readFileSync(card, 'utf8'))
    writeFileSync(other, JSON.stringify({ ...rest, register_id: '0'.repeat(32) }))
    expect([verify('--site', card), verify(), verify('--site', other)].map(({ status }) => status)).toEqual([
      0, 3, 1,
    ])
  })

  test('pulling the plug loses nothing: the saved doses are there, the unfinished one is asked about', async () => {
    await changeTo(page(), demoStaff.nurse)
    await toCounter()
    await scan(3)
    await counter.askBeforeFirstDose(page())
    await page().getByRole('button', { name: say.press.tablet }).waitFor()
    complaints.push(...register.complaints)
    await register.kill()
    register = await launchRegister({ folder })
    register.setClockOffset(offset + 3_600_000)
    page().setDefaultTimeout(15_000)

    await page()
      .getByLabel(words.doors.locked.passphrase, { exact: true })
      .fill('five words of somebody else')
    await page().keyboard.press('Enter')
    await page()
      .getByText(sentence({ code: 'wrong_passphrase' }))
      .waitFor()
    await unlock(page(), passphrases[1] ?? '')
    await signIn(page(), demoStaff.nurse)
    await page().keyboard.press('Alt+c')
    const asked = page().getByRole('dialog', { name: say.unfinished.title(1) })
    await asked.getByText(say.unfinished.asked(clients[3]?.called ?? '')).waitFor()
    await page().keyboard.press('2')
    await page().keyboard.press('Enter')
    await asked.waitFor({ state: 'detached' })
    expect(await given().innerText()).toBe('Given 3 of 4')
    await scan(3)
    await counter.give(page())
    expect(await given().innerText()).toBe('Given 4 of 4')
    await scan(0)
    await counter.seeStopPage(page())
    await counter.leave(page())
  })

  test('no name of client or staff, no passphrase and no PIN stands anywhere in the clear', () => {
    const named = clients.flatMap(({ name, called, phone }) => [name, called, phone])
    const places = ['profile', 'backup', 'temporary', 'home'].map((place) => join(folder, place))
    const staff = demoSite.staff.flatMap(({ name, pin }) => [name, pin])
    expect(filesHolding(places, [...named, ...passphrases, ...staff])).toEqual([])

    const control = mkdtempSync(join(tmpdir(), 'ost-sweep-'))
    writeFileSync(join(control, 'note'), Buffer.from(`…${named[0]}…`, 'utf16le'))
    expect(filesHolding([control], named)).toHaveLength(1)
    rmSync(control, { recursive: true })
  })

  test('the window had nothing to complain about all day', () => {
    expect([...complaints, ...register.complaints]).toEqual([])
  })
})
