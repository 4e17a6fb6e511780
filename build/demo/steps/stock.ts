import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { goTo } from './doors.ts'
import type { Look } from './set-up.ts'

const say = words.stock

/** A batch as its packs say it. `product` is the line of the product list. */
export interface Delivered {
  product: string
  batchNumber: string
  expiry: string
  quantity: string
}

async function fillLines(page: Page, document: string, lines: readonly Delivered[]): Promise<void> {
  await page.getByLabel(/^(Delivery note number|Page of the paper)/).fill(document)
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('F8')
    const batch = page.getByRole('group', { name: say.delivery.line(index + 1), exact: true })
    await batch.getByLabel(say.delivery.product, { exact: true }).selectOption({ label: line.product })
    await batch.getByLabel(say.delivery.batchNumber, { exact: true }).fill(line.batchNumber)
    await batch.getByLabel(say.delivery.expiry, { exact: true }).fill(line.expiry)
    await batch.getByLabel(/^How many/).fill(line.quantity)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: say.delivery.second }).waitFor()
}

/** What stood on the shelf before the register, looked at by a second person. Ends on the stock screen. */
export async function enterOpeningStock(
  page: Page,
  document: string,
  lines: readonly Delivered[],
  second: { name: string; role: keyof typeof words.shell.roles; pin: string },
): Promise<void> {
  await goTo(page, 'Alt+s', say.title)
  await page.getByRole('button', { name: say.opening }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.opening }).waitFor()
  await fillLines(page, document, lines)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: say.second.title })
  await dialog
    .getByLabel(words.kit.pin.who)
    .selectOption({ label: words.shell.signedInAs(second.name, words.shell.roles[second.role]) })
  await dialog.getByLabel(words.kit.pin.ofOther).pressSequentially(second.pin)
  await page.keyboard.press('Enter')
  await page.getByText(say.delivery.saved(lines.length)).waitFor()
  await goTo(page, 'Alt+s', say.title)
}

/** A delivery: typed, looked at once more with the packs in the hand, saved. Ends on the stock screen. */
export async function receiveDelivery(
  page: Page,
  document: string,
  lines: readonly Delivered[],
  look: Look,
): Promise<void> {
  await goTo(page, 'Alt+s', say.title)
  await page.keyboard.press('F6')
  await page.getByRole('heading', { level: 1, name: say.delivery.title }).waitFor()
  await fillLines(page, document, lines)
  await look(page, 'delivery-second-look')
  await page.keyboard.press('Enter')
  await page.getByText(say.delivery.saved(lines.length)).waitFor()
  await goTo(page, 'Alt+s', say.title)
}

/** Opens the proposed pack of each product: one Enter each. */
export async function openPacks(page: Page, look: Look): Promise<void> {
  await goTo(page, 'Alt+s', say.title)
  await page.keyboard.press('F7')
  await page.getByRole('heading', { level: 1, name: say.packs.title }).waitFor()
  await look(page, 'packs-of-the-day')
  const done = page.getByText(say.packs.all)
  const asked = page.getByRole('radio', { checked: true })
  while ((await done.count()) === 0) {
    const left = await asked.count()
    await asked.first().press('Enter')
    await page.waitForFunction(
      (before) => document.querySelectorAll('input[type=radio]:checked').length < before,
      left,
    )
  }
}
