import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { CountMoment } from '../../../shared/records/stock-count.ts'
import { goTo } from './doors.ts'
import type { Look, StaffToSetUp } from './set-up.ts'
import { press, seenBy } from './signing.ts'

const say = words.counts

/** What the stock screen says of each batch: tablets or mL. It stands in for the eyes of whoever counts. */
export async function onTheShelf(page: Page): Promise<Map<string, string>> {
  await goTo(page, 'Alt+s', words.stock.title)
  const rows = page.getByRole('row').filter({ has: page.locator('a[href^="#/stock/batches/"]') })
  await rows.first().waitFor()
  const shelf = new Map<string, string>()
  for (const row of await rows.all()) {
    const batch = await row.getByRole('link').innerText()
    const left = await row.getByRole('cell').nth(3).innerText()
    shelf.set(batch, /^[\d,.]+/.exec(left.trim())?.[0].replaceAll(',', '') ?? '0')
  }
  return shelf
}

/** On the screen of the count (in the evening *Close the day* leads there): batch by batch, typed before the book is shown, and signed by two. */
export async function countStock(
  page: Page,
  moment: CountMoment,
  shelf: ReadonlyMap<string, string>,
  second: StaffToSetUp,
  look: Look,
): Promise<void> {
  if (moment === 'opening') await goTo(page, 'Alt+q', say.titles.opening)
  const boxes = page.getByLabel(/counted of batch/)
  await boxes.first().waitFor()
  for (const box of await boxes.all()) {
    const batch = /of batch (.+)$/.exec((await box.getAttribute('aria-label')) ?? '')?.[1] ?? ''
    await box.fill(shelf.get(batch) ?? '')
  }
  await look(page, `${moment}-count`)
  await page.keyboard.press('Enter')
  await page.getByText(say.agrees).waitFor()
  await look(page, `${moment}-count-and-book`)
  await press(page, say.sign)
  await seenBy(page, second)
  await page.getByText(`${say.titles[moment]}: ${say.signed.toLowerCase()}`).waitFor()
}
