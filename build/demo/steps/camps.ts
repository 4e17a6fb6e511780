import type { Page } from 'playwright-core'
import { clinicDay } from '../../../renderer/words/format.ts'
import { words } from '../../../renderer/words/index.ts'
import type { ClinicDay } from '../../../shared/records/time.ts'
import type { Person } from '../people.ts'
import { openClient } from './clients.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.detox

/** A community camp; ends on its page. */
export async function planCamp(
  page: Page,
  camp: { place: string; first: ClinicDay; last: ClinicDay; beds: string },
  look: Look,
): Promise<void> {
  await goTo(page, 'Alt+F11', say.title)
  await page.getByRole('button', { name: words.camps.new }).first().waitFor()
  await page.keyboard.press('F6')
  const form = page.getByRole('dialog', { name: words.camps.new })
  await form.getByLabel(words.camps.place, { exact: true }).first().fill(camp.place)
  await form.getByLabel(new RegExp(`^${words.camps.firstDay}`)).fill(clinicDay(camp.first))
  await form.getByLabel(new RegExp(`^${words.camps.lastDay}`)).fill(clinicDay(camp.last))
  await form.getByLabel(words.camps.beds, { exact: true }).fill(camp.beds)
  await look(page, 'plan-a-camp')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: camp.place }).waitFor()
}

/** Who comes for detoxification gets a number first; the treatment opens with the bed. @returns the number */
export async function enrolForCamp(
  page: Page,
  person: Pick<Person, 'called' | 'sex' | 'birthYear' | 'name'>,
): Promise<number> {
  const { enrol, sexes } = words.clients
  await goTo(page, 'Alt+e', enrol.title)
  const another = page.getByRole('button', { name: enrol.another })
  if ((await another.count()) > 0) await another.press('Enter')
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  const choose = (name: string, label: string) =>
    page.getByRole('combobox', { name, exact: true }).selectOption({ label })
  await field(enrol.called).fill(person.called)
  await choose(enrol.sex, sexes[person.sex])
  await field(enrol.birthYear).fill(String(person.birthYear))
  await choose(enrol.kind, enrol.noEpisode)
  await field(enrol.name).fill(person.name)
  await page.keyboard.press('Control+Enter')
  const saved = page.getByText(/^Enrolled: number /)
  await saved.waitFor()
  return Number(/\d+/.exec(await saved.innerText())?.[0])
}

/** A consent with its day, on the client's page. */
export async function consentTo(
  page: Page,
  registerNumber: number,
  kind: 'detox' | 'treatment',
  day: ClinicDay,
): Promise<void> {
  const { clients } = words
  await openClient(page, registerNumber)
  await press(page, clients.profile.addConsent)
  const form = page.getByRole('dialog', { name: clients.consentForm.title })
  await form
    .getByLabel(clients.consentForm.kind, { exact: true })
    .selectOption({ label: clients.consentKinds[kind] })
  await form.getByLabel(new RegExp(`^${clients.consentForm.day}`)).fill(clinicDay(day))
  await form.getByRole('button', { name: clients.consentForm.save, exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
}

/** From the client's page to Detoxification. */
export async function openDetox(page: Page, registerNumber: number): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F12')
  await page.getByRole('heading', { level: 1, name: say.title }).waitFor()
}

/** The counselling before or after was held. On the client's Detoxification page. */
export async function writeTalk(page: Page, kind: 'pre' | 'post', day: ClinicDay): Promise<void> {
  await press(page, new RegExp(`^${say.client.talkSave[kind]}`))
  const form = page.getByRole('dialog', { name: say.client.talk[kind] })
  await form.getByLabel(new RegExp(`^${say.client.talkDay}`)).fill(clinicDay(day))
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
}

/** Red flags by digits: 1 is no. Then the bed in the camp that is running. */
export async function checkAndAdmit(page: Page, day: ClinicDay, look: Look): Promise<void> {
  await press(page, new RegExp(`^${say.client.checkDo}`))
  const check = page.getByRole('dialog', { name: say.checkForm.title })
  await check.getByRole('radio').first().focus()
  for (const digit of '111') await page.keyboard.press(digit)
  await check.getByLabel(say.checkForm.breaths, { exact: true }).fill('16')
  await check.getByLabel(new RegExp(`^${say.checkForm.day}`)).fill(clinicDay(day))
  await look(page, 'red-flags')
  await page.keyboard.press('Enter')
  await check.waitFor({ state: 'detached' })
  await press(page, new RegExp(`^${say.client.admit}`))
  const admit = page.getByRole('dialog', { name: say.admitForm.title })
  await admit.getByLabel(new RegExp(`^${say.admitForm.day}`)).fill(clinicDay(day))
  await look(page, 'admit-to-the-camp')
  await page.keyboard.press('Enter')
  await page.getByText(say.admitForm.done, { exact: true }).waitFor()
}

export interface ShiftToChart {
  day: ClinicDay
  /** Eleven digits. */
  cows: string
  pulse: string
  pressure: string
  handover: string
}

/** A morning's chart: COWS by eleven digits, what was measured, the handover. */
export async function chartShift(
  page: Page,
  shift: ShiftToChart,
  picture: () => Promise<void>,
): Promise<void> {
  const form = say.chartForm
  await page.keyboard.press('Alt+n')
  const morning = page.getByRole('radio', { name: `1: ${say.shifts.morning}` })
  await morning.waitFor()
  await morning.press('Space')
  await page.getByLabel(form.day, { exact: true }).fill(clinicDay(shift.day))
  await page.getByRole('group', { name: words.cows.title }).getByRole('radio').first().focus()
  for (const digit of shift.cows) await page.keyboard.press(digit)
  await page.getByLabel(form.pulse, { exact: true }).fill(shift.pulse)
  await page.getByLabel(form.pressure, { exact: true }).fill(shift.pressure)
  await page.getByLabel(form.breaths, { exact: true }).fill('16')
  await page.getByLabel(form.note, { exact: true }).fill(shift.handover)
  await picture()
  await page.keyboard.press('Control+Enter')
  await page.getByText(form.saved, { exact: true }).waitFor()
}

/** Completed, with the talk about lost tolerance; the client has naloxone. Then the chart on paper. */
export async function discharge(to: PaperTo, day: ClinicDay): Promise<void> {
  const { page } = to.register
  await page.keyboard.press('F7')
  const form = page.getByRole('dialog', { name: say.dischargeForm.title })
  await form.getByRole('radio').first().focus()
  // Completed, held, has one.
  for (const digit of '112') await page.keyboard.press(digit)
  await form.getByLabel(new RegExp(`^${say.dischargeForm.day}`)).fill(clinicDay(day))
  await to.look(page, 'discharge')
  await form.getByRole('button', { name: say.dischargeForm.save, exact: true }).press('Enter')
  await page.getByText(say.dischargeForm.done, { exact: true }).waitFor()
  await to.look(page, 'course-of-a-detoxification')
  await page.keyboard.press('F4')
  await keepPaper(to, 'detox-chart')
}

/** One page about the camp, for the office. */
export async function campReport(to: PaperTo, place: string): Promise<void> {
  const { page } = to.register
  await goTo(page, 'Alt+F11', say.title)
  await page
    .getByRole('row', { name: new RegExp(place) })
    .first()
    .press('Enter')
  await page.getByRole('heading', { level: 1, name: place }).waitFor()
  await to.look(page, 'camp')
  await page.keyboard.press('F4')
  await keepPaper(to, 'camp-report')
}
