import type { Locator, Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type {
  NoCardReason,
  RefusedReason,
  VoidReason,
  WithheldReason,
} from '../../../shared/contract/doses.ts'

const say = words.counter

/** The counter counts Enter only when a person has had time to look; so much and a little more. */
const LOOK_MS = 560

const emptyCounter = (page: Page) => page.getByRole('heading', { name: say.empty })
const button = (page: Page, label: string | RegExp): Locator => page.getByRole('button', { name: label })
const digitOf = (list: Readonly<Record<string, string>>, key: string): string =>
  String(Object.keys(list).indexOf(key) + 1)

const labels = (...texts: string[]) =>
  new RegExp(`^(${texts.map((text) => text.replace(/[.?]/g, '\\$&')).join('|')})`)
const GIVE = labels(say.press.tablet, say.press.liquid, say.press.soberTablet, say.press.soberLiquid)

/** The scanner types the card's digits as one burst, with its own Enter: no key waits for the one before. */
export async function scanCard(page: Page, digits: string): Promise<void> {
  const { keyboard } = page
  await Promise.all([...digits, 'Enter'].flatMap((key) => [keyboard.down(key), keyboard.up(key)]))
}

/** A client without a card: the number and Enter. */
export async function typeNumber(page: Page, registerNumber: number): Promise<void> {
  await page.getByLabel(say.field, { exact: true }).fill(String(registerNumber))
  await page.keyboard.press('Enter')
  await page
    .getByText(words.kit.client.number(String(registerNumber)), { exact: true })
    .first()
    .waitFor()
}

/** One digit says why there is no card; it prepares the dose. */
export async function sayWhyNoCard(page: Page, reason: NoCardReason): Promise<void> {
  await page.getByText(say.noCard, { exact: true }).waitFor()
  await page.keyboard.press(digitOf(say.noCardReasons, reason))
}

/** Looks, and confirms what the large button says. Ends when the counter waits for the next client. */
async function confirm(page: Page, primary: Locator): Promise<string> {
  await primary.waitFor()
  await page.waitForTimeout(LOOK_MS)
  await page.keyboard.press('Enter')
  await emptyCounter(page).waitFor()
  return (await page.getByRole('status').first().innerText()).trim()
}

/** Enter on a prepared dose: under the tongue, or swallowed. @returns the sentence that says it is saved */
export async function give(page: Page): Promise<string> {
  return saved(await confirm(page, button(page, GIVE)))
}

/** F7 and Enter: the mouth of the client who waits longest is looked at. @returns the sentence */
export async function checkMouth(page: Page): Promise<string> {
  await page.keyboard.press('F7')
  return saved(await confirm(page, button(page, labels(say.press.checked))))
}

/** Next client, where nothing is to be given. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await emptyCounter(page).waitFor()
}

/** The client came and gets nothing: that is written down as well. */
export async function writeAttended(page: Page): Promise<string> {
  return saved(await confirm(page, button(page, labels(say.press.attend))))
}

/** How many wait for a look into their mouth. */
export async function waitingMouthChecks(page: Page): Promise<number> {
  return page.getByText(/^Mouth check/).count()
}

/** The stop page of a second dose: it says time, amount and who gave it. */
export async function seeStopPage(page: Page): Promise<void> {
  await page.getByText(say.status.given, { exact: true }).waitFor()
  if ((await button(page, GIVE).count()) > 0) throw new Error('A second dose was offered')
}

/** Figures for a client of twelve hours since heroin, in withdrawal that can be seen: COWS 11. */
/** Slower than a scanner: a burst of digits is a card. */
const BY_HAND = { delay: 90 }
const ASKED = { hours: '14', cows: '41111101010' }

/** Before the first dose of an induction: Enter opens the questions, figures answer them, Enter saves. */
export async function askBeforeFirstDose(
  page: Page,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await button(page, labels(words.induction.ask(1))).waitFor()
  await page.waitForTimeout(LOOK_MS)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: words.induction.title })
  await dialog.getByText(words.induction.lastOpioid).waitFor()
  await dialog.getByRole('radio').first().focus()
  await page.keyboard.press('1')
  await page.keyboard.type(ASKED.hours, BY_HAND)
  await page.keyboard.press('Tab')
  const askedOfWomen = (await dialog.getByText(words.induction.pregnancy, { exact: true }).count()) > 0
  await page.keyboard.type(askedOfWomen ? '11111' : '1111', BY_HAND)
  await page.keyboard.type(ASKED.cows, BY_HAND)
  await look(page)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

/** The last of the choices after a dose was given. */
const SUSPECTED_DIGIT = 7

type NotGiven = `refuse ${RefusedReason}` | `withhold ${WithheldReason}`
const NOT_GIVEN: Partial<Record<NotGiven, string>> = {
  'refuse did_not_want': '1',
  'withhold intoxicated': '2',
  'withhold sedated': '3',
}

/** F6, a digit, Enter: the prepared dose is not given. */
export async function notGiven(page: Page, why: NotGiven): Promise<string> {
  await button(page, GIVE).waitFor()
  await page.keyboard.press('F6')
  await page.getByRole('dialog', { name: say.ending.title }).waitFor()
  await page.keyboard.press(NOT_GIVEN[why] ?? '')
  await page.keyboard.press('Enter')
  await emptyCounter(page).waitFor()
  return saved((await page.getByRole('status').first().innerText()).trim())
}

/** F7 at whoever waits longest, F6, a digit: it looks as if it was not swallowed. The mouth is still to be checked. */
export async function suspectDiversion(
  page: Page,
  look: (page: Page, name: string) => Promise<void>,
): Promise<string> {
  const { diversion } = words
  await page.keyboard.press('F7')
  await button(page, labels(say.press.checked)).waitFor()
  await page.keyboard.press('F6')
  const dialog = page.getByRole('dialog', { name: say.after.title })
  const choice = dialog.getByRole('radio', { name: diversion.choose })
  await choice.waitFor()
  await page.keyboard.press(String(SUSPECTED_DIGIT))
  await dialog.getByLabel(diversion.seenTitle).selectOption({ label: diversion.seen.kept_in_mouth })
  await look(page, 'diversion-suspected')
  await dialog.getByRole('button', { name: say.after.save, exact: true }).press('Enter')
  await emptyCounter(page).waitFor()
  return saved((await page.getByRole('status').first().innerText()).trim())
}

/** Of the prepared dose: Alt+F8, nobody swallowed, why, own PIN, Enter. */
export async function voidDose(page: Page, reason: VoidReason, pin: string): Promise<string> {
  await button(page, GIVE).waitFor()
  await page.keyboard.press('Alt+F8')
  const dialog = page.getByRole('dialog', { name: say.void.title })
  await dialog.getByText(say.void.asked).waitFor()
  await page.keyboard.press('1')
  await dialog.getByText(say.void.reason).waitFor()
  await page.keyboard.press(digitOf(say.void.reasons, reason))
  await dialog.locator('input[type=password]').pressSequentially(pin)
  await page.keyboard.press('Enter')
  await emptyCounter(page).waitFor()
  return saved((await page.getByRole('status').first().innerText()).trim())
}

/** Alt+F8, somebody swallowed it: what went wrong, and what is done about it. `look` sees the filled form. */
export async function reportIncident(
  page: Page,
  incident: { kind: keyof typeof say.incident.kinds; note: string },
  look: (page: Page) => Promise<void>,
): Promise<string> {
  await page.keyboard.press('Alt+F8')
  await page.getByRole('dialog', { name: say.void.title }).getByText(say.void.asked).waitFor()
  await page.keyboard.press('2')
  const dialog = page.getByRole('dialog', { name: say.incident.title })
  await dialog.getByLabel(say.incident.kind).selectOption({ label: say.incident.kinds[incident.kind] })
  await dialog.getByRole('checkbox', { name: say.incident.doctorCalled }).press('Space')
  await dialog.getByRole('checkbox', { name: say.incident.naloxone }).press('Space')
  await dialog.getByLabel(say.incident.note).fill(incident.note)
  await look(page)
  await page.keyboard.press('Enter')
  await emptyCounter(page).waitFor()
  return saved((await page.getByRole('status').first().innerText()).trim())
}

/** The tick stands there only when the register holds the act; anything else is a failure. */
function saved(sentence: string): string {
  if (!/^\d\d:\d\d saved\./.test(sentence)) throw new Error(`The counter did not say that it was saved`)
  return sentence
}
