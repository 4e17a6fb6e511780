import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchRegister, type RunningRegister } from '../../tests/helpers/launch.ts'
import { projectFolder } from '../runtime/cache.ts'
import { runCommand } from '../runtime/run-command.ts'
import { endTheDay, lookBack } from './after-the-morning.ts'
import { admitClients, openTheDay, orderDoses } from './before-the-morning.ts'
import { lastMorning } from './clinic-time.ts'
import { clinicMorning } from './morning.ts'
import { handOver, prepareOutput } from './output.ts'
import { allNames } from './people.ts'
import { CLINIC_SCREEN, type Pictures, pictures } from './pictures.ts'
import { demoSite, demoStaff } from './site.ts'
import { changeTo, signIn } from './steps/doors.ts'
import { writeSiteCard } from './steps/ending.ts'
import { setUpSite } from './steps/set-up.ts'
import { readSummary } from './summary.ts'

/** The program of the regional office; its answer must be 0. */
const office = (label: string, ...args: string[]) =>
  runCommand(process.execPath, [join(projectFolder, 'electron/office/office.ts'), ...args], { label })

function say(line: string): void {
  const seconds = Math.round(performance.now() / 1000)
  console.log(`${String(seconds).padStart(4)} s  ${line}`)
}

function oneFile(folder: string, pattern: RegExp): string {
  const found = readdirSync(folder).filter((name) => pattern.test(name))
  if (found.length !== 1 || !found[0]) throw new Error(`${folder} should hold one file ${pattern}`)
  return join(folder, found[0])
}

/** The whole clinic day in the packaged program. @returns how many second doses were refused */
async function clinicDay(register: RunningRegister, taken: Pictures, officeCardFile: string) {
  const { page, folder } = register
  await setUpSite(page, { ...demoSite, officeCardFile }, taken.look)
  say('The site is set up')
  await signIn(page, demoStaff.manager)
  await writeSiteCard(register)
  handOver(oneFile(register.backupFolder, /^site-card-.*\.json$/), folder, 'site-card.json')

  await changeTo(page, demoStaff.nurse)
  const { day } = lastMorning(Date.now(), demoSite.timeZone)
  const play = { register, page, pictures: taken, day, say }
  await openTheDay(play)
  const cards = await admitClients(play)
  const numbers = cards.map(({ registerNumber }) => registerNumber)
  await orderDoses(play, numbers)
  const refused = await clinicMorning(play, cards)
  say(`${refused} second doses were refused`)
  await lookBack(play, numbers[0] ?? 0)
  await endTheDay(play)
  return refused
}

async function play(asked: string): Promise<void> {
  const output = prepareOutput(asked)
  const { folder } = output
  const [keys, profile] = [join(folder, 'office'), join(folder, 'profile')]
  await office('Making the office’s keys', 'keygen', keys, '--name', 'Regional project office')
  const officeCardFile = handOver(join(keys, 'office-card.json'), folder, 'office-card.json')
  const { offset } = lastMorning(Date.now(), demoSite.timeZone)
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'test-clock'), `${offset} 0`, { mode: 0o644 })

  const register = await launchRegister({ folder })
  const taken = pictures(join(folder, 'screenshots'))
  let doubleDosesRefused = 0
  try {
    register.setClockOffset(offset)
    register.page.setDefaultTimeout(15_000)
    await register.page.setViewportSize(CLINIC_SCREEN)
    doubleDosesRefused = await clinicDay(register, taken, officeCardFile)
    if (register.complaints.length > 0) throw new Error(`The window complained: ${register.complaints[0]}`)
  } catch (error) {
    await taken.look(register.page, 'failed').catch(() => undefined)
    throw error
  } finally {
    await register.close()
  }

  const backup = oneFile(register.backupFolder, /\.ostbackup$/)
  const [key, siteCard] = [join(keys, 'office.key'), join(folder, 'site-card.json')]
  console.log(await office('Verifying the backup', 'verify', backup, '--key', key, '--site', siteCard))
  const summary = await readSummary(
    { backup, key, siteCard },
    { doubleDosesRefused, screenshots: taken.taken },
  )
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  const { clients, dosesGiven, voids, incidents } = summary
  say(`${clients} clients, ${dosesGiven} doses given, ${voids} void, ${incidents} incident`)
  console.log(`The results lie in ${output.finish()}`)
}

/** What a failure says, without anybody's name. */
function withoutNames(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return allNames().reduce((left, name) => left.replaceAll(name, '…'), text)
}

const { values } = parseArgs({ options: { out: { type: 'string' }, 'list-names': { type: 'boolean' } } })
if (values['list-names']) {
  console.log(allNames().join('\n'))
} else {
  try {
    if (values.out === undefined) throw new Error('Say where to: npm run demo -- --out DIR')
    await play(values.out)
    process.exit(0)
  } catch (error) {
    console.error(withoutNames(error))
    process.exit(1)
  }
}
