import { basename, dirname } from 'node:path'
import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'
import { goTo } from './doors.ts'
import type { Look } from './set-up.ts'

/** Shelf and marks are counted: page and code, the day is written down for good. */
export async function closeCountedDay(page: Page, day: ClinicDay, look: Look): Promise<void> {
  const say = words.dayClose
  await goTo(page, 'Alt+d', say.title)
  await page.getByRole('heading', { name: say.counts.title }).waitFor()
  await look(page, 'close-the-day')
  await page.getByRole('button', { name: say.close, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: say.ask(day) })
  await dialog.getByRole('button', { name: say.close, exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: `${clinicDay(day)} is closed` }).waitFor()
  await look(page, 'day-closed')
}

/** Folder, PIN, Enter: the backup counts once it was read back. */
export async function makeBackup(register: RunningRegister, pin: string, look: Look): Promise<void> {
  const say = words.backups
  const { page } = register
  await goTo(page, 'Alt+b', say.title)
  await register.answerChooseFolder(register.backupFolder)
  await page.getByRole('button', { name: say.chooseFolder }).press('Enter')
  await page.getByRole('radio', { name: new RegExp(register.backupFolder) }).waitFor()
  await look(page, 'backup')
  await page.getByLabel(say.pin, { exact: true }).pressSequentially(pin)
  await page.keyboard.press('Enter')
  await page.getByText(/^Read back: /).waitFor({ timeout: 60_000 })
  await look(page, 'backup-read-back')
}

/** The small file by which the office knows this site's signature. */
export async function writeSiteCard(register: RunningRegister): Promise<void> {
  const say = words.backups
  const { page } = register
  await goTo(page, 'Alt+b', say.title)
  await register.answerChooseFolder(register.backupFolder)
  await page.getByRole('button', { name: say.chooseFolder }).press('Enter')
  await page.getByRole('radio', { name: new RegExp(register.backupFolder) }).waitFor()
  await page.getByRole('button', { name: say.siteCard.save }).press('Enter')
  await page.getByText(/ was written\.$/).waitFor()
}

/** What the office sent back on the stick: the backup counts as delivered. The folder was chosen before. */
export async function takeReceipts({ page }: RunningRegister, receipt: string, look: Look): Promise<void> {
  const say = words.backups
  await goTo(page, 'Alt+b', say.title)
  await page.getByRole('radio', { name: new RegExp(dirname(receipt)) }).press('Space')
  await page.getByRole('button', { name: say.receipts.take }).press('Enter')
  const good = page.getByText(say.receipts.outcome.good(basename(receipt), 1), { exact: true })
  await good.waitFor()
  await good.evaluate((line) => line.scrollIntoView({ block: 'center' }))
  await look(page, 'backup-delivered')
}

/** Every line and every row is compared with the chain; anything that does not fit is a failure. */
export async function checkLedger(page: Page, look: Look): Promise<void> {
  const say = words.ledger
  await goTo(page, 'Alt+g', say.title)
  await page.getByRole('button', { name: say.check.start }).press('Enter')
  await page.getByText(say.check.good).waitFor({ timeout: 60_000 })
  await look(page, 'ledger-checked')
}
