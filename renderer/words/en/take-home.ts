import type { ClosurePlan } from '../../../shared/records/take-home.ts'
import { amount, clinicDay, counted, listed, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const days = (count: number) => counted(count, 'day', 'days')
const doses = (count: number) => counted(count, 'dose', 'doses')
const upper = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase())
const span = (first: string, last: string) =>
  first === last ? clinicDay(first) : `${clinicDay(first)} to ${clinicDay(last)}`

export const takeHome = {
  open: 'Take-home',
  keys: {
    open: 'Take-home doses: hand over, take back, labels',
    storage: 'Safe storage was talked about',
    overdose: 'Overdose was talked about',
    labels: 'Labels of what is carried',
    back: 'Take doses back',
  },
  title: (who: string) => `Take-home doses, ${who}`,
  handOver: 'Hand over',
  howMany: 'Which days?',
  choice: {
    rest: 'Only what is left of today',
    days: (count: number, last: string) => `${upper(days(count))}, up to ${clinicDay(last)}`,
    closure: (first: string, last: string, reason: string, by: string) =>
      `Closed ${span(first, last)} (${reason}): from the list that ${by} signed`,
  },
  what: 'To count out',
  line: (day: string, slot: number, slots: number) =>
    `${weekday(day)} ${clinicDay(day)}${slots > 1 ? `, dose ${slot} of ${slots}` : ''}`,
  sum: (count: number, dose: string) => `${doses(count)}, ${dose} in all`,
  storage: 'Said: keep it locked away, children must not reach it',
  overdose: 'Said: what an overdose looks like, naloxone, whom to call',
  save: 'Hand over and print the labels',
  talksMissing: 'Talk about both first, then tick them.',
  chooseFirst: 'Choose the days.',
  notNow: 'Nothing can be handed over now',
  carried: 'Carried now',
  carriedNone: 'Nothing is carried home now.',
  carriedLine: (at: string, by: string) => `handed over ${at} by ${by}`,
  waiting: (first: string, last: string) =>
    `The site is closed ${span(first, last)}: doses to take home are on the signed list.`,
  waitingLater: (first: string, last: string, day: string) =>
    `The site is closed ${span(first, last)}. The doses for it are handed over on ${clinicDay(day)}.`,
  given: (day: string) => `Carried home for today, handed over ${day}`,
  givenHow: 'Today’s dose is with the client. It is given here only after it came back unopened.',
  saved: (name: string, count: number) => `${name}: ${doses(count)} handed over.`,
  returned: (name: string, count: number) => `${name}: ${doses(count)} came back.`,
  back: {
    title: 'Take doses back',
    which: 'Which came back?',
    state: 'How did they come back?',
    intact: 'Unopened and counted: they go back to stock',
    opened: 'Opened, damaged or not all there: they are destroyed',
    save: 'Take back',
    none: 'Tick what came back.',
    stays: (count: number) =>
      count === 0
        ? 'Nothing stays with the client.'
        : `${upper(doses(count))} ${count === 1 ? 'stays' : 'stay'} with the client.`,
    wasteTitle: 'Who saw it destroyed?',
    wasteLead: (dose: string) => `${dose} came back opened and is written off.`,
  },
  labels: {
    title: 'Labels for doses carried home',
    fileName: 'take-home-labels',
    print: 'Labels',
    take: 'To be taken on',
    slot: (slot: number, slots: number) => `Dose ${slot} of ${slots}`,
    hours: (hours: number) => `at least ${hours} hours after the one before`,
    number: (registerNumber: number) => `No. ${registerNumber}`,
    children: 'Keep locked away, out of the reach of children.',
    only: 'Only for the person it was given to. It can kill anybody else.',
    tablet: 'Under the tongue until it has dissolved.',
    liquid: 'To be swallowed.',
  },
  profile: { title: 'Carried home' },
  carriedFor: (day: string) => `Home, ${day}`,
  carriedUpTo: (day: string) => `Home, up to ${day}`,
} as const

const plans = {
  staff_opens: 'Staff opens for them',
  other_site: 'Dosed at another site',
  doctor_sees: 'Doctor sees them before',
  no_dose: 'No dose on these days',
} satisfies Record<ClosurePlan, string>

export const closures = {
  title: 'Closures and take-home',
  lead: 'For the days on which the site is closed: who carries doses home, who may not, and what happens to them.',
  none: 'No closure or holiday lies in the next 60 days.',
  plan: 'Plan a closure',
  toList: 'Take-home lists',
  which: 'Which closure?',
  span: (first: string, last: string, reason: string) => `${span(first, last)}, ${reason}`,
  signed: (by: string, at: string, code: string) => `Signed by ${by}, ${at}. Code ${code}.`,
  unsigned: 'Not signed by a doctor yet. Nothing is handed over from this list before.',
  counts: (carry: number, excluded: number) =>
    `Carry doses home: ${number(carry)}. Do not: ${number(excluded)}.`,
  handed: (done: number, all: number) => `${number(done)} of ${number(all)} have their doses.`,
  handedOf: (done: number, all: number) => `${number(done)} of ${number(all)}`,
  notOnList: (numbers: readonly number[]) =>
    `Due on these days and not on the signed list: ${listed(numbers.map((one) => `No. ${one}`))}. A doctor signs again.`,
  nobody: 'Nobody has a dose due on these days.',
  columns: {
    number: 'Number',
    name: 'Client',
    dose: 'Doses',
    carries: 'Carries home',
    why: 'Why not',
    plan: 'What happens instead',
    handed: 'Handed over',
  },
  dose: (drug: string | null, count: number, amountMicrograms: number) =>
    `${drug ?? 'no order'}: ${doses(count)}, ${amount(amountMicrograms)}`,
  carriesOf: (registerNumber: number) => `No. ${registerNumber} carries doses home`,
  planOf: (registerNumber: number) => `What happens to No. ${registerNumber}`,
  planForAll: 'For everybody who does not carry',
  choosePlan: 'Choose',
  plans,
  plansMissing: (count: number) =>
    `Say for ${counted(count, 'client', 'clients')} more what happens instead.`,
  sign: 'Sign the list',
  signLead: (carry: number, first: string, last: string) =>
    `${upper(counted(carry, 'client carries', 'clients carry'))} doses home for ${span(first, last)}.`,
  signAgain: 'Sign again',
  print: 'Print the list',
  labels: 'Labels for all',
  noLabels: 'Nothing is handed over yet, so there are no labels.',
  keys: {
    print: 'Print the list, numbers only',
    labels: 'Labels of all that was handed over',
    sign: 'Sign the list',
  },
  yes: 'Yes',
  no: 'No',
  paper: {
    title: 'Doses carried home over a closure',
    mark: (code: string) => `Code ${code}`,
    unsigned: 'not signed',
    handed: 'Client’s mark',
    fileName: (first: string) => `closure-list-${first}`,
  },
} as const

export const takeHomeReasons: ReasonWords = {
  take_home_not_allowed: () => 'The signed rules allow no take-home doses.',
  take_home_no_episode: () => 'No treatment is open.',
  take_home_no_order: () => 'There is no order in force.',
  take_home_held: () => 'The client is held: the doctor decides.',
  take_home_diversion: () => 'A suspected diversion is not reviewed yet.',
  take_home_in_induction: () => 'The treatment is beginning: every dose is taken here.',
  take_home_not_in_order: () => 'The order has no take-home days.',
  take_home_too_many_days: ({ days: asked, most }) =>
    `${upper(days(Number(asked)))} are asked for; at most ${days(Number(most))} are allowed.`,
  take_home_too_early: ({ days: since, least }) =>
    `In treatment for ${days(Number(since))}; the rules ask for ${days(Number(least))}.`,
  take_home_missed: ({ days: missed, most }) =>
    `Missed ${days(Number(missed))} of the last 28; the rules allow ${days(Number(most))}.`,
  take_home_today_first: () => 'Today’s dose is taken here first.',
  take_home_today_lost: () => 'Something happened to today’s dose: the doctor decides.',
  take_home_today_carried: () => 'Today’s dose was carried home, so nobody has seen the client take one.',
  take_home_days_without: ({ days: without }) =>
    `${upper(days(Number(without)))} without a dose: a dose is taken here first.`,
  take_home_unfinished: ({ clinicDay: day }) =>
    `A dose of ${clinicDay(String(day))} is not finished: the mouth is not checked, or nobody said how it went.`,
  take_home_comes_before: ({ day }) =>
    `The client comes again on ${clinicDay(String(day))}: the doses are handed over then.`,
  take_home_order_ends: ({ endDay }) => `The order ends on ${clinicDay(String(endDay))}.`,
  take_home_order_changes: ({ day }) => `Another order begins before or on ${clinicDay(String(day))}.`,
  take_home_nothing_due: () => 'No dose is due on these days that is not carried already.',
  take_home_not_carried: () => 'One of these doses is not with the client any more.',
  take_home_own_record: () => 'This is your own record: another doctor decides.',
  take_home_doctor_says_no: () => 'The doctor took them off the list.',
  closure_not_on_list: () => 'The signed list does not name this client any more.',
  closure_ends_before: () => 'The last day lies before the first.',
  closure_too_long: ({ most }) => `At most ${days(Number(most))} at once.`,
  closure_list_changed: () => 'The list has changed since it was shown. Look at it again.',
  closure_plans_missing: () => 'Say for everybody who does not carry what happens instead.',
}

export const takeHomeNeeds: ReasonWords = {
  closure_list_unsigned: ({ day, days: left }) =>
    `The site is closed from ${clinicDay(String(day))}, in ${days(Number(left))}: the take-home list is not signed.`,
}
