import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { scanCard } from './counter.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look, StaffToSetUp } from './set-up.ts'
import { press, signWith } from './signing.ts'

const say = words.passports
/** Slower than a scanner: a burst of digits is a slip. */
const BY_HAND = { delay: 90 }

/** The manager takes the office's list of sites in from a file. */
export async function takeInSites(page: Page, listFile: string, look: Look): Promise<void> {
  await goTo(page, 'Alt+v', say.guests.title)
  await press(page, say.sites.title)
  await page.getByRole('heading', { level: 1, name: say.sites.title }).waitFor()
  await page.locator('input[type=file]').setInputFiles(listFile)
  await page.getByText(/^The list is taken in/).waitFor()
  await look(page, 'sites-of-the-programme')
}

/** From the client's dose orders: site, first day, how many, PIN. @returns the digits under the square */
export async function writePassport(
  to: PaperTo,
  slip: { site: string; from: ClinicDay; days: number },
  signer: StaffToSetUp,
): Promise<string> {
  const { page } = to.register
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
  await page.getByLabel(say.issue.site).selectOption({ label: slip.site })
  await page.getByLabel(new RegExp(`^${say.issue.from}`)).fill(clinicDay(slip.from))
  await page.getByLabel(new RegExp(`^${say.issue.days}`)).fill(String(slip.days))
  await to.look(page, 'dose-passport')
  await press(page, say.issue.save)
  await signWith(page, signer)
  await page.getByRole('img', { name: say.slip.qr }).waitFor()
  const shown = page.getByText(/^(\d{5} )+\d{1,5}$/)
  const digits = (await shown.last().innerText()).replaceAll(/\D/g, '')
  await keepPaper(to, 'dose-passport-slip')
  return digits
}

/** The slip is scanned at the counter of the other site; year of birth and amount are asked; the guest is received. */
export async function receiveGuest(
  page: Page,
  digits: string,
  said: { birthYear: number; milligrams: number },
  look: Look,
): Promise<void> {
  await scanCard(page, digits)
  await page.getByText(say.verdict.good.title).waitFor()
  const year = page.getByLabel(new RegExp(`^${say.receive.birthYear}`))
  await year.focus()
  await page.keyboard.type(String(said.birthYear), BY_HAND)
  await page.getByLabel(new RegExp(`^${say.receive.amount}`)).focus()
  await page.keyboard.type(String(said.milligrams), BY_HAND)
  await look(page, 'guest')
  await page.keyboard.press('Enter')
  await page.getByText(/^The guest is number/).waitFor()
  await press(page, say.guests.toCounter)
  await page.getByRole('heading', { name: words.counter.empty }).waitFor()
}
