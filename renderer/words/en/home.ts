import { clinicDay, counted, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

export const home = {
  title: (name: string) => `Good day, ${name}`,
  day: 'Clinic day',
  dayOpen: (day: string) => `Today is ${weekday(day)}, ${clinicDay(day)}.`,
  needs: 'Needs you',
  needsNothing: 'Nothing waits for you.',
  mend: (screen: string) => `Go to ${screen}`,
  doors: 'What do you want to do?',
} as const

/** What waits for a person, by the codes of the server side's home-needs. */
export const homeNeeds: ReasonWords = {
  day_not_closed: ({ day }) =>
    `The clinic day of ${clinicDay(String(day))} is still open. Close it, late, then open today.`,
  countersigns_owed: ({ count, left }) =>
    Number(left) < 0
      ? `${first(counted(Number(count), 'act', 'acts'))} of a colleague should have been countersigned by now.`
      : `${first(counted(Number(count), 'act', 'acts'))} of a colleague ${count === 1 ? 'waits' : 'wait'} for a second signature: ${Number(left) === 0 ? 'today is the last day' : `${counted(Number(left), 'day', 'days')} left`}.`,
  backup_age: ({ daysAgo }) =>
    daysAgo === null || daysAgo === undefined
      ? 'No backup of this register has been made yet.'
      : `The last backup was made ${Number(daysAgo) === 0 ? 'today' : `${counted(Number(daysAgo), 'day', 'days')} ago`}.`,
  drill_age: ({ daysAgo, state }) =>
    state === 'failed'
      ? 'The last restore drill failed: the newest backup would not bring the register back. Make another backup, and call the office.'
      : daysAgo === null || daysAgo === undefined
        ? 'No restore drill has been made yet. It begins by itself when the stick with the newest backup is in and nobody is being served.'
        : `The newest backup was tried out ${Number(daysAgo) === 0 ? 'today' : `${counted(Number(daysAgo), 'day', 'days')} ago`}, and would bring the register back.${state === 'due' ? ' Put its stick in for the next restore drill.' : ''}`,
  site_card_new: () =>
    'This register came back from a backup and has a new key. Make a backup, and hand the new site card to the office.',
  pins_disabled: ({ count }) =>
    `${number(Number(count))} ${count === 1 ? 'PIN is' : 'PINs are'} switched off after wrong tries.`,
}

const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
