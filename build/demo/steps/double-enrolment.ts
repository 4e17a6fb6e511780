import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'
import { goTo } from './doors.ts'
import { chooseFolder } from './office-desk.ts'
import type { Look, StaffToSetUp } from './set-up.ts'
import { press, signWith } from './signing.ts'

const say = words.enrolment

type Pin = Pick<StaffToSetUp, 'pin'>

/** The office's secret for tokens is made, and written for each of its sites. */
export async function makeTokenKey(
  desk: RunningRegister,
  stick: string,
  sites: number,
  who: Pin,
): Promise<void> {
  const { page } = desk
  await goTo(page, 'Control+F2', say.office.title)
  await press(page, say.office.key.make)
  await signWith(page, who)
  await page.getByText(say.office.key.made).waitFor()
  await chooseFolder(desk, stick)
  await press(page, say.office.key.write)
  await page.getByText(say.office.key.written(sites)).waitFor()
}

/** At a site: the token key is taken in, and the tokens are written beside the backup. */
export async function writeTokens(
  site: RunningRegister,
  files: { key: string; stick: string },
  look: Look,
): Promise<void> {
  const { page } = site
  await goTo(page, 'Control+F2', say.title)
  await page.locator('input[type=file]').setInputFiles(files.key)
  await page.getByText(say.fromOffice.takenIn.key, { exact: true }).waitFor()
  await chooseFolder(site, files.stick)
  await press(page, say.toOffice.write)
  await page.getByText(/ is written\. Take it to the office/).waitFor()
  await look(page, 'tokens-written')
}

export interface Compared {
  readonly clients: number
  readonly pairs: number
  readonly openCases: number
}

/** All sites are compared; two people look at the likeliest pair, and ask both sites. */
export async function decideOnPair(
  desk: RunningRegister,
  pair: RegExp,
  two: { own: StaffToSetUp; second: StaffToSetUp },
  look: Look,
): Promise<Compared> {
  const { page } = desk
  await goTo(page, 'Control+F2', say.office.title)
  await press(page, say.office.tokens.take)
  await page
    .getByText(/: taken in, /)
    .first()
    .waitFor()
  await press(page, say.office.pairs.look)
  const compared = page.getByText(/clients? of .* sites compared\.$/)
  await compared.waitFor({ timeout: 60_000 })
  await compared.evaluate((line) => line.closest('section')?.scrollIntoView())
  await look(page, 'possible-pairs')
  const decide = page.getByRole('button', { name: new RegExp(`^${say.office.pairs.decide}: `) })
  const pairs = await decide.count()
  await page.getByRole('button', { name: pair }).press('Enter')
  const box = page.getByRole('dialog')
  await box.getByRole('radio', { name: say.office.decide.confirm }).press('Space')
  await box.getByLabel(say.office.decide.own(two.own.name)).pressSequentially(two.own.pin)
  await look(page, 'two-people-decide')
  await box.getByLabel(say.office.decide.secondPin).pressSequentially(two.second.pin)
  await page.keyboard.press('Enter')
  await box.waitFor({ state: 'detached' })
  await page.getByText(say.office.decide.confirmed).waitFor()
  await press(page, say.office.decided.lists)
  const written = page.getByText(/lists are written\./)
  await written.waitFor()
  await written.evaluate((line) => line.closest('section')?.scrollIntoView())
  await look(page, 'lists-for-the-sites')
  const openCases = await page.getByRole('button', { name: new RegExp(`^${say.office.end.act}: `) }).count()
  return { clients: Number(/\d+/.exec(await compared.innerText())?.[0]), pairs, openCases }
}

/** At a site: the list of cases is taken in. */
export async function takeInList(page: Page, file: string, look: Look): Promise<void> {
  await goTo(page, 'Control+F2', say.title)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText(say.fromOffice.takenIn.list, { exact: true }).waitFor()
  await page.getByRole('heading', { level: 1 }).evaluate((heading) => heading.scrollIntoView())
  await look(page, 'the-office-asks')
}
