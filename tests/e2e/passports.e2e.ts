import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import { signSiteList } from '../../electron/site-list.ts'
import { canonicalJson, newSigningKey, signValue } from '../../electron/vault/signature.ts'
import type { Passport } from '../../shared/records/passport.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { passportToDigits } from '../../shared/rules/passport-slip.ts'
import { newSite, officeKeys, PASSPHRASES, PINS, STAFF, testClock } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'
import { seedClients, seedStock } from '../helpers/seed-counter.ts'

const today = new Date().toISOString().slice(0, 10) as ClinicDay
const other = newSigningKey()
const passport: Passport = {
  homeSite: 23,
  receivingSite: 17,
  serial: '00ff17a2c4e9',
  registerNumber: 512,
  birthYear: 1988,
  sex: 'F',
  drug: 'buprenorphine',
  everyDays: 1,
  issuedDay: addDays(today, -1),
  fromDay: today,
  untilDay: addDays(today, 2),
  lastDoseDay: addDays(today, -1),
  lastDoseMicrograms: 8_000,
  slots: [{ leastHours: 0, amountMicrograms: 8_000 }],
}
const slip = passportToDigits(passport, signValue('passport', passport, other.secretKey))
const film = join(tmpdir(), `ost-slip-${process.pid}.y4m`)
let register: RunningRegister

beforeAll(async () => {
  writeFileSync(film, filmOf(slip), { mode: 0o644 })
  const folder = registerFolder()
  await makeSite(join(folder, 'profile'))
  register = await launchRegister({
    folder,
    switches: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  })
  const { page } = register
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(PASSPHRASES[0])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Ramdini/ }).click()
  await page.keyboard.type(PINS[2])
  await page.getByRole('heading', { name: /Good day/ }).waitFor()
})
afterAll(async () => {
  await register.close()
  rmSync(film, { force: true })
})

test('the camera reads the large square of a slip, and the guest is received by keyboard', async () => {
  const { page } = register
  await page.keyboard.press('Alt+v')
  await page.getByRole('button', { name: 'Camera' }).click()
  await page.getByText('Good slip').waitFor()
  await page.getByLabel(/Year of birth/).focus()
  await page.keyboard.type('1988', { delay: 90 })
  await page.keyboard.press('Tab')
  await page.keyboard.type('8', { delay: 90 })
  await page.keyboard.press('Enter')
  await page.getByText(/The guest is number 2 here/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Scan a card/ }).waitFor()
})

test('a scanner types the whole slip at the counter, and the guest’s dose is prepared', async () => {
  const { page } = register
  await page.keyboard.type(slip)
  await page.keyboard.press('Enter')
  await page.getByText(/8.mg/).first().waitFor()
  await page.keyboard.press('Escape')
})

test('a slip for another site goes to paper with its square, and complains about nothing', async () => {
  const { page, answerChooseFolder, backupFolder, complaints } = register
  await page.evaluate(() => {
    location.hash = '/clients/1/passport'
  })
  await page.getByLabel('Site that gives the dose').selectOption('23')
  await page.getByLabel(/First day there/).fill(addDays(today, 1))
  await page.getByLabel(/How many days/).fill('5')
  await page.getByRole('button', { name: 'Sign and print' }).click()
  await page.getByLabel(/^PIN of/).fill(PINS[2])
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'Square to be scanned' }).waitFor()
  await answerChooseFolder(backupFolder)
  await page.getByRole('button', { name: 'PDF' }).click()
  const file = join(backupFolder, `dose-passport-1-${addDays(today, 1)}.pdf`)
  await page.getByText(/dose-passport-1/).waitFor()
  expect(readFileSync(file).subarray(0, 4).toString()).toBe('%PDF')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

async function makeSite(profile: string): Promise<void> {
  const office = await officeKeys()
  const clock = testClock(Date.now() - 60_000)
  const made = await createRegister(profile, await newSite({ officeCard: office.card }), clock)
  const { site: code, register_id, ed25519 } = siteCardOf(made)
  const list = {
    office: office.card.name,
    made_at: Date.now() - 120_000,
    sites: [
      { number: 17, name: 'Grace-In OST centre', code, register_id, ed25519 },
      {
        number: 23,
        name: 'Lunglei centre',
        code: 'LGL01',
        register_id: 'c'.repeat(32),
        ed25519: Buffer.from(other.publicKey).toString('base64'),
      },
    ],
  }
  made.write({ act: 'day.open', actor: STAFF.nurse }, (tx) => {
    insert(tx, 'site_list', {
      madeAt: list.made_at as Instant,
      body: canonicalJson(list),
      signature: signSiteList(list, office.signing.secretKey).signature,
      staffId: STAFF.manager,
      at: tx.at,
    })
    return insert(tx, 'clinic_day', {
      day: today,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    })
  })
  seedStock(made, 1)
  seedClients(made, [
    {
      registerNumber: 1,
      called: 'Puia',
      slots: [8_000],
      startDay: addDays(today, -30),
      endDay: addDays(today, 60),
      lastDoseDay: addDays(today, -1),
    },
  ])
  made.close()
  giveToRegister(profile)
}

/** One frame of 640 × 640 dots, black and white, as Chromium's stand-in for a camera plays it. */
function filmOf(text: string): Buffer {
  const side = 640
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dots = Math.floor(side / size)
  const light = Buffer.alloc(side * side, 235)
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return
      for (let down = 0; down < dots; down += 1) {
        const from = (y * dots + down) * side + x * dots
        light.fill(16, from, from + dots)
      }
    })
  })
  const colour = Buffer.alloc((side * side) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 4 }, () => frame),
  ])
}
