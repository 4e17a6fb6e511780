import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { Person } from '../people.ts'
import { portrait } from '../portrait.ts'
import { goTo } from './doors.ts'
import type { Look } from './set-up.ts'

const say = words.clients

/** Finds a client by number and opens the page with arrow and Enter. */
export async function openClient(page: Page, registerNumber: number): Promise<void> {
  await goTo(page, 'Alt+k', say.title)
  await page.getByLabel(say.find, { exact: true }).fill(String(registerNumber))
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: String(registerNumber), exact: true }) })
  await row.first().waitFor()
  await row.first().press('Enter')
  await page
    .getByText(words.kit.client.number(String(registerNumber)), { exact: true })
    .first()
    .waitFor()
}

/**
 * Enrols a client by keyboard: who, treatment with its statements and consents, a new card.
 * @returns the register number and the card's fourteen digits, as the program made them
 */
export async function enrol(
  page: Page,
  person: Pick<Person, 'name' | 'called' | 'sex' | 'birthYear' | 'phone'>,
  options: { photo: boolean; look: Look },
): Promise<{ registerNumber: number; card: string }> {
  await goTo(page, 'Alt+e', say.enrol.title)
  const another = page.getByRole('button', { name: say.enrol.another })
  if ((await another.count()) > 0) await another.press('Enter')
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await field(say.enrol.called).fill(person.called)
  await page
    .getByRole('combobox', { name: say.enrol.sex, exact: true })
    .selectOption({ label: say.sexes[person.sex] })
  await field(say.enrol.birthYear).fill(String(person.birthYear))
  await field(say.enrol.phone).fill(person.phone)
  for (const tick of ['dependence', 'injecting', 'ableToConsent', 'treatment'] as const)
    await page.getByRole('checkbox', { name: say.enrol[tick] }).press('Space')
  if (options.photo) await page.getByRole('checkbox', { name: say.enrol.photo }).press('Space')
  await page.getByRole('radio', { name: say.enrol.cardPrint }).press('Space')
  await field(say.enrol.name).fill(person.name)
  await field(say.enrol.called).focus()
  await options.look(page, 'enrol')
  await page.keyboard.press('Control+Enter')
  const saved = page.getByText(/^Enrolled: number /)
  await saved.waitFor()
  const registerNumber = Number(/\d+/.exec(await saved.innerText())?.[0])
  const digits = page.getByText(/^\d{4} \d{4} \d{4} \d{2}$/).first()
  const card = (await digits.innerText()).replaceAll(/\D/g, '')
  await options.look(page, 'card')
  return { registerNumber, card }
}

/** A photo from a file, on the client's page; the consent to it is written first where there is none. */
export async function addPhoto(page: Page, seed: number, look: Look): Promise<void> {
  await page.getByRole('button', { name: say.profile.takePhoto }).press('Enter')
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${say.photoForm.title}`) })
  await dialog.waitFor()
  if ((await dialog.getByText(say.photoForm.needsConsent).count()) > 0) {
    await dialog.getByRole('button', { name: say.profile.addConsent }).press('Enter')
    const consent = page.getByRole('dialog', { name: say.consentForm.title })
    await consent.getByRole('button', { name: say.consentForm.save }).press('Enter')
  }
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await portrait(page, seed),
  })
  await dialog.getByRole('img', { name: say.photoForm.preview }).waitFor()
  await look(page, 'photo')
  await dialog.getByRole('button', { name: say.photoForm.save }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

/** A new card for a client who has none; on the client's page. @returns its fourteen digits */
export async function giveCard(page: Page): Promise<string> {
  await page.getByRole('button', { name: say.card.issue }).press('Enter')
  await page
    .getByRole('dialog', { name: say.card.issue })
    .getByRole('button', { name: say.card.print })
    .press('Enter')
  const shown = page.getByRole('dialog', { name: say.card.print })
  const digits = shown.getByText(/^\d{4} \d{4} \d{4} \d{2}$/)
  const card = (await digits.first().innerText()).replaceAll(/\D/g, '')
  await shown.getByRole('button', { name: words.shell.cancel }).press('Enter')
  await shown.waitFor({ state: 'detached' })
  return card
}
