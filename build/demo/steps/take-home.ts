import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { StaffToSetUp } from './set-up.ts'
import { press, signWith } from './signing.ts'

const say = words.closures

/** From the list of today to the closures; where somebody plans one and a doctor signs who carries doses home. */
async function openClosures(page: Page): Promise<void> {
  await goTo(page, 'Alt+t', words.today.title)
  await press(page, say.toList)
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}

export async function planClosure(page: Page, days: [ClinicDay, ClinicDay], reason: string): Promise<void> {
  const { closures } = words.today
  await openClosures(page)
  await page.keyboard.press('Alt+m')
  const form = page.getByRole('dialog', { name: closures.open })
  await form.getByLabel(new RegExp(`^${closures.day}`)).fill(clinicDay(days[0]))
  await form.getByLabel(new RegExp(`^${closures.lastDay}`)).fill(clinicDay(days[1]))
  await form.getByLabel(closures.reason).fill(reason)
  await page.keyboard.press('Enter')
  await page.getByText(say.unsigned).waitFor()
}

/** The doctor looks at who carries and who may not, says what happens to these, signs, and keeps the printed list. */
export async function signClosure(to: PaperTo, doctor: StaffToSetUp): Promise<void> {
  const { page } = to.register
  await openClosures(page)
  const all = page.getByLabel(say.planForAll)
  await all.waitFor()
  await all.selectOption({ label: say.plans.staff_opens })
  await to.look(page, 'closure-list')
  await page.keyboard.press('F8')
  await signWith(page, doctor)
  await page
    .getByText(/^Signed by .* Code /)
    .first()
    .waitFor()
  await page.keyboard.press('Alt+p')
  await keepPaper(to, 'closure-list-on-paper')
}

/** After the dose of a client who stands at the counter: both talks, Enter, and the labels are there. */
export async function carryHome(to: PaperTo): Promise<void> {
  const { page } = to.register
  const { takeHome } = words
  await page.keyboard.press('F8')
  const dialog = page.getByRole('dialog', { name: /^Take-home doses/ })
  await dialog.getByText(takeHome.what).or(dialog.getByText(takeHome.howMany)).first().waitFor()
  if ((await dialog.getByRole('radio', { checked: true }).count()) === 0) await page.keyboard.press('1')
  await page.keyboard.press('Alt+1')
  await page.keyboard.press('Alt+2')
  await to.look(page, 'take-home')
  await page.keyboard.press('Enter')
  await keepPaper(to, 'take-home-labels')
  await page.getByText(/handed over\.$/).waitFor()
}
