import { words } from '../../renderer/words/index.ts'
import { addDays } from '../../shared/rules/days.ts'
import { timeAhead } from './clinic-time.ts'
import type { Morning } from './morning.ts'
import { NEIGHBOUR } from './office-acts.ts'
import { type Play, paperTo } from './play.ts'
import { demoSite, demoStaff } from './site.ts'
import { reportAway, reportDeath, reportOverdose, reviewDiversion, writeLetter } from './steps/care.ts'
import { openClient } from './steps/clients.ts'
import { changeTo, lock, signIn } from './steps/doors.ts'
import { enterLines, logPowerCut, makeSheet } from './steps/downtime.ts'
import { inspect, letInspectorIn, lookAtSettings } from './steps/looking.ts'
import { writePassport } from './steps/passports.ts'
import { press } from './steps/signing.ts'
import { packBox, registerPage, sendAway } from './steps/stock-rooms.ts'

const MINUTE_MS = 60_000
const INSPECTOR = { name: 'Excise inspector', pin: '371948' }

/** What happens to clients beside their dose: overdose, hospital, a death, a letter, a journey to another site. */
export async function statesOfClients(play: Play, { given, absent }: Morning): Promise<void> {
  const { page, pictures, day, say } = play
  const to = paperTo(play)
  const [overdosed = 0, lettered = 0, travelling = 0] = given
  const [, , , hospital = 0, dead = 0] = absent
  await changeTo(page, demoStaff.nurse)
  await reportOverdose(page, overdosed, pictures.look)
  await reportAway(page, hospital, pictures.look)
  await reportDeath(page, dead, pictures.look)
  await writeLetter(to, lettered, 'Civil Hospital Aizawl, Dr Lalrinsanga')
  await openClient(page, travelling)
  await page.keyboard.press('F4')
  await press(page, words.passports.button)
  await writePassport(
    to,
    {
      site: words.passports.slip.from(NEIGHBOUR.name, NEIGHBOUR.number),
      from: addDays(day, 1),
      days: 2,
    },
    // An order from the paper book: a doctor stands by, and signs at the nurse's counter.
    demoStaff.doctor,
  )
  await changeTo(page, demoStaff.doctor)
  await reviewDiversion(page, pictures.look)
  say('Overdose, hospital, death, letter, dose passport, and a suspicion that was unfounded')
}

/** The power goes: two who come meanwhile are dosed by the numbered sheet, which is entered back; one for tomorrow. */
export async function powerCut(play: Play, { absent }: Morning): Promise<void> {
  const { page, pictures, register, say } = play
  const to = paperTo(play)
  await changeTo(page, demoStaff.nurse)
  await makeSheet(to, 'today')
  const at = (minutes: number) => timeAhead(register, minutes * MINUTE_MS, demoSite.timeZone)
  const [from, first, second, third, until] = [5, 9, 14, 18, 25].map(at)
  await lock(page)
  register.passTime(40 * MINUTE_MS)
  await signIn(page, demoStaff.nurse)
  await logPowerCut(page, from ?? '', until ?? '', pictures.look)
  await enterLines(
    page,
    [
      { number: absent[0] ?? 0, time: first ?? '' },
      { number: absent[1] ?? 0, time: second ?? '' },
      { number: absent[2] ?? 0, time: third ?? '', result: '3' },
    ],
    pictures.look,
  )
  await makeSheet(to, 'next')
  say('Three lines came back from paper; the sheet for tomorrow lies ready')
}

/** Stock that leaves the shelf without a dose, and the page of the register. */
export async function stockRooms(play: Play): Promise<void> {
  const { page, pictures, say } = play
  const to = paperTo(play)
  const sent = {
    batch: 'BUP2-2502',
    quantity: '300',
    site: NEIGHBOUR.name,
    carrier: 'Programme driver',
    note: 'TN-31',
  }
  await sendAway(page, sent, demoStaff.guard, pictures.look)
  await packBox(
    to,
    { name: 'Durtlang camp 2', purpose: 'Community detoxification', batch: 'BUP2-2502', quantity: '60' },
    demoStaff.guard,
  )
  await registerPage(to, 'buprenorphine tablet 2\u00a0mg')
  say('Stock went to another site and into a camp box; the register page is printed')
}

/** The manager's settings, and an inspector who is let in for four hours. */
export async function inspection(play: Play): Promise<void> {
  const { page, pictures, say } = play
  await changeTo(page, demoStaff.manager)
  await lookAtSettings(page, pictures.look)
  await letInspectorIn(page, INSPECTOR, pictures.look)
  await inspect(page, INSPECTOR, pictures.look)
  say('An inspector looked, by register numbers alone')
}
