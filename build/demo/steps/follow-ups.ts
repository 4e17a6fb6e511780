import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { FollowUpOutcome } from '../../../shared/records/follow-up.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { openClient } from './clients.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.followUp

/** From the client's page to Follow-up. */
export async function openFollowUp(page: Page, registerNumber: number): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F10')
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${say.client.title} · `) }).waitFor()
}

/** A visit or call: day, how they are, how that is known. On the client's Follow-up page. */
export async function writeVisit(
  page: Page,
  visit: { day: ClinicDay; outcome: FollowUpOutcome; note: string },
  look: Look,
): Promise<void> {
  const { client } = say
  await page.keyboard.press('Alt+n')
  const form = page.getByRole('dialog', { name: client.write })
  await form.getByLabel(client.day, { exact: true }).fill(clinicDay(visit.day))
  await form.getByRole('radio', { name: new RegExp(`: ${say.outcomes[visit.outcome]}$`) }).press('Space')
  await form.getByRole('radio', { name: new RegExp(`: ${say.evidence.seen}$`) }).press('Space')
  await form.getByLabel(client.note, { exact: true }).fill(visit.note)
  await look(page, `follow-up-${visit.outcome}`)
  await form.getByRole('button', { name: client.save, exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: new RegExp(clinicDay(visit.day)) })
    .first()
    .waitFor()
}

/** Who uses again finds the way back open: here into OST, with the same questions as at enrolment. */
export async function returnToOst(page: Page, registerNumber: number, look: Look): Promise<void> {
  const { clients, followUp } = words
  await goTo(page, 'Alt+8', followUp.title)
  const back = page.getByRole('button', { name: followUp.wayBack.aria(followUp.wayBack.ost, registerNumber) })
  await back.waitFor()
  await back.scrollIntoViewIfNeeded()
  await look(page, 'way-back')
  await back.press('Enter')
  const form = page.getByRole('dialog', { name: clients.episodeForm.openTitle })
  for (const tick of ['dependence', 'injecting', 'ableToConsent', 'detoxBefore'] as const)
    await form.getByRole('checkbox', { name: clients.enrol[tick] }).press('Space')
  await look(page, 'back-to-ost')
  await form.getByRole('button', { name: clients.episodeForm.open, exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
  await page.getByText(clients.kinds.ost).first().waitFor()
  await look(page, 'client-who-came-back')
}

/** A place for the directory, and a referral to it that ends with its slip. */
export async function refer(to: PaperTo, registerNumber: number, place: string): Promise<void> {
  const { page } = to.register
  const { referrals } = words
  await goTo(page, 'Alt+9', referrals.title)
  await page.keyboard.press('F4')
  await page.getByRole('heading', { level: 1, name: referrals.places.title }).waitFor()
  await page.keyboard.press('Alt+n')
  const form = page.getByRole('dialog', { name: referrals.places.add })
  await form.getByLabel(referrals.places.name, { exact: true }).fill(place)
  await form.getByLabel(referrals.places.hours, { exact: true }).fill('Monday to Friday, 9 to 13')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: place, exact: true }).waitFor()
  await openClient(page, registerNumber)
  await page.keyboard.press('F3')
  await page.getByText(referrals.client.none, { exact: true }).waitFor()
  await page.keyboard.press('Alt+n')
  const sent = page.getByRole('dialog', { name: referrals.client.make })
  await sent
    .getByLabel(referrals.form.purpose, { exact: true })
    .selectOption({ label: referrals.purposes.hiv_test })
  await sent.getByLabel(referrals.form.place, { exact: true }).selectOption({ label: place })
  await press(sent, referrals.form.save)
  await keepPaper(to, 'referral-slip')
  await page.getByRole('row', { name: new RegExp(place) }).waitFor()
  await to.look(page, 'referrals')
}

/** An outreach round in the grid: one line a person, as somebody types it. */
export async function enterContacts(
  page: Page,
  lines: readonly { who: string; counts: readonly string[] }[],
  look: Look,
): Promise<void> {
  const { grid, title } = words.services
  await goTo(page, 'Alt+5', title)
  const first = page.getByLabel(`${grid.row(1)}, ${grid.columns.who}`, { exact: true })
  await first.focus()
  for (const { who, counts } of lines) {
    await page.keyboard.type(who)
    for (const count of counts) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(count)
    }
    await page.keyboard.press('Enter')
  }
  await look(page, 'services-grid')
  await page.keyboard.press('Control+Enter')
  await page.getByText(grid.saved(lines.length, 0), { exact: true }).waitFor()
  await look(page, 'services-saved')
}
