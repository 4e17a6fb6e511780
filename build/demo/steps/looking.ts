import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { changeTo, goTo } from './doors.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.inspection

/** The manager gives an inspector a PIN and lets them in for four hours. */
export async function letInspectorIn(
  page: Page,
  inspector: { name: string; pin: string },
  look: Look,
): Promise<void> {
  const { staff } = words
  await goTo(page, 'Alt+w', staff.title)
  await press(page, staff.acts.add)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(staff.add.name).fill(inspector.name)
  await dialog.getByLabel(staff.add.role).selectOption({ label: words.shell.roles.inspector })
  const [pin, again] = [
    dialog.locator('input[type=password]').nth(0),
    dialog.locator('input[type=password]').nth(1),
  ]
  await pin.pressSequentially(inspector.pin)
  await again.pressSequentially(inspector.pin)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await goTo(page, 'Alt+i', say.title)
  await page.getByLabel(say.letIn.who, { exact: true }).selectOption({ label: inspector.name })
  await page.getByLabel(new RegExp(`^${say.letIn.reason}`)).fill('Excise department, letter 114')
  await look(page, 'inspector-let-in')
  await press(page, say.letIn.open)
  await page.getByText(new RegExp(`^${inspector.name} may look until`)).waitFor()
}

/** What the inspector sees: all kinds in one list, the rows of one, and the ledger behind a row. */
export async function inspect(
  page: Page,
  inspector: { name: string; pin: string },
  look: Look,
): Promise<void> {
  await changeTo(page, inspector)
  await goTo(page, 'Alt+i', say.title)
  await press(page, say.period.look)
  const incidents = page.getByRole('row').filter({ hasText: say.kinds.incident.title }).first()
  await incidents.waitFor()
  await look(page, 'inspection')
  await incidents.press('Enter')
  await page.getByRole('heading', { name: say.kinds.incident.title }).waitFor()
  const first = page.getByRole('table').last().getByRole('row').nth(1)
  await first.waitFor()
  await look(page, 'inspection-rows')
  await first.press('Enter')
  const lines = page.getByRole('dialog', { name: say.lines.title })
  await lines.getByRole('row').nth(1).waitFor()
  await look(page, 'inspection-ledger-lines')
  await page.keyboard.press('Escape')
  await lines.waitFor({ state: 'detached' })
}

/** The stopwatch is switched on. */
export async function lookAtSettings(page: Page, look: Look): Promise<void> {
  const { settings } = words
  await goTo(page, 'Alt+j', settings.title)
  const name = settings.names['counter.stopwatch'].label
  await page.getByRole('switch', { name }).press('Space')
  await page.getByText(settings.saved(name, true)).waitFor()
  await look(page, 'settings')
}
