import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { StaffToSetUp } from './set-up.ts'
import { press, signWith } from './signing.ts'

const say = words.rules

/** The rules have no chord of their own: the rail leads there. */
export async function openRules(page: Page): Promise<void> {
  await page.getByRole('link', { name: say.title }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}

/**
 * The doctor lets people carry doses home: the lines are changed, read as pages, held against the days that were, and
 * signed as a new version.
 */
export async function allowTakeHome(to: PaperTo, doctor: StaffToSetUp, day: ClinicDay): Promise<void> {
  const { page } = to.register
  await openRules(page)
  await to.look(page, 'rules-in-words')
  await press(page, say.edit)
  await page.getByRole('heading', { level: 1, name: say.editor.title }).waitFor()
  await to.look(page, 'rules-editor')
  const line = (name: keyof typeof say.otherLines) => page.getByLabel(say.otherLines[name], { exact: true })
  const allowed = line('takeHome.allowed')
  if (!(await allowed.isChecked())) await allowed.press('Space')
  await line('takeHome.leastDaysInTreatment').fill('0')
  await page.getByLabel(say.editor.why, { exact: true }).fill('Those brought over have been here for years')
  await page.keyboard.press('Alt+p')
  await keepPaper(to, 'rules-as-pages')
  await page.getByLabel(new RegExp(`^${say.replay.to}$`)).fill(clinicDay(day))
  await press(page, say.replay.start)
  await page
    .getByText(say.replay.none)
    .or(page.getByText(say.replay.noDay))
    .or(page.getByText(/days? would have been/))
    .first()
    .waitFor({ timeout: 60_000 })
  await to.look(page, 'rules-held-against-the-days')
  await page.keyboard.press('Control+Enter')
  await signWith(page, doctor)
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
  await to.look(page, 'rules-signed')
}
