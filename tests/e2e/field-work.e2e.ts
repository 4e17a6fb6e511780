import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, lock, signIn, unlock } from '../../build/demo/steps/doors.ts'
import { press } from '../../build/demo/steps/signing.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { newSite, PASSPHRASES, PINS, testClock } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { seedClients } from '../helpers/seed-counter.ts'

const MANAGER = { name: 'Zothanpuii', pin: PINS[0] }
const NURSE = { name: 'Ramdini', pin: PINS[1] }
const OUTREACH = { name: 'Liana', pin: PINS[2] }
/** Keys a second of somebody who types with a few fingers, figures and Tab among them. */
const KEYS_A_SECOND = 4

/** A round as it stands on the paper of an evening: who, needles out, needles back, condoms, peer education. */
const ROUND: readonly (readonly string[])[] = [
  ['1', '10', '6', '5', '1'],
  ['M30n', '5', '', '10', '1'],
  ['F22', '3', '3', '5'],
  ['M45', '8', '9'],
  ['2', '10', '12', '6'],
  ['M19n', '4', '', '', '1'],
  ['M33', '6', '5'],
  ['M28', '10', '8', '3'],
  ['F26n', '2', '', '20', '1'],
  ['M38', '5', '5'],
  ['1', '', '30'],
  ['M41', '10', '10', '3'],
  ['T25', '4', '2', '15', '1'],
  ['M22', '6', '4'],
  ['M52', '3', '3'],
  ['F31', '5', '2', '10'],
  ['M27', '10', '9', '3'],
  ['M24n', '5', '', '5', '1'],
  ['M36', '8', '6'],
  ['2', '', '', '12', '1'],
]
let register: RunningRegister
let keys = 0

beforeAll(async () => {
  const folder = registerFolder()
  await makeSite(join(folder, 'profile'))
  register = await launchRegister({ folder })
  await unlock(register.page, PASSPHRASES[0])
  await signIn(register.page, OUTREACH)
})
afterAll(() => register.close())

test('an outreach worker of a drop-in centre finds no dose, no stock and no client list', async () => {
  const { page } = register
  await page.getByRole('heading', { name: /Good day/ }).waitFor()
  const text = await page.locator('body').innerText()
  expect(text).not.toMatch(/\b(?:dose|stock|methadone|buprenorphine|Clients)\b/i)
})

test('twenty contacts go in by the keyboard alone, within two minutes at four keys a second', async () => {
  const { page } = register
  await chord('Alt+5')
  await page.getByRole('heading', { level: 1, name: 'Services' }).waitFor()
  await page.getByLabel('Line 1, Who', { exact: true }).waitFor()
  for (const line of ROUND) {
    for (const [place, cell] of line.entries()) {
      if (place > 0) await chord('Tab')
      keys += cell.length
      await page.keyboard.type(cell)
    }
    await chord('Enter')
  }
  await chord('Control+Enter')
  await page.getByText('20 lines are saved.').waitFor()
  expect(keys / KEYS_A_SECOND).toBeLessThan(120)
})

test('a bad line stays with its reason, and the lines beside it are saved', async () => {
  const { page } = register
  await page.getByLabel('Line 1, Who', { exact: true }).focus()
  await page.keyboard.type('99')
  await page.keyboard.press('Tab')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await page.keyboard.type('M40')
  await page.keyboard.press('Tab')
  await page.keyboard.type('5')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^1 line is saved\. 1 line was kept below/).waitFor()
  await page.getByText('No client has this number. Look at the card.').waitFor()
  expect(await page.getByLabel('Line 1, Who', { exact: true }).inputValue()).toBe('99')
})

test('a referral ends with a slip that says nothing of the person, and the slip scanned back marks it', async () => {
  const { page } = register
  await goTo(page, 'Alt+9', 'Referrals')
  await page.keyboard.press('F4')
  await page.keyboard.press('Alt+n')
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Civil Hospital')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'Civil Hospital', exact: true }).waitFor()
  await goTo(page, 'Alt+9', 'Referrals')
  await page.keyboard.press('Alt+n')
  const form = page.getByRole('dialog', { name: 'New referral' })
  await form.getByLabel('Register number').fill('2')
  await form.getByLabel('For what').selectOption({ label: 'Hospital' })
  await form.getByLabel('To whom').selectOption({ label: 'Civil Hospital' })
  await form.getByRole('button', { name: 'Refer and make the slip' }).press('Enter')
  const slip = page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/)
  const digits = (await slip.first().innerText()).replaceAll(/\D/g, '')
  expect(await page.getByRole('dialog').last().innerText()).not.toMatch(/Mawia|drug|OST|number 2/)
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /Civil Hospital/ }).waitFor()
  for (const digit of digits) await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await page.getByText('Number 2 went to Civil Hospital: written down.').waitFor()
})

test('training is written by register number, without the client’s page', async () => {
  const { page } = register
  await page.getByRole('link', { name: /Training and work/ }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Training and work' }).waitFor()
  await page.getByLabel('Register number').fill('2')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Training and work · No\. 2$/ }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/Mawia|house/)
})

test('the nurse of a drop-in centre enrols somebody without a consent to treatment', async () => {
  const { page } = register
  await lock(page)
  await signIn(page, NURSE)
  await goTo(page, 'Alt+e', 'Enrol')
  expect(await page.getByRole('checkbox', { name: /treatment/i }).count()).toBe(0)
  await page.getByRole('textbox', { name: 'Called', exact: true }).fill('Zova')
  await page.getByRole('combobox', { name: 'Sex', exact: true }).selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'Birth year', exact: true }).fill('1995')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Enrolled: number 3').waitFor()
  await press(page, 'Open the client')
  await page.getByText('No. 3', { exact: true }).first().waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/consent to treatment/i)
  expect(register.complaints).toEqual([])
})

async function chord(key: string): Promise<void> {
  keys += key.split('+').length
  await register.page.keyboard.press(key)
}

/** A drop-in centre with two people on its list, its day open. */
async function makeSite(profile: string): Promise<void> {
  const staff = [
    { ...MANAGER, role: 'manager' as const },
    { ...NURSE, role: 'nurse' as const },
    { ...OUTREACH, role: 'outreach' as const },
  ]
  const site = await newSite({
    kind: 'drop_in_centre',
    name: 'Grace-In drop-in centre',
    products: [],
    staff,
    keyholders: [
      { label: 'Manager', passphrase: PASSPHRASES[0], staffIndex: 0 },
      { label: 'Nurse', passphrase: PASSPHRASES[1], staffIndex: 1 },
    ],
    rulePackSignedBy: null,
  })
  const made = await createRegister(profile, site, testClock(Date.now() - 60_000))
  made.write({ act: 'day.open', actor: 2 }, (tx) =>
    insert(tx, 'clinic_day', {
      day: dayOfInstant(tx.at, 'Asia/Kolkata'),
      openedBy: 2,
      approvedBy: null,
      reason: null,
      at: tx.at,
    }),
  )
  seedClients(made, [
    { registerNumber: 1, called: 'Puia' },
    { registerNumber: 2, called: 'Mawia' },
  ])
  made.close()
  giveToRegister(profile)
}
