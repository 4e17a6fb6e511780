import type { Locator, Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { StaffToSetUp } from './set-up.ts'

const say = words.kit.pin
type Person = Pick<StaffToSetUp, 'name' | 'role' | 'pin'>

/** The box that asks for a PIN, whatever stands below it. */
const box = (page: Page): Locator =>
  page.getByRole('dialog').filter({ has: page.locator('input[type=password]') })

/** Own PIN and Enter: the act is signed. */
export async function signWith(page: Page, { pin }: Pick<Person, 'pin'>): Promise<void> {
  await box(page).locator('input[type=password]').pressSequentially(pin)
  await page.keyboard.press('Enter')
  await box(page).waitFor({ state: 'detached' })
}

/** A second person looked too: name, their PIN, Enter. */
export async function seenBy(page: Page, { name, role, pin }: Person): Promise<void> {
  await box(page)
    .getByLabel(say.who)
    .selectOption({ label: words.shell.signedInAs(name, words.shell.roles[role]) })
  await box(page).getByLabel(say.ofOther).pressSequentially(pin)
  await page.keyboard.press('Enter')
  await box(page).waitFor({ state: 'detached' })
}

/** A text box by its label, whatever description stands under it. */
export const field = (page: Page | Locator, label: string | RegExp): Locator =>
  page.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).first()

export const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    .first()
    .press('Enter')
