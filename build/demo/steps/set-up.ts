import type { Locator, Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { Role } from '../../../shared/records/staff.ts'

const say = words.setup

export interface StaffToSetUp {
  name: string
  role: Role
  pin: string
}

export interface SiteToSetUp {
  name: string
  district: string
  code: string
  number: string
  country: string
  /** As the wizard offers them, each by its line. */
  products: readonly string[]
  staff: readonly StaffToSetUp[]
  /** Names of the staff who hold a passphrase. */
  keyholders: readonly string[]
  officeCardFile: string
}

/** Called before a step is left, for whoever wants to look at it. */
export type Look = (page: Page, name: string) => Promise<void>

const next = (page: Page) => page.getByRole('button', { name: words.shell.next, exact: true }).press('Enter')
const titled = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()

async function choose(select: Locator, label: string | RegExp): Promise<void> {
  const option = select.locator('option').filter({ hasText: label }).first()
  await select.selectOption((await option.getAttribute('value')) ?? '')
}

/**
 * Goes through the wizard of a new OST centre by keyboard, from the first screen to the PIN screen.
 * @returns the passphrase of each keyholder, as shown and retyped
 */
export async function setUpSite(page: Page, site: SiteToSetUp, look: Look): Promise<string[]> {
  await look(page, 'first-run')
  await page.getByRole('button', { name: say.welcome.begin }).press('Enter')
  await titled(page, say.steps.kind)
  await page.getByRole('radio', { name: say.kind.kinds.ost_centre }).press('Space')
  await next(page)

  await titled(page, say.steps.site)
  for (const field of ['name', 'district', 'code', 'number', 'country'] as const) {
    await page.getByLabel(say.site[field], { exact: true }).and(page.locator('input')).fill(site[field])
    await page.keyboard.press('Tab')
  }
  await look(page, 'new-site')
  await next(page)

  await titled(page, say.steps.products)
  for (const product of site.products) await page.getByRole('checkbox', { name: product }).press('Space')
  await look(page, 'medicines')
  await next(page)

  await titled(page, say.steps.staff)
  await fillStaff(page, site.staff)
  await look(page, 'people')
  await next(page)

  await titled(page, say.steps.keyholders)
  const passphrases: string[] = []
  for (const [index, name] of site.keyholders.entries())
    passphrases.push(await fillKeyholder(page, index, name, look))
  await next(page)

  await titled(page, say.steps.office)
  await page.locator('input[type=file]').setInputFiles(site.officeCardFile)
  await page.getByRole('checkbox', { name: say.office.same }).press('Space')
  await look(page, 'office-card')
  await next(page)

  await titled(page, say.steps.rules)
  const doctor = site.staff.find(({ role }) => role === 'doctor')
  await choose(page.getByLabel(say.rules.signs), doctor?.name ?? '')
  await page.getByLabel(say.rules.pin).fill(doctor?.pin ?? '')
  await look(page, 'rules')
  await next(page)

  await titled(page, say.steps.summary)
  await look(page, 'look-over')
  await page.getByRole('button', { name: say.summary.create }).press('Enter')
  await page.getByRole('heading', { name: words.doors.signIn.title }).waitFor({ timeout: 60_000 })
  return passphrases
}

export async function fillStaff(page: Page, staff: readonly StaffToSetUp[]): Promise<void> {
  for (const [index, { name, role, pin }] of staff.entries()) {
    const person = page.getByRole('group', { name: say.staff.person(index), exact: true })
    if ((await person.count()) === 0) await page.getByRole('button', { name: say.staff.add }).press('Enter')
    await person.getByLabel(say.staff.name, { exact: true }).fill(name)
    await choose(person.getByLabel(say.staff.role), words.shell.roles[role])
    await person.getByLabel(say.staff.pin, { exact: true }).pressSequentially(pin)
    await person.getByLabel(say.staff.pinAgain, { exact: true }).pressSequentially(pin)
  }
}

export async function fillKeyholder(page: Page, index: number, name: string, look: Look): Promise<string> {
  const keyholder = page.getByRole('group', { name: say.keyholders.nth(index), exact: true })
  await choose(keyholder.getByLabel(say.keyholders.who), name)
  await keyholder.getByRole('button', { name: say.keyholders.make }).press('Enter')
  const shown = keyholder.locator('ol li')
  await shown.first().waitFor()
  const passphrase = (await shown.allInnerTexts())
    .map((word) => word.replace(/^\W*\d*\W*/, '').trim())
    .join(' ')
  if (index === 0) await look(page, 'keyholders')
  await keyholder.getByRole('button', { name: say.keyholders.written }).press('Enter')
  await keyholder.getByLabel(say.keyholders.retypeFor(name)).fill(passphrase)
  await page.keyboard.press('Enter')
  await keyholder.getByText(say.keyholders.known).waitFor()
  return passphrase
}
