import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { begin } from '../../build/demo/begin.ts'
import { lastMorning } from '../../build/demo/clinic-time.ts'
import { CLINIC_SCREEN } from '../../build/demo/pictures.ts'
import { demoSite, demoStaff } from '../../build/demo/site.ts'
import { openDay, signIn } from '../../build/demo/steps/doors.ts'
import { makeBackup } from '../../build/demo/steps/ending.ts'
import { setUpSite } from '../../build/demo/steps/set-up.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { words } from '../../renderer/words/index.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'

const say = words.restore
const { day, offset } = lastMorning(Date.now(), demoSite.timeZone)
const newPin = '739105'
const shots = process.env.OST_SCREENSHOTS
const running: RunningRegister[] = []
afterAll(async () => {
  for (const register of running) await register.close().catch(() => undefined)
})
const look = async (register: RunningRegister, name: string) => {
  if (shots) await register.page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}
const quiet = async () => {}

/** Choose the folder, type the passphrase, open. */
async function openBackup(register: RunningRegister, passphrase: string): Promise<void> {
  const { page } = register
  await register.answerChooseFolder(register.backupFolder)
  await page.getByRole('button', { name: say.chooseFolder }).press('Enter')
  await page.getByRole('radio', { name: register.backupFolder }).waitFor()
  await page.getByLabel(words.doors.locked.passphrase, { exact: true }).fill(passphrase)
  await look(register, 'restore-choose')
  await page.getByRole('button', { name: say.open }).press('Enter')
  await page.getByText(/^Number 1 of .* is whole$/).waitFor({ timeout: 60_000 })
}

async function bringBack(register: RunningRegister, second: string, passphrase: string): Promise<void> {
  const { page } = register
  await page
    .getByLabel(say.people.who)
    .selectOption({ label: say.people.label(second, say.people.keyholder) })
  await page.getByLabel(words.doors.locked.passphrase, { exact: true }).fill(passphrase)
  await look(register, 'restore-people')
  await page.getByRole('button', { name: say.finish }).press('Enter')
  await page.getByRole('heading', { level: 1, name: say.done }).waitFor({ timeout: 60_000 })
  await look(register, 'restore-done')
}

describe('a restore in the packaged program', () => {
  let passphrases: string[] = []
  let site: RunningRegister

  test('a site is set up, and makes a backup that its drill finds good', async () => {
    const begun = await begin(registerFolder())
    site = begun.register
    running.push(site)
    passphrases = await setUpSite(site.page, { ...demoSite, officeCardFile: begun.officeCardFile }, quiet)
    await signIn(site.page, demoStaff.manager)
    await openDay(site.page, day)
    await makeBackup(site, demoStaff.manager.pin, quiet)
    await site.page.getByRole('button', { name: words.backups.drill.start }).press('Enter')
    await site.page.getByText(words.backups.drill.state.good).waitFor({ timeout: 60_000 })
    await look(site, 'backups')
    await site.page.getByRole('combobox', { name: words.backups.weekday }).selectOption('1')
    await site.page.getByText(words.backups.weekdaySaved(words.setup.site.weekdays[1])).waitFor()
    expect(readdirSync(join(site.profileFolder, 'scratch'))).toEqual([])
  })

  test('on a bare PC it comes back from the stick, one passphrase and a second keyholder, by keyboard', async () => {
    const bare = await launchRegister()
    running.push(bare)
    bare.setClockOffset(offset)
    await bare.page.setViewportSize(CLINIC_SCREEN)
    bare.page.setDefaultTimeout(15_000)
    for (const name of readdirSync(site.backupFolder))
      cpSync(join(site.backupFolder, name), join(bare.backupFolder, name))
    giveToRegister(bare.backupFolder)
    await look(bare, 'restore-first-run')
    await bare.page.getByRole('button', { name: say.begin }).press('Enter')
    await openBackup(bare, passphrases[0] ?? '')
    await bare.page.getByLabel(say.card.compared).press('Space')
    await look(bare, 'restore-look')
    await bare.page.getByRole('button', { name: say.next }).press('Enter')
    await bringBack(bare, demoSite.keyholders[1] ?? '', passphrases[1] ?? '')
    await bare.page.getByRole('button', { name: say.toSignIn }).press('Enter')

    await bare.page.getByRole('button', { name: demoStaff.nurse.name }).press('Enter')
    await bare.page.getByLabel(say.pin.new, { exact: true }).pressSequentially(newPin)
    await bare.page.getByLabel(say.pin.again, { exact: true }).pressSequentially(newPin)
    await bare.page.getByLabel(say.pin.keyholder, { exact: true }).fill(passphrases[1] ?? '')
    await look(bare, 'restore-new-pin')
    await bare.page.getByRole('button', { name: say.pin.set }).press('Enter')
    await bare.page.getByLabel(words.doors.signIn.pin(demoStaff.nurse.name)).pressSequentially(newPin)
    await bare.page.getByText(words.home.dayOpen(day)).waitFor()
    expect(bare.complaints).toEqual([])
  })

  test('over a register that is here, what would vanish is asked twice, and the old one is set aside', async () => {
    await site.close()
    site = await launchRegister({ folder: site.folder })
    running.push(site)
    site.setClockOffset(offset)
    await site.page.setViewportSize(CLINIC_SCREEN)
    site.page.setDefaultTimeout(15_000)
    await site.page.getByLabel(words.doors.locked.passphrase, { exact: true }).fill(passphrases[0] ?? '')
    await site.page.keyboard.press('Enter')
    await signIn(site.page, demoStaff.nurse)
    await site.page.keyboard.press('Alt+l')
    await site.page.getByRole('heading', { name: words.doors.signIn.title }).waitFor()
    await site.page.keyboard.press('Control+F9')
    await site.page.getByRole('button', { name: say.fromLocked }).press('Enter')
    await openBackup(site, passphrases[0] ?? '')
    await site.page.getByLabel(say.card.compared).press('Space')
    await site.page.getByText(say.loss.title, { exact: true }).waitFor()
    await site.page.getByRole('button', { name: say.next }).press('Enter')
    await site.page.getByText(say.loss.typeMissing).waitFor()
    await site.page.getByLabel(say.loss.aware).press('Space')
    await site.page.getByLabel(say.loss.type(1)).fill('1')
    await look(site, 'restore-look-over')
    await site.page.getByRole('button', { name: say.next }).press('Enter')
    await bringBack(site, demoSite.keyholders[1] ?? '', passphrases[1] ?? '')
    await site.page.getByText(/register-set-aside-/).waitFor()
    expect(
      readdirSync(site.profileFolder).filter((name) => name.startsWith('register-set-aside-')),
    ).toHaveLength(1)
  })
})
