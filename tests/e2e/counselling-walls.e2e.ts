import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { newSite, PASSPHRASES, PINS, STAFF, testClock } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { seedClients } from '../helpers/seed-counter.ts'

const SECRET = 'Quarrelsome lighthouse'
const PIN_OF = {
  doctor: { name: /Lalnunmawia/, pin: PINS[1] },
  nurse: { name: /Ramdini/, pin: PINS[2] },
  counsellor: { name: /Vanlalruati/, pin: PINS[4] },
} as const
let register: RunningRegister

beforeAll(async () => {
  const folder = registerFolder()
  await makeSite(join(folder, 'profile'))
  register = await launchRegister({ folder })
  const { page } = register
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(PASSPHRASES[0])
  await page.keyboard.press('Enter')
})
afterAll(() => register.close())

test('a counsellor writes a note by keyboard', async () => {
  await signInAs('counsellor')
  await openCounselling()
  const { page } = register
  await page.keyboard.press('Alt+n')
  await page.getByRole('radio', { name: '1: Individual' }).waitFor()
  await page.keyboard.press('1')
  await page.getByLabel('Situation', { exact: true }).fill(`${SECRET} at night`)
  await page.keyboard.press('Control+Enter')
  await page.getByText('The session is saved.').waitFor()
})

test('a nurse sees only that a session took place', async () => {
  await lock()
  await signInAs('nurse')
  await openCounselling()
  const { page } = register
  await page.getByText('one session', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /Read without agreement|New session/ }).count()).toBe(0)
  expect(await page.locator('body').innerText()).not.toMatch(new RegExp(`${SECRET}|Individual`))
})

test('a doctor is shown no note, and reads it after breaking the glass with PIN and reason', async () => {
  await lock()
  await signInAs('doctor')
  await openCounselling()
  const { page } = register
  await page.getByText('one session', { exact: true }).waitFor()
  expect(await page.getByRole('row', { name: /Individual/ }).count()).toBe(0)
  expect(await page.locator('body').innerText()).not.toContain(SECRET)
  await page.getByRole('button', { name: 'Read without agreement …' }).press('Enter')
  const box = page.getByRole('dialog')
  await box.getByLabel('Why must you read them now?').fill('Found unconscious at home')
  await box.getByLabel('Your PIN').pressSequentially(PINS[0])
  await box.getByRole('button', { name: 'Read the notes' }).press('Enter')
  await box.getByRole('alert').first().waitFor()
  expect(await page.getByRole('row', { name: /Individual/ }).count()).toBe(0)
  await box.getByLabel('Your PIN').fill(PINS[1])
  await box.getByRole('button', { name: 'Read the notes' }).press('Enter')
  await page.getByRole('row', { name: /Individual/ }).press('Enter')
  await page.getByRole('dialog').getByText(SECRET).waitFor()
  await page.keyboard.press('Escape')
})

test('the counsellor sees on Home that it was read, and who and why one step further', async () => {
  await lock()
  await signInAs('counsellor')
  const { page } = register
  const line = page
    .getByRole('listitem')
    .filter({ hasText: 'A doctor read a client’s notes without their agreement' })
  await line.getByRole('button').first().press('Enter')
  await page.getByText(/read the notes of client 1 without their agreement/).waitFor()
  await page.getByText('Found unconscious at home').waitFor()
})

test('the words of the note stand in no file of the program, as it runs and after it quit', async () => {
  expect(filesWith(register.folder, SECRET).found).toEqual([])
  await register.close()
  const { read, found } = filesWith(register.folder, SECRET)
  expect(found).toEqual([])
  expect(read).toBeGreaterThan(5)
  expect(register.complaints).toEqual([])
})

/** Every file below a folder, and which of them holds the words as UTF-8 or UTF-16, in any case of letters. */
function filesWith(folder: string, text: string): { read: number; found: string[] } {
  const spellings = [text, text.toLowerCase()].flatMap((spelling) => [
    Buffer.from(spelling),
    Buffer.from(spelling, 'utf16le'),
  ])
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const found = files.filter((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    return spellings.some((spelling) => bytes.includes(spelling))
  })
  return { read: files.length, found: found.map(({ name }) => name) }
}

async function lock(): Promise<void> {
  await register.page.keyboard.press('Alt+l')
}

async function signInAs(who: keyof typeof PIN_OF): Promise<void> {
  const { page } = register
  const { name, pin } = PIN_OF[who]
  await page.getByRole('button', { name }).click()
  await page.keyboard.type(pin)
  await page.getByRole('heading', { name: /Good day/ }).waitFor()
}

/** By keyboard to the client, and from there with F6. */
async function openCounselling(): Promise<void> {
  const { page } = register
  await page.keyboard.press('Alt+k')
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor()
  await page.getByRole('textbox').first().fill('1')
  await page.getByRole('row', { name: /Mawia/ }).first().press('Enter')
  await page.getByText('No. 1', { exact: true }).first().waitFor()
  await page.keyboard.press('F6')
  await page.getByRole('heading', { level: 1, name: 'Counselling' }).waitFor()
}

async function makeSite(profile: string): Promise<void> {
  const made = await createRegister(profile, await newSite(), testClock(Date.now() - 60_000))
  made.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
    insert(tx, 'clinic_day', {
      day: dayOfInstant(tx.at, 'Asia/Kolkata'),
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    }),
  )
  seedClients(made, [{ registerNumber: 1, called: 'Mawia' }])
  made.close()
  giveToRegister(profile)
}
