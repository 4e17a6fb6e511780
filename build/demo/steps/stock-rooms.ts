import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look, StaffToSetUp } from './set-up.ts'
import { press, seenBy } from './signing.ts'

const say = words.boxes

async function openRoom(page: Page, key: string, title: string): Promise<void> {
  await goTo(page, 'Alt+s', words.stock.title)
  await page.getByRole('link').first().waitFor()
  await page.keyboard.press(key)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function chooseBatch(page: Page, batch: string, quantity: string): Promise<void> {
  const select = page.getByLabel(say.leaving.batch)
  const option = select.locator('option').filter({ hasText: batch }).first()
  await select.selectOption((await option.getAttribute('value')) ?? '')
  await page.getByLabel(say.leaving.quantity).fill(quantity)
}

/** A sealed pack goes to another site, carried by somebody, looked at by two. */
export async function sendAway(
  page: Page,
  sent: { batch: string; quantity: string; site: string; carrier: string; note: string },
  second: StaffToSetUp,
  look: Look,
): Promise<void> {
  const { leaving } = say
  await openRoom(page, 'F8', leaving.title)
  await page.getByRole('radio', { name: leaving.kinds.transfer_out }).press('Space')
  await page.getByLabel(leaving.party.transfer_out).fill(sent.site)
  await page.getByLabel(leaving.carrier).fill(sent.carrier)
  await page.getByLabel(leaving.document).fill(sent.note)
  await chooseBatch(page, sent.batch, sent.quantity)
  await look(page, 'stock-sent-away')
  await press(page, leaving.save)
  await seenBy(page, second)
  await page.getByText(leaving.saved(1, sent.site)).waitFor()
}

/** A box for a camp: opened, and filled from the shelf. */
export async function packBox(
  to: PaperTo,
  box: { name: string; purpose: string; batch: string; quantity: string },
  second: StaffToSetUp,
): Promise<void> {
  const { page } = to.register
  await openRoom(page, 'F4', say.title)
  await page.keyboard.press('F6')
  await page.getByLabel(new RegExp(`^${say.name}`)).fill(box.name)
  await page.getByLabel(new RegExp(`^${say.purpose}`)).fill(box.purpose)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: box.name }).waitFor()
  await page.keyboard.press('F6')
  await chooseBatch(page, box.batch, box.quantity)
  await page.keyboard.press('Enter')
  await seenBy(page, second)
  await page.getByText(say.box.putInDone(1)).waitFor()
  await to.look(page, 'camp-box')
  await press(page, say.box.print)
  await keepPaper(to, 'book-of-the-camp-box')
}

/** The month's page of the narcotic register, product by product as asked. */
export async function registerPage(to: PaperTo, product: string): Promise<void> {
  const { page } = to.register
  const { stockBook } = words
  await openRoom(page, 'F10', stockBook.title)
  await page.getByLabel(stockBook.product, { exact: true }).selectOption({ label: product })
  await press(page, stockBook.show)
  await keepPaper(to, 'narcotic-register-page')
}
