import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chartShift, consentTo, openDetox, planCamp, writeTalk } from '../../build/demo/steps/camps.ts'
import { openClient } from '../../build/demo/steps/clients.ts'
import { goTo, lock, signIn, unlock } from '../../build/demo/steps/doors.ts'
import { openFollowUp } from '../../build/demo/steps/follow-ups.ts'
import { press } from '../../build/demo/steps/signing.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert, nextId, type Tx } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { Register } from '../../electron/register.ts'
import { clinicDay } from '../../renderer/words/format.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'
import { newSite, PASSPHRASES, PINS, STAFF, testClock } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { seedClients, seedStock } from '../helpers/seed-counter.ts'

const DAY = dayOfInstant(Date.now() as never, 'Asia/Kolkata')
const NURSE = { name: 'Ramdini', pin: PINS[2] }
const DOCTOR = { name: 'Dr Lalnunmawia', pin: PINS[1] }
const COUNSELLOR = { name: 'Vanlalruati', pin: PINS[4] }
const quiet = async () => {}
let register: RunningRegister

beforeAll(async () => {
  const folder = registerFolder()
  await makeSite(join(folder, 'profile'))
  register = await launchRegister({ folder })
  await unlock(register.page, PASSPHRASES[0])
  await signIn(register.page, NURSE)
})
afterAll(() => register.close())

test('a camp is planned, and its box of medicine given to it', async () => {
  const { page } = register
  await planCamp(page, { place: 'Durtlang hall', first: DAY, last: addDays(DAY, 14), beds: '12' }, quiet)
  await press(page, 'Give a box to the camp')
  await page.getByRole('dialog').getByRole('button', { name: 'Give it to the camp' }).press('Enter')
  await page.getByText('Durtlang 1').waitFor()
})

test('counselling before and consent come first; a red flag stops for the doctor, who decides', async () => {
  const { page } = register
  await openDetox(page, 1)
  await writeTalk(page, 'pre', DAY)
  await consentTo(page, 1, 'detox', DAY)
  await openDetox(page, 1)
  await page.keyboard.press('Alt+2')
  const check = page.getByRole('dialog', { name: 'Check before the admission' })
  await check.getByRole('radio').first().focus()
  // Seizures no, alcohol yes, benzodiazepines no.
  for (const digit of '121') await page.keyboard.press(digit)
  await check.getByLabel('Breaths in one minute, counted').fill('16')
  await page.keyboard.press('Enter')
  await page.getByText(/waits for a doctor/).waitFor()
  await page.keyboard.press('Alt+3')
  await page.getByRole('dialog').getByRole('button', { name: 'Admit', exact: true }).press('Enter')
  await page.getByRole('dialog').getByText('The check stopped: a doctor decides first.').waitFor()
  await page.keyboard.press('Escape')
  await changeTo(DOCTOR)
  await page.getByText('A check before detoxification stopped for you: decide.').waitFor()
  await openDetox(page, 1)
  await press(page, 'Decide …')
  const decide = page.getByRole('dialog', { name: 'What does the doctor decide?' })
  await decide.getByRole('radio').first().press('Space')
  await decide.getByLabel('Why, and what to watch for').fill('Two days without drink; watch the pulse')
  await decide.getByRole('button', { name: 'Write the decision' }).press('Enter')
  await page.getByText(/the doctor admits/).waitFor()
})

test('after the admission a chart with COWS, and medicine out of the box up to the order of the day', async () => {
  await changeTo(NURSE)
  const { page } = register
  await openDetox(page, 1)
  await page.keyboard.press('Alt+3')
  await page.getByRole('dialog').getByRole('button', { name: 'Admit', exact: true }).press('Enter')
  await page.getByText('Admitted.', { exact: true }).waitFor()
  const shift = { day: DAY, cows: '12301111113', pulse: '104', pressure: '138/86', handover: 'Offer tea' }
  await chartShift(page, shift, quiet)
  await page.getByRole('cell', { name: '15, moderate' }).waitFor()
  await page.keyboard.press('F6')
  const give = page.getByRole('dialog', { name: 'Give medicine' })
  await give.getByLabel('How many tablets').fill('50')
  await page.keyboard.press('Enter')
  await give.getByText('With this the client would get more than the order of that day.').waitFor()
  await give.getByLabel('How many tablets').fill('4')
  await page.keyboard.press('Enter')
  await page.getByText(/given and taken off the book/).waitFor()
})

test('the counter says what the camp gave, and prepares no second dose', async () => {
  const { page } = register
  await page.keyboard.press('Alt+c')
  await page
    .getByText(/Scan a card/)
    .first()
    .waitFor()
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.getByText(/Given in detoxification today: buprenorphine 8\smg/).waitFor()
  expect(await page.getByRole('button', { name: /Prepare|Give/ }).count()).toBe(0)
})

test('the discharge wants the talk about lost tolerance, and plans the follow-ups', async () => {
  const { page } = register
  await openDetox(page, 1)
  await page.keyboard.press('F7')
  const form = page.getByRole('dialog', { name: 'Discharge' })
  await form.getByRole('radio').first().focus()
  for (const digit of '122') await page.keyboard.press(digit)
  await form.getByRole('button', { name: 'Discharge', exact: true }).press('Enter')
  await form
    .getByText(/Hold the talk about lost tolerance/)
    .first()
    .waitFor()
  await form.getByRole('radio', { name: '1: Held' }).press('Space')
  await form.getByRole('button', { name: 'Discharge', exact: true }).press('Enter')
  await page.getByText(/^Discharged\. The follow-ups are planned/).waitFor()
  await writeTalk(page, 'post', DAY)
  await openFollowUp(page, 1)
  await page.getByText(/^Next: follow-up 1 on /).waitFor()
})

test('who agreed is on the visit list, the round comes back in the grid, and a relapse opens the way back', async () => {
  const { page } = register
  await changeTo(COUNSELLOR)
  await leaveOst(page)
  await goTo(page, 'Alt+8', 'Follow-up')
  await press(page, 'Show four weeks more')
  await page.getByLabel('Number 1 on the visit list').waitFor()
  await page.keyboard.press('Alt+n')
  await page.getByRole('button', { name: 'Make the list' }).press('Enter')
  const paper = page.getByRole('dialog', { name: 'Visit list 1' })
  await paper.getByText('Tea stall by the church, evenings').waitFor()
  expect(await paper.innerText()).not.toMatch(/Puia|OST|detox|clinic/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Enter the round: list 1' }).press('Enter')
  await page.getByLabel('Line 1: Day').waitFor()
  for (const cell of [clinicDay(DAY), '1', '1', '2', '2', 'Asks to begin again']) {
    await page.keyboard.type(cell)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Enter')
  await page.getByText('One follow-up is saved.').waitFor()
  await goTo(page, 'Alt+8', 'Follow-up')
  await press(page, 'Detoxification again: number 1')
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Open it', exact: true }).press('Enter')
  await form.waitFor({ state: 'detached' })
  expect(register.complaints).toEqual([])
})

/** Detoxified people are followed up; who goes on with OST is not. */
async function leaveOst(page: Page): Promise<void> {
  await openClient(page, 1)
  await press(page, /^Close: Substitution/)
  const form = page.getByRole('dialog', { name: /^Close: Substitution/ })
  await form.getByRole('radio').first().press('Space')
  await form.getByRole('button', { name: 'Close it' }).press('Enter')
  await form.waitFor({ state: 'detached' })
}

async function changeTo(person: { name: string; pin: string }): Promise<void> {
  await lock(register.page)
  await signIn(register.page, person)
}

/** A site with a client on OST who agreed to be visited, stock on its shelf, and a box packed for a camp. */
async function makeSite(profile: string): Promise<void> {
  const made = await createRegister(profile, await newSite(), testClock(Date.now() - 60_000))
  const clinicDayId = made.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
    insert(tx, 'clinic_day', {
      day: DAY,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    }),
  )
  const yesterday = addDays(DAY, -1)
  seedStock(made, clinicDayId)
  const orders = { slots: [8_000], lastDoseDay: yesterday, endDay: addDays(DAY, 60) as string }
  const [clientId = 0] = seedClients(made, [{ registerNumber: 1, called: 'Puia', ...orders }])
  for (const kind of ['visit', 'treatment'] as const)
    made.write({ act: 'client.consent', actor: STAFF.nurse }, (tx) =>
      agreeTo(made, tx, clientId, kind, yesterday),
    )
  made.write({ act: 'box.fill', actor: STAFF.nurse }, (tx) => packBox(tx, clinicDayId))
  made.close()
  giveToRegister(profile)
}

function agreeTo(
  made: Register,
  tx: Tx,
  clientId: number,
  kind: 'visit' | 'treatment',
  day: ClinicDay,
): number {
  const id = nextId(tx, 'consent')
  const how = kind === 'visit' ? 'Tea stall by the church, evenings' : null
  const detail = seal(made, 'consent', 'detail', id, how)
  return insert(tx, 'consent', {
    id,
    clientId,
    kind,
    day,
    witnessId: null,
    detail,
    staffId: STAFF.nurse,
    at: tx.at,
  })
}

/** Forty tablets of 2 mg in a box that belongs to no camp yet. */
function packBox(tx: Tx, clinicDayId: number): number {
  const by = { clinicDayId, staffId: STAFF.nurse, at: tx.at }
  const subStoreId = insert(tx, 'sub_store', { name: 'Durtlang 1', purpose: 'Camp', ...by })
  const moved = {
    productId: 1,
    batchId: 1,
    reason: null,
    approverId: STAFF.counsellor,
    recordedAt: tx.at,
    ...by,
  }
  const off = { kind: 'box_out' as const, steps: -40, doseId: null, document: null }
  const stockEntryId = insert(tx, 'stock_entry', { ...moved, ...off })
  const into = { kind: 'in' as const, steps: 40, stockEntryId, clientId: null, undoes: null }
  return insert(tx, 'sub_store_entry', { ...moved, ...into, subStoreId })
}
