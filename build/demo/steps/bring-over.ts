import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { asSpreadsheet, bringOverRow } from '../bring-over-rows.ts'
import type { Person } from '../people.ts'
import { goTo } from './doors.ts'
import type { Look } from './set-up.ts'

const say = words.bringOver

/** Pastes those already in treatment into the grid, as from a spreadsheet, and saves the list for the doctor. */
export async function bringOverByPaste(page: Page, persons: readonly Person[], look: Look): Promise<void> {
  await openBringOver(page)
  const cell = page.getByLabel(`${say.row(1)}, ${say.columns.number}`, { exact: true })
  await cell.focus()
  await cell.evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    asSpreadsheet(persons.map(bringOverRow)),
  )
  await page.getByText(say.ready(persons.length)).waitFor()
  await look(page, 'bring-over')
  await page.getByRole('button', { name: say.save, exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.listTitle(1) }).waitFor()
}

/** The doctor whom the list names signs it by PIN: from then on its orders are in force. */
export async function signBringOver(page: Page, pin: string, look: Look): Promise<void> {
  await openBringOver(page)
  await page.getByRole('button', { name: `${say.open}: ${say.listTitle(1)}` }).press('Enter')
  await page.getByRole('button', { name: say.sign, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: say.signTitle })
  await dialog.locator('input[type=password]').pressSequentially(pin)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/^Signed by /).waitFor()
  await look(page, 'bring-over-signed')
}

async function openBringOver(page: Page): Promise<void> {
  await goTo(page, 'Alt+k', words.clients.title)
  await page.getByRole('button', { name: say.title, exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.title, exact: true }).waitFor()
}
