import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'
import { fillKeyholder, fillStaff, type Look, type StaffToSetUp } from './set-up.ts'

const say = words.setup

export interface OfficeToSetUp {
  name: string
  district: string
  code: string
  country: string
  staff: readonly StaffToSetUp[]
  keyholders: readonly string[]
  /** Where key B goes, the office's stick with it ends in an envelope; or where keys lie that were made before. */
  keyFolder: string
  keys?: 'make' | 'read'
}

const next = (page: Page) => page.getByRole('button', { name: words.shell.next, exact: true }).press('Enter')
const titled = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()

/** Goes through the wizard of a regional office, from the first screen to the PIN screen. */
export async function setUpOffice(
  { page, answerChooseFolder }: RunningRegister,
  office: OfficeToSetUp,
  look: Look,
): Promise<string[]> {
  await look(page, 'office-first-run')
  await page.getByRole('button', { name: say.welcome.office }).press('Enter')
  await titled(page, say.officeSteps.site)
  await page.getByLabel(say.officeSite.name).fill(office.name)
  await page.getByLabel(say.officeSite.place).fill(office.district)
  await page.getByLabel(say.officeSite.code).fill(office.code)
  await page.getByLabel(say.site.country, { exact: true }).and(page.locator('input')).fill(office.country)
  await page.keyboard.press('Tab')
  await look(page, 'office-site')
  await next(page)
  await titled(page, say.steps.staff)
  await fillStaff(page, office.staff)
  await look(page, 'office-people')
  await next(page)
  await titled(page, say.steps.keyholders)
  const passphrases: string[] = []
  for (const [index, name] of office.keyholders.entries())
    passphrases.push(await fillKeyholder(page, index, name, async () => {}))
  await next(page)
  await titled(page, say.officeSteps.office)
  const { keys = 'make', keyFolder } = office
  await page.getByRole('radio', { name: say.officeKeys[keys] }).press('Space')
  await answerChooseFolder(keyFolder)
  await page.getByRole('button', { name: words.kit.folders.choose }).press('Enter')
  await page.getByRole('radio', { name: keyFolder }).press('Space')
  await look(page, 'office-keys-make')
  const take = keys === 'make' ? say.officeKeys.makeNow : say.officeKeys.readNow
  await page.getByRole('button', { name: take }).press('Enter')
  await page.getByRole('checkbox', { name: say.officeKeys.sealed }).press('Space')
  await look(page, 'office-keys-made')
  await next(page)
  await titled(page, say.steps.summary)
  await look(page, 'office-look-over')
  await page.getByRole('button', { name: say.summary.create }).press('Enter')
  await page.getByRole('heading', { name: words.doors.signIn.title }).waitFor({ timeout: 60_000 })
  return passphrases
}

/** Chooses a folder on a screen of the desk. */
export async function chooseFolder(
  { page, answerChooseFolder }: RunningRegister,
  folder: string,
): Promise<void> {
  await answerChooseFolder(folder)
  await page.getByRole('button', { name: words.kit.folders.choose }).press('Enter')
  await page.getByRole('radio', { name: folder }).and(page.locator(':checked')).waitFor()
}

/** Takes in the card of a site that lies in the chosen folder, as after the call by telephone. */
export async function takeCard(
  page: Page,
  code: string,
  place: { partner: string; district: string },
): Promise<void> {
  const { card } = words.office
  await page.getByRole('button', { name: words.office.import.takeCard(code) }).press('Enter')
  const box = page.getByRole('dialog')
  await box.getByRole('checkbox', { name: card.compared }).press('Space')
  await box.getByLabel(card.partner).fill(place.partner)
  await box.getByLabel(card.district).fill(place.district)
  await box.getByRole('button', { name: card.save }).press('Enter')
  await box.waitFor({ state: 'detached' })
}
