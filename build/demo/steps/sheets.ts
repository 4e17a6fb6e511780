import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.sheets
const SHEET_LINES = 25

/** Numbered sheets for all who are still expected, kept as a PDF as they would be printed. */
export async function printSheets(to: PaperTo): Promise<void> {
  const { page } = to.register
  await goTo(page, 'Alt+y', say.title)
  await press(page, /^For [\d,]+ still expected/)
  await keepPaper(to, 'signature-sheets')
}

/** So many marks on each sheet as doses were handed out, the last sheets empty. */
export async function countMarks(page: Page, look: Look): Promise<void> {
  await goTo(page, 'Alt+y', say.title)
  const boxes = page.getByLabel(/^Marks on sheet/)
  await boxes.first().waitFor()
  const lead = await page.getByText(/handed out\. Count the/).innerText()
  let left = lead.startsWith('One ') ? 1 : Number(/^[\d,]+/.exec(lead)?.[0].replaceAll(',', ''))
  for (const box of await boxes.all()) {
    const marks = Math.min(left, SHEET_LINES)
    await box.fill(String(marks))
    left -= marks
  }
  await page.getByText(say.agrees).waitFor()
  await look(page, 'marks-counted')
  await press(page, say.save)
  await page
    .getByText(/^Counted by /)
    .or(page.getByText(/Counted by /))
    .first()
    .waitFor()
}
