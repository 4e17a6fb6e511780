import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look, StaffToSetUp } from './set-up.ts'
import { field, press, signWith } from './signing.ts'

/** The month that is over, figure by figure; one of them opens on its rows. */
export async function lookAtReturn(page: Page, look: Look): Promise<void> {
  const say = words.reports
  await goTo(page, 'Alt+F3', say.title)
  await press(page, say.controls.lastMonth)
  await page.getByText(/ at the start \+ /).waitFor()
  await look(page, 'return-of-the-month')
  const figure = page.locator('button[data-figure]').first()
  await figure.press('Enter')
  const rows = page.getByRole('dialog')
  await rows.getByRole('table').waitFor()
  await look(page, 'rows-of-a-figure')
  await page.keyboard.press('Escape')
  await rows.waitFor({ state: 'detached' })
  const doses = page.getByRole('heading', { name: say.sections.doses.title, exact: true })
  await doses.evaluate((heading) => heading.scrollIntoView())
  await look(page, 'return-further-down')
}

/** Opens the month's page. `month`: as `2026-02`. */
async function openMonth(page: Page, month: string): Promise<void> {
  const say = words.returns
  await goTo(page, 'Control+F6', say.title)
  const row = page.getByRole('row').filter({ hasText: say.month(month) })
  await row.first().press('Enter')
  await page.getByRole('heading', { level: 1, name: say.one.title(month) }).waitFor()
}

/** One person prepares and signs. */
export async function prepareReturn(
  page: Page,
  month: string,
  who: Pick<StaffToSetUp, 'pin'>,
  look: Look,
): Promise<void> {
  const say = words.returns.one
  await openMonth(page, month)
  await press(page, say.prepare.button)
  await page.locator('input[type=password]').waitFor()
  await look(page, 'prepare-the-return')
  await signWith(page, who)
  await page.getByText(say.approve.own).waitFor()
}

/** Another one approves; then it is marked as sent, and stays as it is on paper. */
export async function approveReturn(
  to: PaperTo,
  month: string,
  who: Pick<StaffToSetUp, 'pin'>,
): Promise<void> {
  const say = words.returns.one
  const { page } = to.register
  await openMonth(page, month)
  await press(page, say.approve.button)
  await signWith(page, who)
  await press(page, say.send.button)
  const box = page.getByRole('dialog')
  await box.getByLabel(say.send.how).selectOption({ label: say.hows.stick })
  await press(box, say.send.button)
  await box.waitFor({ state: 'detached' })
  await page.getByText(words.returns.changed.nothing).waitFor()
  await to.look(page, 'return-sent')
  await page.keyboard.press('Alt+p')
  await keepPaper(to, 'return-on-paper')
}

/** The same figures and the rows behind them as an Excel workbook. */
export async function exportWorkbook(
  { page, answerChooseFolder }: RunningRegister,
  folder: string,
  look: Look,
): Promise<void> {
  const say = words.exports
  await goTo(page, 'Control+F7', say.title)
  await answerChooseFolder(folder)
  await press(page, words.kit.folders.choose)
  await page.getByRole('radio', { name: folder }).and(page.locator(':checked')).waitFor()
  await look(page, 'export')
  await press(page, say.start)
  await page.getByText(say.done(1), { exact: true }).waitFor({ timeout: 60_000 })
  await look(page, 'export-written')
}

/** The month before last night as curves and bars. `month`: as `2026-02`. */
export async function lookAtPictures(page: Page, month: string, look: Look): Promise<void> {
  const say = words.pictures
  await goTo(page, 'Alt+F1', say.title)
  await page.getByLabel(say.month, { exact: true }).selectOption(month)
  await page.getByText(say.reading).waitFor({ state: 'detached' })
  await look(page, 'pictures')
  for (const [title, name] of [
    [say.doses.title, 'picture-of-doses'],
    [say.hours.title, 'picture-of-the-queue'],
  ] as const) {
    await page.getByRole('heading', { name: title }).evaluate((heading) => heading.scrollIntoView())
    await look(page, name)
  }
}

/** A question that nobody foresaw. */
export async function askQuestion(page: Page, look: Look): Promise<void> {
  const say = words.questions
  await goTo(page, 'Control+F10', say.title)
  await press(page, say.ready.new_by_month)
  await page.getByRole('table').first().waitFor()
  await look(page, 'ask')
  await page
    .getByRole('heading', { name: say.part.answer, exact: true })
    .evaluate((heading) => heading.scrollIntoView())
  await look(page, 'answer')
}

/** The dose register of the month as one document. */
export async function makeDoseBook(
  { page, answerChooseFolder }: RunningRegister,
  folder: string,
  look: Look,
): Promise<void> {
  const say = words.books
  await goTo(page, 'Alt+F2', say.title)
  await press(page, say.lastMonth)
  await press(page, say.look)
  await field(page, say.choose).press('Space')
  await look(page, 'books')
  await answerChooseFolder(folder)
  await press(page, say.make)
  await page.getByText(say.done.saved, { exact: true }).waitFor({ timeout: 120_000 })
  await look(page, 'book-saved')
}
