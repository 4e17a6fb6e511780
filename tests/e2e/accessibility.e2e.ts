import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '../../build/demo/begin.ts'
import { lastMorning } from '../../build/demo/clinic-time.ts'
import { people } from '../../build/demo/people.ts'
import { demoSite, demoStaff } from '../../build/demo/site.ts'
import { bringOverByPaste } from '../../build/demo/steps/bring-over.ts'
import { enrol } from '../../build/demo/steps/clients.ts'
import {
  askBeforeFirstDose,
  give,
  leave,
  scanCard,
  seeStopPage,
  typeNumber,
} from '../../build/demo/steps/counter.ts'
import { changeTo, lock, openDay } from '../../build/demo/steps/doors.ts'
import { writeOrder } from '../../build/demo/steps/orders.ts'
import { setUpSite } from '../../build/demo/steps/set-up.ts'
import { enterOpeningStock, openPacks } from '../../build/demo/steps/stock.ts'
import { screensFor } from '../../renderer/screens.tsx'
import { words } from '../../renderer/words/index.ts'
import { type RunningRegister, registerFolder } from '../helpers/launch.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const { day } = lastMorning(Date.now(), demoSite.timeZone)

let register: RunningRegister
let officeCardFile: string
/** What was looked at; a screen that is not in here was not tested. */
const looked: string[] = []
const violations: string[] = []

const page = (): Page => register.page

/** Every violation of WCAG 2 A and AA in what the window shows now. */
async function look(shown: Page, name: string): Promise<void> {
  // A colour that still fades would be judged half-way.
  await shown.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
  // The usual mode opens another window to join results of frames; there are no frames here, and no other windows.
  const { violations: found } = await new AxeBuilder({ page: shown })
    .withTags(TAGS)
    .setLegacyMode(true)
    .analyze()
  looked.push(name)
  violations.push(
    ...found.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  )
}

const take = (): string[] => violations.splice(0)

beforeAll(async () => {
  const begun = await begin(registerFolder())
  register = begun.register
  officeCardFile = begun.officeCardFile
})
afterAll(() => register.close())

describe('no screen has a violation of WCAG 2 A or AA', () => {
  test('on the way to a new site', async () => {
    await setUpSite(page(), { ...demoSite, officeCardFile }, look)
    await look(page(), 'sign-in')
    await page().getByRole('button', { name: demoStaff.nurse.name }).press('Enter')
    await page().getByLabel(words.doors.signIn.pin(demoStaff.nurse.name)).waitFor()
    await look(page(), 'pin')
    expect(take()).toEqual([])
    expect(looked.length).toBeGreaterThanOrEqual(10)
  })

  test('while the day is opened and filled', async () => {
    await page().keyboard.type(demoStaff.nurse.pin)
    await page()
      .getByRole('heading', { name: words.home.title(demoStaff.nurse.name) })
      .waitFor()
    await look(page(), 'home, no day')
    await openDay(page(), day)
    const shelf = ['buprenorphine tablet 2\u00a0mg', 'methadone oral solution 5\u00a0mg per\u00a0mL']
    const lines = shelf.map((product, index) => ({
      product,
      batchNumber: `LOT-${index}`,
      expiry: '31-Mar-2028',
      quantity: '100',
    }))
    await enterOpeningStock(page(), 'B12/40', lines, demoStaff.guard)
    await openPacks(page(), look)
    await bringOverByPaste(page(), people(day).slice(0, 3), look)
    expect(take()).toEqual([])
  })

  test('at the counter, in each of its states', async () => {
    const [person] = people(day).slice(-1)
    if (!person) throw new Error('nobody')
    const { registerNumber, card } = await enrol(page(), person, { photo: false, look })
    await changeTo(page(), demoStaff.doctor)
    const order = {
      drug: 'buprenorphine',
      kind: 'induction',
      milligrams: [8],
      stepDays: 0,
      days: 14,
    } as const
    await writeOrder(page(), registerNumber, { ...order, reason: 'First order' }, look)
    await changeTo(page(), demoStaff.nurse)
    await page().keyboard.press('Alt+c')
    await page().getByRole('heading', { name: words.counter.empty }).waitFor()
    await look(page(), 'counter')
    await typeNumber(page(), 1)
    await look(page(), 'counter: list not signed')
    await leave(page())
    await scanCard(page(), card)
    await askBeforeFirstDose(page(), (at) => look(at, 'counter: before the first dose'))
    await page().getByRole('button', { name: words.counter.press.tablet }).waitFor()
    await look(page(), 'counter: due')
    await page().keyboard.press('F6')
    await page().getByRole('dialog').waitFor()
    await look(page(), 'counter: not given')
    await page().keyboard.press('Escape')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    await page().keyboard.press('Alt+F8')
    await page().getByText(words.counter.void.asked).waitFor()
    await look(page(), 'counter: void')
    await page().keyboard.press('2')
    await page().getByRole('dialog', { name: words.counter.incident.title }).waitFor()
    await look(page(), 'counter: incident')
    await page().keyboard.press('Escape')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    expect(take()).toEqual([])
  })

  test('the large button stays in sight at 200 % of a screen of 1366 × 768 pixels', async () => {
    await zoom(2)
    const inside = await page().evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        one.textContent?.startsWith('Under the tongue'),
      )
      const { left, right, top, bottom } = button?.getBoundingClientRect() ?? new DOMRect(-1, -1)
      const { innerWidth: width, innerHeight: height } = window
      return {
        width,
        height,
        outside: [...document.querySelectorAll('#root *')]
          .filter((one) => one.getBoundingClientRect().right > width + 1)
          .map((one) => `${one.tagName} ${one.className}: ${one.textContent?.slice(0, 60)}`),
        button: left >= 0 && right <= width && top >= 0 && bottom <= height,
      }
    })
    expect(inside).toEqual({ width: 683, height: 384, outside: [], button: true })
    await look(page(), 'counter at 200 %')
    await zoom(1)
    expect(take()).toEqual([])
  })

  test('under the cover, in the list of keys, and when a second dose is refused', async () => {
    await give(page())
    await look(page(), 'counter: saved')
    await page().keyboard.press('F7')
    await page().getByRole('button', { name: words.counter.press.checked }).waitFor()
    await page().waitForTimeout(600)
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { name: words.counter.empty }).waitFor()
    await page().getByLabel(words.counter.field, { exact: true }).fill('4')
    await page().keyboard.press('Enter')
    await seeStopPage(page())
    await look(page(), 'counter: second dose refused')
    await page().keyboard.press('F9')
    await page().getByText(words.shell.coveredHow).waitFor()
    await look(page(), 'covered')
    await page().keyboard.press('Space')
    await page().getByText(words.shell.coveredHow).waitFor({ state: 'detached' })
    await page().keyboard.press('F1')
    await page().getByRole('dialog', { name: words.shell.keysTitle }).waitFor()
    await look(page(), 'keys')
    await page().keyboard.press('Escape')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    expect(take()).toEqual([])
  })

  test.each(['nurse', 'doctor', 'counsellor', 'manager'] as const)('every screen of a %s', async (role) => {
    await changeTo(page(), demoStaff[role])
    for (const { path } of screensFor(role, 'ost_centre')) {
      const place = path.replace(/:\w+/g, '1')
      await page().evaluate((hash) => {
        window.location.hash = hash
      }, place)
      // Two frames: the old screen is gone; then whatever it loads has come.
      await page().evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      const shown = await Promise.all([
        page().getByText(words.shell.loading).waitFor({ state: 'detached', timeout: 8_000 }),
        page().getByRole('heading', { level: 1 }).first().waitFor({ timeout: 8_000 }),
      ]).then(
        () => true,
        () => false,
      )
      if (shown) await look(page(), `${role} ${path}`)
      else violations.push(`${role} ${path}: no screen with a heading`)
    }
    expect(take()).toEqual([])
  })

  test('behind the passphrase', async () => {
    await lock(page())
    await page().keyboard.press('Control+F9')
    await page().getByLabel(words.doors.locked.passphrase, { exact: true }).waitFor()
    await look(page(), 'locked')
    expect(take()).toEqual([])
  })

  test('nor did the window complain', () => {
    expect(register.complaints).toEqual([])
  })
})

async function zoom(factor: number): Promise<void> {
  await register.app.evaluate(({ BrowserWindow }, by) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by)
  }, factor)
  await page().waitForFunction((width) => window.innerWidth === width, Math.round(1366 / factor))
}
