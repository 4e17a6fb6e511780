import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { Relation } from '../../../shared/records/relative.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { isoWeekday } from '../../../shared/rules/days.ts'
import { openClient } from './clients.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.counselling

/** What somebody types of a session; the day is today, thirty minutes long. */
export interface SessionToWrite {
  /** The digit of its kind: 1 individual, 2 family. */
  kind: '1' | '2'
  /** Digits of the site's topics. */
  topics: string
  situation: string
  plan: string
  /** `+14`: two weeks from today; empty: none. */
  next: string
  /** Hours and minutes; empty: half an hour before now, as the form proposes. */
  start: string
  /** Of the family, by name. */
  relatives: readonly string[]
}

/** Whom to see today, and why. */
export async function lookAtMyDay(page: Page, look: Look): Promise<void> {
  await goTo(page, 'Alt+F9', words.myDay.title)
  await page.getByRole('row').nth(1).waitFor()
  await look(page, 'my-day')
}

/** From the client's page to Counselling. */
export async function openCounselling(page: Page, registerNumber: number): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F6')
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}

/** Alt+N, a digit for the kind, digits for the topics, the note, Ctrl+Enter. On the Counselling page. */
export async function writeSession(page: Page, session: SessionToWrite, picture: () => Promise<void>) {
  await page.keyboard.press('Alt+n')
  const kind = page.getByRole('radio', { name: `1: ${say.kinds.individual}` })
  await kind.waitFor()
  await kind.focus()
  await page.keyboard.press(session.kind)
  await page.getByRole('checkbox', { name: say.topic('relapse'), exact: true }).waitFor()
  for (const digit of session.topics) await page.keyboard.press(digit)
  if (session.start) await page.getByLabel(say.form.start, { exact: true }).fill(session.start)
  for (const name of session.relatives)
    await page.getByRole('checkbox', { name: new RegExp(`^${name},`) }).press('Space')
  await page.getByLabel(say.form.situation, { exact: true }).fill(session.situation)
  await page.getByLabel(say.form.plan, { exact: true }).fill(session.plan)
  await page.getByLabel(say.form.next, { exact: true }).fill(session.next)
  await picture()
  await page.keyboard.press('Control+Enter')
  await page.getByText(say.form.saved, { exact: true }).waitFor()
}

/** Somebody of the family, with their own consent to counselling. On the Counselling page. */
export async function addRelative(page: Page, name: string, relation: Relation, look: Look): Promise<void> {
  const { relative } = say
  await press(page, relative.add)
  const form = page.getByRole('dialog', { name: relative.add })
  await form.getByLabel(relative.name, { exact: true }).fill(name)
  await form.getByLabel(relative.relation, { exact: true }).selectOption({ label: say.relations[relation] })
  await form.getByRole('button', { name: relative.save, exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
  await press(page, relative.consent)
  const consent = page.getByRole('dialog', { name: relative.consentTitle(name) })
  await consent.getByRole('radio').first().press('Space')
  await look(page, 'consent-of-a-relative')
  await consent.getByRole('button', { name: relative.consentSave, exact: true }).press('Enter')
  await consent.waitFor({ state: 'detached' })
}

/** Words over all notes that the counsellor may read. */
export async function findInNotes(page: Page, query: string, look: Look): Promise<void> {
  await goTo(page, 'Alt+u', say.search.title)
  await page.getByLabel(say.search.field, { exact: true }).fill(query)
  await page.keyboard.press('Enter')
  await page.locator('mark').first().waitFor()
  await look(page, 'find-in-notes')
}

/** A date for tomorrow by number; the week, and the slips that tell nobody what they are for. */
export async function agreeDate(to: PaperTo, registerNumber: number, day: ClinicDay): Promise<void> {
  const { page } = to.register
  const { appointments } = words
  await goTo(page, 'Alt+F7', appointments.title)
  await page
    .getByRole('status')
    .filter({ hasText: /^Week of/ })
    .first()
    .waitFor()
  await page.keyboard.press('Alt+n')
  const form = page.getByRole('dialog', { name: appointments.form.title })
  await form.getByLabel(appointments.form.number, { exact: true }).fill(String(registerNumber))
  await form.getByLabel(appointments.form.date, { exact: true }).fill('+1')
  await form.getByLabel(appointments.form.time, { exact: true }).fill('10:30')
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  const agreed = page.getByRole('button', { name: new RegExp(`10:30.*\\b${registerNumber}\\b`) })
  // A date agreed on a Sunday stands in the week after.
  if (isoWeekday(day) === 7) await page.keyboard.press('PageDown')
  await agreed.waitFor()
  await to.look(page, 'calendar')
  await press(page, appointments.slips)
  await keepPaper(to, 'slips')
}
