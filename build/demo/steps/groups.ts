import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import { scanCard } from './counter.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.groups

export interface GroupToBegin {
  name: string
  purpose: string
  place: string
  begun: ClinicDay
}

/** A peer support group that meets every Tuesday. Ends on its own page. */
export async function beginGroup(page: Page, group: GroupToBegin, look: Look): Promise<void> {
  await goTo(page, 'Alt+F6', say.title)
  await page.getByRole('button', { name: say.list.new }).waitFor()
  await page.keyboard.press('Alt+n')
  const form = page.getByRole('dialog', { name: say.form.newTitle })
  await form.getByRole('radio', { name: say.kinds.peer_support, exact: true }).press('Space')
  await form.getByLabel(say.form.name, { exact: true }).fill(group.name)
  await form.getByLabel(say.form.purpose, { exact: true }).fill(group.purpose)
  await form.getByLabel(say.form.place, { exact: true }).fill(group.place)
  await form.getByLabel(say.form.weekday, { exact: true }).selectOption({ label: say.weekdays[1] })
  await form.getByLabel(say.form.time, { exact: true }).fill('15:30')
  await form.getByLabel(new RegExp(`^${say.form.begun}`)).fill(clinicDay(group.begun))
  await look(page, 'new-group')
  await form.getByRole('button', { name: say.form.save, exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: group.name }).waitFor()
}

/** Members by number, from a day on. On the group's page. */
export async function addMembers(
  page: Page,
  registerNumbers: readonly number[],
  since: ClinicDay,
  look: Look,
): Promise<void> {
  await page.getByRole('tab', { name: say.page.tabs.members, exact: true }).press('Enter')
  for (const [index, registerNumber] of registerNumbers.entries()) {
    await press(page, say.members.add)
    const form = page.getByRole('dialog', { name: say.joinForm.title })
    await form.getByLabel(say.joinForm.number, { exact: true }).fill(String(registerNumber))
    await form.getByLabel(new RegExp(`^${say.joinForm.day}`)).fill(clinicDay(since))
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    await page.getByText(new RegExp(`^${say.membersCount(index + 1)}:`)).waitFor()
  }
  await look(page, 'members-of-the-group')
}

export interface MeetingToWrite {
  day: ClinicDay
  /** By number and Enter. */
  numbers: readonly number[]
  /** By card. */
  cards: readonly { registerNumber: number; card: string }[]
  /** Digits of the site's topics. */
  topics: string
  decisions: string
}

/** A meeting as it was held: numbers, cards, topics, decisions, Ctrl+Enter. On the group's page. */
export async function writeMeeting(
  page: Page,
  meeting: MeetingToWrite,
  picture: () => Promise<void>,
): Promise<void> {
  const form = say.meetingForm
  await page.keyboard.press('Alt+n')
  const who = page.getByLabel(form.number, { exact: true })
  await who.waitFor()
  await page.getByLabel(form.day, { exact: true }).fill(clinicDay(meeting.day))
  for (const number of meeting.numbers) {
    await who.fill(String(number))
    await page.keyboard.press('Enter')
    await page.getByText(form.marked(String(number)), { exact: true }).waitFor()
  }
  for (const { registerNumber, card } of meeting.cards) {
    await scanCard(page, card)
    await page.getByText(form.marked(String(registerNumber)), { exact: true }).waitFor()
  }
  await picture()
  await page.getByRole('checkbox', { name: words.counselling.topic('relapse'), exact: true }).focus()
  for (const digit of meeting.topics) await page.keyboard.press(digit)
  await page.getByLabel(form.decisions, { exact: true }).fill(meeting.decisions)
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('row', { name: new RegExp(clinicDay(meeting.day)) })
    .first()
    .waitFor()
}

/** The group's page with its year, and the page that is printed of it, with counts only. */
export async function printYear(to: PaperTo): Promise<void> {
  const { page } = to.register
  await page.getByRole('tab', { name: say.page.tabs.year, exact: true }).press('Enter')
  await page.getByText(say.year.stayed, { exact: true }).waitFor()
  await to.look(page, 'year-of-the-group')
  await page.keyboard.press('Alt+p')
  await page.getByRole('button', { name: say.paper.countsOnly, exact: true }).press('Enter')
  await keepPaper(to, 'year-of-the-group-on-paper')
}
