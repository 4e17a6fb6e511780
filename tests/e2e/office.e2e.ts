import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { signIn } from '../../build/demo/steps/doors.ts'
import { chooseFolder, setUpOffice, takeCard } from '../../build/demo/steps/office-desk.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { words } from '../../renderer/words/index.ts'
import { OfficeCard } from '../../shared/records/card-files.ts'
import { backUp } from '../electron/restore-clinic.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { type Clinic, emptyClinic, newSite, PINS, STAFF } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister } from '../helpers/launch.ts'

const say = words.office
const shots = process.env.OST_SCREENSHOTS
const manager = { name: 'Zothanpuii', role: 'manager', pin: '284916' } as const
const clerk = { name: 'Lalrinpuii', role: 'office', pin: '730582' } as const
let desk: RunningRegister
const sites: Clinic[] = []
afterAll(async () => {
  await desk?.close().catch(() => undefined)
  for (const site of sites) await site.end()
})
const look = async (name: string) => {
  if (shots) await desk.page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}
const folder = (name: string): string => {
  const path = join(desk.backupFolder, name)
  mkdirSync(path, { recursive: true })
  giveToRegister(path)
  return path
}

/** A site of this office with a closed day, its backup and its card on the stick. */
async function siteOnStick(code: string, number: number, card: OfficeCard, stick: string): Promise<Clinic> {
  const site = await emptyClinic()
  sites.push(site)
  await site.call.setup.create(await newSite({ code, number, name: `${code} centre`, officeCard: card }))
  await site.call.session.signIn({ staffId: STAFF.manager, pin: PINS[0] })
  const open = { requestId: crypto.randomUUID(), day: '2026-02-03' as never, approver: null, reason: null }
  await site.call.day.open(open)
  await beforeClose(site.call)
  await site.call.dayClose.close({ requestId: crypto.randomUUID(), notChecked: [] })
  await backUp(site, stick)
  await site.call.backups.saveSiteCard({ folder: stick })
  return site
}

describe('a regional office in the packaged program', () => {
  let card: OfficeCard
  let stick = ''

  test('an office is set up by keyboard, and its card written for the sites', async () => {
    desk = await launchRegister()
    await desk.page.setViewportSize({ width: 1366, height: 768 })
    desk.page.setDefaultTimeout(30_000)
    const keyFolder = folder('envelope')
    const office = {
      name: 'Regional project office',
      district: 'Guwahati',
      code: 'RPO',
      country: 'India',
      staff: [manager, clerk],
      keyholders: [manager.name, clerk.name],
      keyFolder,
    }
    await setUpOffice(desk, office, (_, name) => look(name))
    expect(readdirSync(keyFolder)).toEqual(['office-sealed.key'])
    await signIn(desk.page, clerk)
    await look('office-home')
    stick = folder('stick')
    await desk.page.getByRole('link', { name: say.keys.title }).press('Enter')
    await chooseFolder(desk, stick)
    await desk.page.getByRole('button', { name: say.keys.save }).press('Enter')
    await desk.page.getByText(say.keys.saved(join(stick, 'office-card.json'))).waitFor()
    await look('office-keys')
    card = OfficeCard.parse(JSON.parse(readFileSync(join(stick, 'office-card.json'), 'utf8')))
  })

  test('two sites are known by their cards; of three backups the forged one is refused', async () => {
    const monday = folder('monday')
    await siteOnStick('AZL01', 17, card, monday)
    await siteOnStick('LGT01', 18, card, monday)
    const [good = ''] = readdirSync(monday).filter((name) => name.endsWith('.ostbackup'))
    copyFileSync(join(monday, good), join(monday, 'AZL01-000002-2026-02-10.ostbackup'))
    giveToRegister(monday)
    const { page } = desk
    await page.getByRole('link', { name: say.import.title }).press('Enter')
    await chooseFolder(desk, monday)
    await look('office-import')
    await takeCard(page, 'AZL01', { partner: 'Back for Good', district: 'Aizawl' })
    await takeCard(page, 'LGT01', { partner: 'ARK', district: 'Lunglei' })
    await page.getByRole('button', { name: say.import.take }).press('Enter')
    await page.getByText(say.import.done(3, 2)).waitFor({ timeout: 60_000 })
    await page.getByText(say.verdict.outcomes.nameLies).waitFor()
    await look('office-verdicts')
    await page.getByRole('button', { name: say.receipts.write(2) }).press('Enter')
    await page.getByText(say.receipts.written(2, monday)).waitFor()
    await look('office-receipts')
    await page.getByRole('link', { name: say.sites.title }).press('Enter')
    await page.getByRole('cell', { name: 'Lunglei' }).first().waitFor()
    await look('office-sites')
    const [azl] = sites
    const [read] = (await azl?.call.backups.takeReceipts({ folder: monday })) ?? []
    expect(read).toMatchObject({ outcome: 'good', sequence: 1 })
  })

  test('the consolidated return says whose data are in it', async () => {
    const { page } = desk
    await page.getByRole('link', { name: words.reports.title }).press('Enter')
    await page.getByLabel(words.reports.controls.from).fill('1 Feb 2026')
    await page.getByLabel(words.reports.controls.until).fill('3 Feb 2026')
    await page.getByRole('button', { name: words.reports.controls.show, exact: true }).press('Enter')
    await page.getByText(words.officeReports.counted('2', 'AZL01, LGT01')).waitFor()
    await look('office-return')
    await page.getByLabel(words.officeReports.whose).selectOption({ label: 'Lunglei' })
    await page.getByText(words.officeReports.counted('1', 'LGT01')).waitFor()
    await page.getByRole('link', { name: say.findings.title }).press('Enter')
    await page.getByText(say.findings.looked('2')).waitFor()
    await look('office-findings')
    expect(desk.complaints).toEqual([])
  })
})
