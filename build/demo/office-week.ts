import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../../renderer/words/index.ts'
import { OfficeCard } from '../../shared/records/card-files.ts'
import { addDays } from '../../shared/rules/days.ts'
import { giveToRegister } from '../runtime/unprivileged.ts'
import { startAt } from './begin.ts'
import { clockOffset, monthsLastMorning } from './clinic-time.ts'
import { makeOtherSites, type OtherSite } from './other-sites.ts'
import { handOver } from './output.ts'
import { ENROLLED_TWICE } from './people.ts'
import { type Play, paperTo } from './play.ts'
import { demoOffice, demoPlaces, demoSite, demoStaff } from './site.ts'
import { typeNumber } from './steps/counter.ts'
import { goTo, lock, openDay, signIn } from './steps/doors.ts'
import { decideOnPair, makeTokenKey, takeInList, writeTokens } from './steps/double-enrolment.ts'
import { takeReceipts } from './steps/ending.ts'
import { setUpOffice } from './steps/office-desk.ts'
import { addUp, takeInBackups } from './steps/office-monday.ts'
import { openPacks } from './steps/stock.ts'

/** What the office's desk said at the end of the week. */
export interface OfficeWeek {
  sitesAddedUp: number
  activeClients: number
  clientsCompared: number
  pairsLikely: number
  casesOpen: number
}

const [manager, clerk] = demoOffice.staff
const quiet = async () => {}

/**
 * The week ends at the office: the backups of three sites come in, are added up, and one person is found who is
 * enrolled at two of them; the list goes back, and the counter asks.
 */
export async function officeWeek(play: Play): Promise<OfficeWeek> {
  const { register, page, day, say } = play
  const { folder } = register
  await lock(page)
  const stick = join(folder, 'stick')
  giveToRegister(stick)
  const [backup = ''] = readdirSync(register.backupFolder).filter((name) => name.endsWith('.ostbackup'))
  handOver(join(register.backupFolder, backup), stick, backup)
  handOver(join(folder, 'site-card.json'), stick, 'site-card.json')
  const card = OfficeCard.parse(JSON.parse(readFileSync(join(folder, 'office', 'office-card.json'), 'utf8')))
  const { opens } = monthsLastMorning(Date.now(), demoSite.timeZone)
  const others = await makeOtherSites(stick, card, { day, opens })
  giveToRegister(stick)
  say(`${others.length} other sites dosed their clients, and their backups lie on the stick`)
  const desk = await startAt(join(folder, 'office-desk'), clockOffset(register))
  try {
    const week = await atTheDesk({ ...play, register: desk, page: desk.page }, play, others, stick)
    if (desk.complaints.length > 0) throw new Error(`The desk complained: ${desk.complaints[0]}`)
    return week
  } catch (error) {
    await play.pictures.look(desk.page, 'failed-at-the-desk').catch(() => undefined)
    throw error
  } finally {
    await desk.close()
    for (const other of others) await other.end()
  }
}

async function atTheDesk(
  atDesk: Play,
  atSite: Play,
  others: readonly OtherSite[],
  stick: string,
): Promise<OfficeWeek> {
  const { register: desk, page, pictures, say } = atDesk
  const { look } = pictures
  await setUpDesk(atDesk, atSite.register.folder)
  const played = { ...demoPlaces.played, code: demoSite.code }
  const sites = [played, ...demoPlaces.others]
  const codes = sites.map(({ code }) => code)
  await takeInBackups(desk, stick, sites, look)
  const activeClients = await addUp(paperTo(atDesk), codes)
  say(`The office took in ${sites.length} backups and added them up: ${activeClients} clients in treatment`)
  await makeTokenKey(desk, stick, sites.length, manager)
  await signIn(atSite.page, demoStaff.manager)
  await writeTokens(atSite.register, { key: fileFor(stick, demoSite.code, '.osttokenkey'), stick }, look)
  await takeReceipts(atSite.register, fileFor(stick, demoSite.code, '.ostreceipt'), look)
  for (const other of others) await other.writeTokens(Date.now() + clockOffset(desk))
  giveToRegister(stick)
  const pair = new RegExp(`${demoSite.code}, number\\s${ENROLLED_TWICE.number}, ${demoPlaces.others[0].code}`)
  const { clients, pairs, openCases } = await decideOnPair(desk, pair, { own: manager, second: clerk }, look)
  await takeInList(atSite.page, fileFor(stick, demoSite.code, '.ostholdlist'), look)
  await counterAsks(atSite)
  await page.bringToFront()
  await goTo(page, 'Alt+h', words.home.title(manager.name))
  await look(page, 'office-home-at-the-end')
  say(`Of ${clients} clients compared by tokens one pair was confirmed; the counter asks the office`)
  return {
    sitesAddedUp: sites.length,
    activeClients,
    clientsCompared: clients,
    pairsLikely: pairs,
    casesOpen: openCases,
  }
}

/** The office's keys were made before the first site was set up; they are taken in, and are gone from the folder. */
async function setUpDesk({ register: desk, page, pictures }: Play, folder: string): Promise<void> {
  const keyFolder = join(desk.backupFolder, 'keys')
  mkdirSync(keyFolder, { recursive: true })
  for (const name of ['office.key', 'office-sign.key', 'office-card.json'])
    copyFileSync(join(folder, 'office', name), join(keyFolder, name))
  giveToRegister(keyFolder)
  await setUpOffice(desk, { ...demoOffice, keyFolder, keys: 'read' }, quiet)
  rmSync(keyFolder, { recursive: true })
  await signIn(page, manager)
  await pictures.look(page, 'office-home')
}

/** What the stick carries to a site. */
function fileFor(stick: string, code: string, ending: string): string {
  const found = readdirSync(stick).find((name) => name.startsWith(code) && name.endsWith(ending))
  if (!found) throw new Error(`The stick holds no ${ending} for ${code}`)
  return join(stick, found)
}

/** The next day opens; the client comes, and the counter says what the office wants to know. */
async function counterAsks({ page, day, pictures }: Play): Promise<void> {
  await lock(page)
  await signIn(page, demoStaff.nurse)
  await goTo(page, 'Alt+h', words.home.title(demoStaff.nurse.name))
  await openDay(page, addDays(day, 1))
  await openPacks(page, quiet)
  await page.keyboard.press('Alt+c')
  await page.getByRole('heading', { name: words.counter.empty }).waitFor()
  await typeNumber(page, ENROLLED_TWICE.number)
  await page.getByText(/^Ask the office about case /).waitFor()
  await pictures.look(page, 'counter-asks-the-office')
}
