import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { newSite, PASSPHRASES, PINS, STAFF, testClock } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'

const card = makeCardText(17, 31_415_926)
const film = join(tmpdir(), `ost-card-${process.pid}.y4m`)
let register: RunningRegister

beforeAll(async () => {
  writeFileSync(film, filmOf(card), { mode: 0o644 })
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

test('a client is enrolled by keyboard, and the camera reads the blank card that is held before it', async () => {
  const { page } = register
  await page.keyboard.press('Alt+e')
  await page.getByLabel(/^Called/).waitFor()
  await page.keyboard.type('Mawia')
  for (const key of ['Tab', 'm', 'Tab', '1', '9', '9', '0', 'Tab', 'Tab']) await page.keyboard.press(key)
  for (const key of ['Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Read with the camera' }).click()
  await page
    .getByText(`Card ${card.replace(/(\d{4})(?=\d)/g, '$1 ')} is ready.`)
    .first()
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Enrolled: number 1').waitFor()
})

test('a photo is taken with a consent, made small, and stands in the banner', async () => {
  const { page } = register
  await page.getByRole('button', { name: 'Open the client' }).click()
  await page.getByRole('button', { name: 'Take a photo' }).click()
  await page.getByRole('button', { name: 'Add a consent' }).last().click()
  await page.getByRole('button', { name: 'Save the consent' }).click()
  await page.getByRole('button', { name: 'Take this picture' }).click()
  await page.getByRole('button', { name: 'Save the photo' }).click()
  const photo = page.getByRole('img', { name: 'Photo of Mawia' })
  await photo.waitFor()
  const size = await photo.evaluate((image: HTMLImageElement) => ({
    width: image.naturalWidth,
    height: image.naturalHeight,
    bytes: (image.src.length * 3) / 4,
  }))
  expect(size.width).toBe(480)
  expect(size.height).toBe(480)
  expect(size.bytes).toBeLessThanOrEqual(41_000)
})

test('the camera is refused again when no form needs it, and the window complained about nothing', async () => {
  const { page, complaints } = register
  const answer = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
  )
  expect(answer).toBe('NotAllowedError')
  expect(complaints).toEqual([])
})

async function makeSite(profile: string): Promise<void> {
  const made = await createRegister(profile, await newSite(), testClock(Date.now() - 60_000))
  const day = new Date().toISOString().slice(0, 10) as ClinicDay
  made.write({ act: 'day.open', actor: STAFF.nurse }, (tx) =>
    insert(tx, 'clinic_day', { day, openedBy: STAFF.nurse, approvedBy: null, reason: null, at: tx.at }),
  )
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
