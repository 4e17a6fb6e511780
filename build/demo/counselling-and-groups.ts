import { clinicDay } from '../../renderer/words/format.ts'
import { addDays, isoWeekday } from '../../shared/rules/days.ts'
import type { WithCard } from './before-the-morning.ts'
import { timeAhead } from './clinic-time.ts'
import { RELATIVE } from './people.ts'
import { type Play, paperTo } from './play.ts'
import { demoSite, demoStaff } from './site.ts'
import {
  addRelative,
  agreeDate,
  findInNotes,
  lookAtMyDay,
  openCounselling,
  writeSession,
} from './steps/counselling.ts'
import { changeTo } from './steps/doors.ts'
import { addMembers, beginGroup, printYear, writeMeeting } from './steps/groups.ts'
import { askWellBeing, lookAtMeasures, openPlan, writePlan } from './steps/plans.ts'

const MINUTE_MS = 60_000

/** Whom to see, a first session, one with the family, notes found again, a plan, measures, dates and slips. */
export async function counsellorsDay(play: Play, registerNumber: number): Promise<void> {
  const { page, pictures, register, day, say } = play
  const { look } = pictures
  await changeTo(page, demoStaff.counsellor)
  await look(page, 'home-of-the-counsellor')
  await lookAtMyDay(page, look)
  await openCounselling(page, registerNumber)
  const first = {
    kind: '1',
    topics: '23',
    situation: 'Sleeps badly since the brother came home. Wants to go on, and asks how long it takes.',
    plan: 'Meets his brother here on Friday.',
    next: '+14',
    start: '',
    relatives: [],
  } as const
  await writeSession(page, first, () => look(page, 'first-session'))
  await look(page, 'session-saved')
  await addRelative(page, RELATIVE, 'brother', look)
  const family = {
    ...first,
    kind: '2',
    topics: '7',
    situation: 'The brother fears that the medicine is only another drug. We looked at the chart together.',
    plan: 'They come together every month.',
    next: '',
    // An hour and a half ago: the first session has the last half hour.
    start: timeAhead(register, -90 * MINUTE_MS, demoSite.timeZone).replace(/^(\d\d)/, '$1:'),
    relatives: [RELATIVE],
  } as const
  await writeSession(page, family, () => look(page, 'family-session'))
  await findInNotes(page, 'brother', look)
  say('The counsellor wrote two sessions and found a word in them')
  await openPlan(page, registerNumber)
  const plan = { goal: 'Back to work at the garage', steps: 'Speaks with the owner; we write a letter.' }
  await writePlan(page, plan, demoStaff.counsellor.pin, look)
  await askWellBeing(page, { answers: '12112', day: clinicDay(addDays(day, -45)) }, async () => {})
  await askWellBeing(page, { answers: '33423', day: clinicDay(day) }, () => look(page, 'questionnaire'))
  await lookAtMeasures(page, look)
  await agreeDate(paperTo(play), registerNumber, day)
  say('A plan is signed, two questionnaires are drawn, a date is agreed and its slip printed')
}

/** A peer support group with its members and two meetings: by number, by card, and the page of its year. */
export async function groupsMonth(
  play: Play,
  numbers: readonly number[],
  cards: readonly WithCard[],
): Promise<void> {
  const { page, pictures, day, say } = play
  const { look } = pictures
  const lastTuesday = addDays(day, -((isoWeekday(day) + 5) % 7))
  const begun = addDays(lastTuesday, -28)
  const group = {
    name: 'Back for Good',
    purpose: 'Recovery, carried by those who walk it',
    place: demoSite.name,
    begun,
  }
  await changeTo(page, demoStaff.counsellor)
  await beginGroup(page, group, look)
  await addMembers(page, [...numbers, ...cards.map(({ registerNumber }) => registerNumber)], begun, look)
  const before = {
    day: addDays(lastTuesday, -7),
    numbers: numbers.slice(0, 3),
    cards: [],
    topics: '2',
    decisions: 'Football on Sunday; two of us visit those who stayed away.',
  }
  await writeMeeting(page, before, async () => {})
  const last = { day: lastTuesday, numbers, cards, topics: '14', decisions: 'A tea stall at the festival.' }
  await writeMeeting(page, last, () => look(page, 'meeting-of-the-group'))
  await printYear(paperTo(play))
  say('A peer support group met twice; its year is on one page')
}
