import type { Today, TodayRow } from '../../../shared/contract/today.ts'
import type { DoseState } from '../../../shared/rules/dose-state.ts'
import { amount, clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const attendance = {
  no_order: 'Came, no order',
  held: 'Came, held',
  locked: 'Came, not given by the rules',
  no_stock: 'Came, no stock',
} as const

const states = {
  prepared: 'Prepared',
  given: 'Under the tongue',
  checked: 'Taken',
  not_checked: 'Taken, mouth not checked',
  refused: 'Refused',
  withheld: 'Withheld',
  vomited: 'Vomited',
  spilled: 'Spilled',
  incident: 'Incident',
  returned: 'Brought back',
  voided: 'Void',
} satisfies Record<DoseState, string>

/** What became of one line, in words. */
const outcome = ({ state, attendance: came, group, away, carried }: TodayRow): string => {
  if (carried && state === 'given') return 'Carried home'
  if (state !== null && state !== 'voided') return states[state]
  if (came !== null) return attendance[came]
  if (away) return 'Away, in a camp, or given by a chart'
  return group === 'not_due' ? 'Nothing ordered today' : 'Not yet come'
}

const closed: Record<NonNullable<Today['closedBy']>, string> = {
  closure: 'The site is marked closed today. Nobody is missed.',
  holiday: 'Today is a holiday of this site. Nobody is missed.',
  weekly: 'The site does not dose on this weekday. Nobody is missed.',
}

export const today = {
  title: 'Today',
  lead: 'Everybody with a dose today, who is expected first at the top.',
  noDay: 'No clinic day is open, so there is no list. Open the day first.',
  empty: 'Nobody is due today. An order of a doctor brings a client onto this list.',
  emptyTab: 'Nobody is here now.',
  nothingFound: 'Nobody on this list is found by that.',
  closed,
  tabs: {
    due: 'Due',
    waiting: 'Waiting for mouth check',
    given: 'Given',
    not_given: 'Not given',
    not_yet_come: 'Not yet come',
    missed: 'Missed 2 days or more',
    away: 'Away',
  },
  tab: (title: string, count: number) => `${title} ${number(count)}`,
  sum: ({ due, prepared, waiting, given, not_given, not_yet_come }: Today['counts']): string =>
    `${number(due)} due = ${number(given)} given + ${number(waiting)} waiting + ${number(prepared)} prepared + ${number(not_given)} not given + ${number(not_yet_come)} not yet come`,
  filter: 'Number or name',
  sorted: (shown: number, all: number, filter: string) =>
    `${shown === all ? counted(all, 'line', 'lines') : `${number(shown)} of ${number(all)} lines`}${
      filter === '' ? '' : `, filtered by “${filter}”`
    }. Sorted by the time of the last dose.`.replace(/^./, (letter) => letter.toUpperCase()),
  caption: 'Doses of today',
  columns: {
    expected: 'Expected',
    number: 'Number',
    name: 'Client',
    dose: 'Dose',
    state: 'What became of it',
    at: 'At',
    missed: 'Missed',
  },
  slot: (slot: number) => `dose ${slot}`,
  outcome,
  dose: (row: Pick<TodayRow, 'drug' | 'orderedMicrograms'>) =>
    row.drug === null ? '–' : `${row.drug} ${amount(row.orderedMicrograms)}`,
  missedDays: (days: number) => (days === 0 ? '' : counted(days, 'day', 'days')),
  totals: (drug: string, given: number, expected: number) =>
    `${drug}: ${amount(given)} of ${amount(expected)} given`,
  print: 'Paper sheet',
  keys: {
    filter: 'Filter the list',
    closures: 'Mark a day as closed',
  },
  closures: {
    title: 'Days closed',
    open: 'Mark a day as closed',
    lead: 'On a closed day nobody is due and nobody is missed. Days without a dose still count for the next dose.',
    none: 'No day is marked as closed.',
    columns: { day: 'Day', kind: 'Kind', reason: 'Why', by: 'Marked by' },
    kinds: { planned: 'Planned', unplanned: 'Not planned' },
    day: 'Which day',
    dayMissing: 'Type the day.',
    lastDay: 'Up to which day',
    lastDayHow: 'Empty: this one day.',
    lastDayWrong: 'Type a day that is not before the first.',
    kind: 'Was it planned?',
    reason: 'Why is the site closed?',
    reasonHow: 'For example: Christmas, bandh, curfew, flood.',
    reasonMissing: 'Say in a few words why.',
    save: 'Mark as closed',
    saved: (day: string) => `${clinicDay(day)} is marked as closed.`,
    pastTitle: 'Who else knows of it?',
    past: (day: string) => `${clinicDay(day)} is past: a second person looks too.`,
  },
} as const

export const todayReasons: ReasonWords = {
  closure_known: ({ day }) => `${clinicDay(String(day))} is marked as closed already.`,
  closure_is_past: () => 'This day is past. A nurse or manager marks it with a second person.',
  closure_not_past: () => 'This day is not past.',
  closure_too_old: () => 'This day is more than a year ago. It stays as it was reported.',
}
