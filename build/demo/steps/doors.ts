import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'

const say = words.doors

/** A keyholder's passphrase opens the register: the PIN screen stands there afterwards. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(say.locked.passphrase, { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: say.signIn.title }).waitFor({ timeout: 30_000 })
}

/** Name tile, then PIN: the sixth digit signs in. */
export async function signIn(page: Page, { name, pin }: { name: string; pin: string }): Promise<void> {
  await page.getByRole('button', { name }).press('Enter')
  await page.getByLabel(say.signIn.pin(name)).pressSequentially(pin)
  await page.getByRole('button', { name: words.shell.lock, exact: true }).waitFor()
}

/** Locks for the next person. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Alt+l')
  await page.getByRole('heading', { name: say.signIn.title }).waitFor()
}

/** Somebody else sits down: lock, name, PIN. */
export async function changeTo(page: Page, person: { name: string; pin: string }): Promise<void> {
  await lock(page)
  await signIn(page, person)
}

/** The clinic day opens when a person types the date. */
export async function openDay(page: Page, day: ClinicDay): Promise<void> {
  await page.getByLabel(say.day.date, { exact: true }).fill(clinicDay(day))
  await page.keyboard.press('Enter')
  await page.getByText(words.home.dayOpen(day)).waitFor()
}

/** Goes to a screen by its chord and waits for its heading. */
export async function goTo(page: Page, chord: string, heading: string): Promise<void> {
  await page.keyboard.press(chord)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
