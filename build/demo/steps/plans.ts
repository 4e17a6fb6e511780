import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { openClient } from './clients.ts'
import type { Look } from './set-up.ts'

const say = words.plans

/** From the client's page to plan and measures. */
export async function openPlan(page: Page, registerNumber: number): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F5')
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}

/** One goal with its steps, agreed with the client, signed by PIN. */
export async function writePlan(
  page: Page,
  plan: { goal: string; steps: string },
  pin: string,
  look: Look,
): Promise<void> {
  await page.getByText(say.plan.none, { exact: true }).waitFor()
  await page.keyboard.press('Alt+n')
  await page.getByLabel(say.form.goal(0), { exact: true }).fill(plan.goal)
  await page.getByLabel(say.form.steps(0), { exact: true }).fill(plan.steps)
  await page.getByRole('radio', { name: say.form.agreedYes, exact: true }).press('Space')
  await look(page, 'treatment-plan')
  await page.getByLabel(say.form.pin, { exact: true }).pressSequentially(pin)
  await page.keyboard.press('Control+Enter')
  await page.getByText(say.form.saved, { exact: true }).waitFor()
}

/** The WHO-5 well-being index, a digit an answer. `day` as somebody types it. */
export async function askWellBeing(
  page: Page,
  asked: { answers: string; day: string },
  picture: () => Promise<void>,
): Promise<void> {
  await page.keyboard.press('F8')
  const which = page.getByRole('radio', { name: /WHO-5/ })
  await which.waitFor()
  await which.press('Space')
  const first = page.getByRole('radio', { name: '5: All of the time' }).first()
  await first.waitFor()
  await first.focus()
  for (const digit of asked.answers) await page.keyboard.press(digit)
  await page.getByLabel(say.scale.day, { exact: true }).fill(asked.day)
  await picture()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^WHO-5 Well-Being Index: \d+ of 100\.$/).waitFor()
}

/** The drawing of the scores over time, beside the days with the medicine. */
export async function lookAtMeasures(page: Page, look: Look): Promise<void> {
  const drawing = page.getByRole('img', { name: /Each dot is one questionnaire/ })
  await drawing.waitFor()
  await drawing.scrollIntoViewIfNeeded()
  await look(page, 'measures')
}
