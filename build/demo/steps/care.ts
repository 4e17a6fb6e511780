import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import { openClient } from './clients.ts'
import { goTo } from './doors.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.care

/** The client's Care page, from the client's own. */
async function openCare(page: Page, registerNumber: number): Promise<void> {
  await openClient(page, registerNumber)
  await page.keyboard.press('F7')
  await page.getByRole('heading', { name: say.away.title, exact: true }).waitFor()
}

const choose = (page: Page, label: string, option: string): Promise<unknown> =>
  page.getByRole('dialog').getByLabel(label, { exact: true }).selectOption({ label: option })

/** The saved box is gone when its act stands on the page. */
async function save(page: Page, label: string, look: Look, picture: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await look(page, picture)
  await dialog.getByRole('button', { name: label, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

/** An overdose here: naloxone given, recovered; no dose until a doctor has reviewed it. */
export async function reportOverdose(page: Page, registerNumber: number, look: Look): Promise<void> {
  const { overdose } = say
  await openCare(page, registerNumber)
  await press(page, overdose.add)
  await choose(page, overdose.place, overdose.places.here)
  await choose(page, overdose.naloxone, overdose.naloxones.given)
  await page.getByRole('dialog').getByLabel(overdose.doses).fill('1')
  await choose(page, overdose.referred, overdose.referrals.hospital)
  await choose(page, overdose.outcome, overdose.outcomes.recovered)
  await save(page, overdose.save, look, 'overdose')
  await page.getByText(overdose.waits).first().waitFor()
  await look(page, 'care-after-an-overdose')
}

/** In hospital, and nobody knows yet what is given there. */
export async function reportAway(page: Page, registerNumber: number, look: Look): Promise<void> {
  const { away } = say
  await openCare(page, registerNumber)
  await press(page, away.add)
  await choose(page, away.kind, away.places.hospital)
  await choose(page, away.dosing, away.answers.unknown)
  await save(page, away.save, look, 'away')
  await page.getByText(away.now).first().waitFor()
}

export async function reportDeath(page: Page, registerNumber: number, look: Look): Promise<void> {
  const { death } = say
  await openCare(page, registerNumber)
  await press(page, death.add)
  await choose(page, death.source, death.sources.family)
  await save(page, death.save, look, 'death-reported')
  await page.getByText(death.states.reported).first().waitFor()
}

/** The letter that the client asked for; it bears the name. */
export async function writeLetter(to: PaperTo, registerNumber: number, addressee: string): Promise<void> {
  const { page } = to.register
  const { letter } = say
  await openCare(page, registerNumber)
  await press(page, letter.add)
  const dialog = page.getByRole('dialog', { name: letter.paperTitle })
  await dialog.getByLabel(letter.to).fill(addressee)
  await dialog.getByRole('button', { name: letter.save, exact: true }).press('Enter')
  await keepPaper(to, 'treatment-letter')
}

/** The doctor reviews a suspicion of diversion on the work list: unfounded. */
export async function reviewDiversion(page: Page, look: Look): Promise<void> {
  const { diversion } = words
  await goTo(page, 'Alt+o', words.orders.list.title)
  // Other parts of the list have a button of the same name, and may be there sooner.
  const waits = page.getByRole('region', { name: new RegExp(`^${words.counterEvents.suspected}`) })
  await press(waits, diversion.review)
  const dialog = page.getByRole('dialog', { name: diversion.reviewTitle })
  await dialog.getByRole('radio').first().focus()
  await page.keyboard.press('2')
  await dialog.getByLabel(diversion.reason).fill('Coughed; the tablet was found under the tongue')
  await look(page, 'diversion-review')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}
