import { addDays } from '../../shared/rules/days.ts'
import { CAMP_PERSON } from './people.ts'
import { type Play, paperTo } from './play.ts'
import { demoStaff } from './site.ts'
import {
  campReport,
  chartShift,
  checkAndAdmit,
  consentTo,
  discharge,
  enrolForCamp,
  openDetox,
  planCamp,
  writeTalk,
} from './steps/camps.ts'
import { changeTo } from './steps/doors.ts'
import { enterContacts, openFollowUp, refer, returnToOst, writeVisit } from './steps/follow-ups.ts'

const CAMP = 'Durtlang community hall'
const quiet = async () => {}

/** A camp four weeks ago, entered from its paper: admission, two days of the chart, discharge. @returns the number */
export async function detoxCamp(play: Play): Promise<number> {
  const { page, pictures, day, say } = play
  const { look } = pictures
  const to = paperTo(play)
  const admitted = addDays(day, -26)
  await changeTo(page, demoStaff.manager)
  await planCamp(page, { place: CAMP, first: addDays(day, -28), last: addDays(day, 3), beds: '12' }, look)
  await changeTo(page, demoStaff.nurse)
  const number = await enrolForCamp(page, CAMP_PERSON)
  await consentTo(page, number, 'detox', admitted)
  await openDetox(page, number)
  await writeTalk(page, 'pre', admitted)
  await checkAndAdmit(page, admitted, look)
  const worst = {
    day: admitted,
    cows: '12301111113',
    pulse: '104',
    pressure: '138/86',
    handover: 'Drinks little: offer tea every hour.',
  }
  await chartShift(page, worst, () => look(page, 'chart-of-a-shift'))
  const better = {
    day: addDays(admitted, 1),
    cows: '11101011010',
    pulse: '88',
    pressure: '126/80',
    handover: 'Slept five hours, ate half.',
  }
  await chartShift(page, better, quiet)
  await discharge(to, addDays(admitted, 5))
  await writeTalk(page, 'post', addDays(admitted, 5))
  await campReport(to, CAMP)
  say('A camp: one was admitted, charted on two days, and discharged with the talk about lost tolerance')
  return number
}

/** Two follow-ups, the second hears of a relapse; the way back leads to OST. Then a referral and a round. */
export async function followAndReturn(play: Play, registerNumber: number): Promise<void> {
  const { page, pictures, day, say } = play
  const { look } = pictures
  await openFollowUp(page, registerNumber)
  const first = addDays(day, -14)
  await writeVisit(page, { day: first, outcome: 'abstinent', note: 'Helps in the shop.' }, quiet)
  const second = addDays(day, -7)
  await writeVisit(page, { day: second, outcome: 'relapsed', note: 'Asks to begin again.' }, look)
  await look(page, 'follow-ups-of-a-client')
  await consentTo(page, registerNumber, 'treatment', day)
  await returnToOst(page, registerNumber, look)
  await refer(paperTo(play), registerNumber, 'Civil Hospital, testing centre')
  const round = [
    { who: String(registerNumber), counts: ['10', '6', '5', '1'] },
    { who: 'M30n', counts: ['5', '0', '10', '1'] },
    { who: 'F22', counts: ['3', '3', '5'] },
    { who: 'M45', counts: ['8', '9'] },
  ]
  await enterContacts(page, round, look)
  say('Two follow-ups, a relapse, the way back into OST; a referral with its slip; a round of services')
}
