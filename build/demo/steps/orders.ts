import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { openClient } from './clients.ts'
import type { Look } from './set-up.ts'

const say = words.orders

export interface OrderToWrite {
  drug: 'buprenorphine' | 'methadone'
  kind: keyof typeof say.kinds
  /** mg of each step; one is a flat amount. */
  milligrams: readonly number[]
  /** Days that a step must have been swallowed before the next. */
  stepDays: number
  days: number
  takeHomeDays?: number
  reason: string
}

/** The doctor writes an order for a client, from the client's page on, all by keyboard. */
export async function writeOrder(
  page: Page,
  registerNumber: number,
  order: OrderToWrite,
  look: Look,
): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F4')
  await page.getByRole('heading', { level: 1, name: say.client.title }).waitFor()
  await page.keyboard.press('F4')
  await page.getByRole('heading', { level: 1, name: say.form.title }).waitFor()
  await page.getByRole('radio', { name: order.drug, exact: true }).press('Space')
  await page
    .getByLabel(say.form.kind, { exact: true })
    .selectOption({ label: `${say.kinds[order.kind]}: ${say.form.kindHow[order.kind].toLowerCase()}` })
  await page.getByLabel(say.form.days, { exact: true }).fill(String(order.days))
  await fillAmounts(page, order)
  if (order.takeHomeDays) await page.getByLabel(say.form.takeHome).fill(String(order.takeHomeDays))
  await page.getByLabel(say.form.reason, { exact: true }).fill(order.reason)
  await look(page, 'order')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: say.client.title }).waitFor()
  await page.getByText(say.standings.in_force, { exact: true }).first().waitFor()
}

async function fillAmounts(page: Page, { milligrams, stepDays }: OrderToWrite): Promise<void> {
  const dose = say.form.amount(1, 1)
  const [only] = milligrams
  if (milligrams.length === 1) {
    await page.getByLabel(dose, { exact: true }).fill(String(only))
    return
  }
  await page.getByRole('radio', { name: say.form.steps }).press('Space')
  for (const [index, amount] of milligrams.entries()) {
    const step = page.getByRole('group', { name: say.form.step(index + 1), exact: true })
    if ((await step.count()) === 0) await page.getByRole('button', { name: say.form.addStep }).press('Enter')
    await step.getByLabel(dose, { exact: true }).fill(String(amount))
    if (index < milligrams.length - 1)
      await step.getByLabel(say.form.stepDays, { exact: true }).fill(String(stepDays))
  }
}
