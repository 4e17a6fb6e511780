import { words } from '../../../renderer/words/index.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'
import { goTo } from './doors.ts'
import { chooseFolder, takeCard } from './office-desk.ts'
import { keepPaper, type PaperTo } from './papers.ts'
import type { Look } from './set-up.ts'
import { press } from './signing.ts'

const say = words.office

export interface SiteOfOffice {
  readonly code: string
  readonly partner: string
  readonly district: string
}

/** The cards of the sites, their backups with a verdict each, and the receipts: all on one stick. */
export async function takeInBackups(
  desk: RunningRegister,
  stick: string,
  sites: readonly SiteOfOffice[],
  look: Look,
): Promise<void> {
  const { page } = desk
  await goTo(page, 'Alt+a', say.import.title)
  await chooseFolder(desk, stick)
  await look(page, 'office-import')
  for (const { code, partner, district } of sites) await takeCard(page, code, { partner, district })
  await press(page, say.import.take)
  await page.getByText(say.import.done(sites.length, sites.length)).waitFor({ timeout: 60_000 })
  await look(page, 'office-verdicts')
  await press(page, say.receipts.write(sites.length))
  await page.getByText(say.receipts.written(sites.length, stick)).waitFor()
  await goTo(page, 'Alt+m', say.sites.title)
  await page.getByRole('cell', { name: sites[0]?.code ?? '', exact: true }).waitFor()
  await look(page, 'office-sites')
}

/** The month of all sites, added up; a figure opens on its sites. @returns how many are active at its end */
export async function addUp(to: PaperTo, codes: readonly string[]): Promise<number> {
  const { page } = to.register
  await goTo(page, 'Alt+F3', words.reports.title)
  await press(page, words.reports.controls.lastMonth)
  const sites = words.officeReports.counted(String(codes.length), codes.toSorted().join(', '))
  await page.getByText(sites).waitFor()
  await to.look(page, 'office-return')
  const identity = await page.getByText(/ at the start \+ /).innerText()
  await page.locator('button[data-figure]').first().press('Enter')
  const box = page.getByRole('dialog')
  await box.getByRole('table').waitFor()
  await to.look(page, 'figure-by-site')
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+p')
  await keepPaper(to, 'return-of-all-sites')
  await goTo(page, 'Alt+i', say.findings.title)
  await page.getByText(say.findings.looked(String(codes.length))).waitFor()
  await to.look(page, 'office-findings')
  return Number(/([\d,]+) at the end/.exec(identity)?.[1]?.replaceAll(',', ''))
}
