import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { RunningRegister } from '../../tests/helpers/launch.ts'
import { giveToRegister } from '../runtime/unprivileged.ts'
import { endTheDay, lookBack } from './after-the-morning.ts'
import { inspection, powerCut, statesOfClients, stockRooms } from './around-the-counter.ts'
import { admitClients, openTheDay, orderDoses } from './before-the-morning.ts'
import { begin, office } from './begin.ts'
import { detoxCamp, followAndReturn } from './camp-and-return.ts'
import { makeCampSite } from './camp-site.ts'
import { clockOffset, monthsLastMorning } from './clinic-time.ts'
import { counsellorsDay, groupsMonth } from './counselling-and-groups.ts'
import { returnOfTheMonth } from './months-return.ts'
import { clinicMorning } from './morning.ts'
import { listSites } from './office-acts.ts'
import { type OfficeWeek, officeWeek } from './office-week.ts'
import { handOver, prepareOutput } from './output.ts'
import { allNames } from './people.ts'
import { type Pictures, pictures } from './pictures.ts'
import { rulesAndClosure } from './rules-and-closures.ts'
import { demoSite, demoStaff } from './site.ts'
import { changeTo, signIn } from './steps/doors.ts'
import { writeSiteCard } from './steps/ending.ts'
import { takeInSites } from './steps/passports.ts'
import { setUpSite } from './steps/set-up.ts'
import { readSummary } from './summary.ts'

function say(line: string): void {
  const seconds = Math.round(performance.now() / 1000)
  console.log(`${String(seconds).padStart(4)} s  ${line}`)
}

function oneFile(folder: string, pattern: RegExp): string {
  const found = readdirSync(folder).filter((name) => pattern.test(name))
  if (found.length !== 1 || !found[0]) throw new Error(`${folder} should hold one file ${pattern}`)
  return join(folder, found[0])
}

/** The last day of a month in the packaged program, its return on the morning after, and the office's desk. */
async function clinicDay(
  register: RunningRegister,
  taken: Pictures,
  { officeCardFile, day }: { officeCardFile: string; day: ClinicDay },
): Promise<{ doubleDosesRefused: number; office: OfficeWeek }> {
  const { page, folder } = register
  const [passphrase = ''] = await setUpSite(page, { ...demoSite, officeCardFile }, taken.look)
  say('The site is set up')
  await signIn(page, demoStaff.manager)
  await writeSiteCard(register)
  handOver(oneFile(register.backupFolder, /^site-card-.*\.json$/), folder, 'site-card.json')
  const now = Date.now() + clockOffset(register)
  await takeInSites(page, await listSites(folder, join(folder, 'site-card.json'), now), taken.look)

  await changeTo(page, demoStaff.nurse)
  const papersFolder = join(folder, 'papers')
  giveToRegister(papersFolder)
  const play = { register, page, pictures: taken, day, say, papersFolder }
  await openTheDay(play)
  const { enrolled, known } = await admitClients(play)
  const numbers = enrolled.map(({ registerNumber }) => registerNumber)
  await orderDoses(play, numbers)
  await rulesAndClosure(play, known.registerNumber)
  const morning = await clinicMorning(play, enrolled, known)
  say(`${morning.refused} second doses were refused`)
  await lookBack(play, numbers[0] ?? 0)
  await statesOfClients(play, morning)
  await powerCut(play, morning)
  await stockRooms(play)
  await inspection(play)
  await counsellorsDay(play, morning.given[3] ?? 0)
  await groupsMonth(play, morning.given, [known, ...enrolled.slice(0, 2)])
  await followAndReturn(play, await detoxCamp(play))
  await endTheDay(play)
  await returnOfTheMonth(play, passphrase)
  return { doubleDosesRefused: morning.refused, office: await officeWeek(play) }
}

async function play(asked: string, withCampYear: boolean): Promise<void> {
  const output = prepareOutput(asked)
  const { folder } = output
  const morning = monthsLastMorning(Date.now(), demoSite.timeZone)
  const { register, officeCardFile } = await begin(folder, morning)
  const taken = pictures(join(folder, 'screenshots'))
  let seen: Awaited<ReturnType<typeof clinicDay>>
  try {
    seen = await clinicDay(register, taken, { officeCardFile, day: morning.day })
    if (register.complaints.length > 0) throw new Error(`The window complained: ${register.complaints[0]}`)
  } catch (error) {
    await taken.look(register.page, 'failed').catch(() => undefined)
    console.error(`The pictures up to the failure lie in ${join(folder, 'screenshots')}`)
    throw error
  } finally {
    await register.close()
  }

  const backup = oneFile(register.backupFolder, /\.ostbackup$/)
  const [key, siteCard] = [join(folder, 'office', 'office.key'), join(folder, 'site-card.json')]
  console.log(await office('Verifying the backup', 'verify', backup, '--key', key, '--site', siteCard))
  const papers = readdirSync(join(folder, 'papers')).toSorted()
  const summary = await readSummary({ backup, key, siteCard }, { ...seen, papers, screenshots: taken.taken })
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  const { clients, dosesGiven, voids, incidents } = summary
  say(`${clients} clients, ${dosesGiven} doses given, ${voids} void, ${incidents} incident`)
  if (withCampYear) {
    const { episodes, followUps } = await makeCampSite(folder)
    say(`A camp site with ${episodes} discharges and ${followUps} follow-ups stands beside it`)
  }
  console.log(`The results lie in ${output.finish()}`)
}

/** What a failure says, without anybody's name. */
function withoutNames(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return allNames().reduce((left, name) => left.replaceAll(name, '…'), text)
}

const { values } = parseArgs({
  options: { out: { type: 'string' }, 'list-names': { type: 'boolean' }, 'camp-year': { type: 'boolean' } },
})
if (values['list-names']) {
  console.log(allNames().join('\n'))
} else {
  try {
    if (values.out === undefined) throw new Error('Say where to: npm run demo -- --out DIR')
    await play(values.out, values['camp-year'] === true)
    process.exit(0)
  } catch (error) {
    console.error(withoutNames(error))
    process.exit(1)
  }
}
