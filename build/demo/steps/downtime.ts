import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.downtime
export const openDowntime = (page: Page) => goTo(page, 'Alt+z', say.title)

/** The numbered sheet of today or of the next day, kept as a PDF as it would be printed. */
export async function makeSheet(to: PaperTo, day: 'today' | 'next'): Promise<void> {
  const { page } = to.register
  await openDowntime(page)
  await page.keyboard.press(day === 'today' ? 'F7' : 'F6')
  await keepPaper(to, day === 'today' ? 'paper-sheet' : 'paper-sheet-of-tomorrow')
}

/** A power cut is logged with the sheet that was used. Times as `0905`. */
export async function logPowerCut(page: Page, from: string, until: string, look: Look): Promise<void> {
  const { form, reasons } = say.outages
  await openDowntime(page)
  await page.keyboard.press('F8')
  await page.getByLabel(form.fromTime).fill(from)
  await page.getByLabel(form.untilTime).fill(until)
  await page.getByRole('radio', { name: reasons.power_cut }).press('Space')
  await page.getByLabel(form.onPaper).press('Space')
  await page
    .getByLabel(/^Sheet \d+ for /)
    .first()
    .press('Space')
  await look(page, 'power-cut')
  await press(page, form.save)
  await page.getByText(say.sheets.states.used).first().waitFor()
}

/** Number, Enter, time, Enter: line by line, saved at once, and the sheet is done. */
export async function enterLines(
  page: Page,
  lines: readonly { number: number; time: string; result?: string }[],
  look: Look,
): Promise<void> {
  await openDowntime(page)
  await press(page, new RegExp(`^${say.sheets.enter}: sheet`))
  await page.getByLabel(say.enter.cell(1, say.enter.columns.number), { exact: true }).waitFor()
  for (const [place, { number, time, result }] of lines.entries()) {
    await page
      .getByLabel(say.enter.cell(place + 1, say.enter.columns.number), { exact: true })
      .fill(String(number))
    await page.keyboard.press('Enter')
    if (result !== undefined) await page.keyboard.press(`Alt+${result}`)
    await page.getByLabel(say.enter.cell(place + 1, say.enter.columns.time), { exact: true }).fill(time)
    await page.keyboard.press('Enter')
  }
  await look(page, 'paper-lines')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^\S+ lines? (is|are) in the register\.$/).waitFor()
  await look(page, 'paper-lines-saved')
  await press(page, say.enter.finish)
  const asked = page.getByRole('dialog', { name: /^Is all of sheet/ })
  await asked.getByRole('button', { name: say.enter.finish }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}
