import type { FilterOp, Grain, GroupKey, QuestionPeriod } from '../../../shared/records/question.ts'
import type { ColumnType } from '../../../shared/records/question-column.ts'
import type { ReportPeriod } from '../../../shared/records/report.ts'
import { amount, clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { codeWord, columnWord, subjects } from './question-columns.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const month = (text: string): string => `${MONTHS[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`
const quarter = (text: string): string => {
  const first = (Number(text.slice(6)) - 1) * 3
  return `${MONTHS[first]} to ${MONTHS[first + 2]} ${text.slice(0, 4)}`
}

/** A part of the calendar as people say it. */
function calendarPart(grain: Grain, key: string | number): string {
  switch (grain) {
    case 'day':
      return clinicDay(String(key))
    case 'month':
      return month(String(key))
    case 'quarter':
      return quarter(String(key))
    case 'year':
      return String(key)
    case 'weekday':
      return WEEKDAYS[Number(key) - 1] ?? String(key)
  }
}

const nothing = 'Not written'

/** What a value reads: a day, a word, an amount with its unit, a number. */
const value = (
  type: ColumnType,
  subject: Parameters<typeof codeWord>[0],
  column: string,
  key: GroupKey,
): string => {
  if (key === null) return nothing
  if (type === 'day') return clinicDay(String(key))
  if (type === 'code') return codeWord(subject, column, String(key))
  if (type === 'amount') return amount(Number(key))
  return type === 'client' ? `No. ${key}` : number(Number(key))
}

const ops: Record<FilterOp, string> = {
  is: 'is',
  is_not: 'is not',
  one_of: 'is one of',
  between: 'is between',
  since: 'is at least',
  empty: 'is not written',
  filled: 'is written',
}
const dayOps: Partial<Record<FilterOp, string>> = { since: 'is on or after', is: 'is on' }

const periods: Record<Extract<QuestionPeriod, { kind: 'named' }>['name'], string> = {
  this_month: 'this month',
  last_month: 'last month',
  last_3_months: 'this month and the two before',
  last_12_months: 'this month and the eleven before',
  this_year: 'this year',
  last_year: 'last year',
  all: 'all days there are',
}

/** The Ask screen. */
export const questions = {
  title: 'Ask',
  door: 'Build a question and see the answer as a table and a picture.',
  lead: 'Choose the words; each number of the answer opens on its rows.',
  subjects,
  column: columnWord,
  code: codeWord,
  value,
  nothing,
  calendarPart,
  part: {
    sentence: 'The question',
    answer: 'The answer',
    count: 'Show',
    of: 'of',
    when: 'in',
    where: 'where',
    and: 'and',
    by: 'by',
    andBy: 'and by',
    as: 'as',
    order: 'sorted by',
  },
  chooser: {
    measure: 'What is shown',
    subject: 'Of what',
    period: 'In which days',
    column: (line: number) => `Condition ${line}: of what`,
    op: (line: number) => `Condition ${line}: how`,
    value: (line: number) => `Condition ${line}: what`,
    from: 'From',
    to: 'To',
    fromWord: 'from',
    toWord: 'to',
    group: 'Divided by',
    grain: 'Divided by which part of the calendar',
    secondGroup: 'And divided by',
    secondGrain: 'And by which part of the calendar',
    chart: 'Picture',
    sort: 'Sorting',
  },
  measures: {
    count: 'how many',
    clients: 'how many different clients of',
    sum: (column: string) => `the total ${column.toLowerCase()} of`,
    mean: (column: string) => `the mean ${column.toLowerCase()} of`,
  },
  /** Over a column of numbers. */
  heads: {
    clients: 'Different clients',
    sum: (column: string) => `Total ${column.toLowerCase()}`,
    mean: (column: string) => `Mean ${column.toLowerCase()}`,
  },
  periods,
  chosenDays: 'days that I choose',
  op: (type: ColumnType, op: FilterOp): string => (type === 'day' ? dayOps[op] : undefined) ?? ops[op],
  grains: {
    day: 'each day',
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    weekday: 'weekday',
  } satisfies Record<Grain, string>,
  noGroup: 'nothing: one number',
  noSecond: 'nothing more',
  charts: { none: 'a table', bar: 'a table and bars', line: 'a table and a line' },
  sorts: { group: 'the parts', largest: 'size, largest first' },
  addFilter: 'Add a condition',
  removeFilter: (line: number) => `Take condition ${line} away`,
  chooseWords: 'Choose one or more',
  chooseValue: 'Choose …',
  numbersHow: 'Register numbers, with a comma between',

  all: 'All',
  otherwise: 'Others',
  whole: 'One number for all rows',
  days: (days: ReportPeriod | null): string =>
    days === null
      ? 'All days there are.'
      : days.firstDay === days.lastDay
        ? `${clinicDay(days.firstDay)}.`
        : `${clinicDay(days.firstDay)} to ${clinicDay(days.lastDay)}.`,
  rowsFound: (rows: number): string => `${number(rows)} ${rows === 1 ? 'row' : 'rows'} in all.`,
  more: 'There are more parts than can be shown: these are the first 2,000. Ask for fewer days or larger parts.',
  few: 'Parts of fewer than five clients may tell who they are. Within the house this is no secret; think before this page leaves it.',
  mixed:
    'Amounts of different medicines stand in one number here, which says little: divide by medicine, or ask of one alone.',
  clientsOnce: 'A client of several parts counts once in the last line.',
  empty: 'Nothing in the register fits this question. Take a condition away, or ask for more days.',
  unfinished: 'The sentence is not finished: the answer below is still that of the question before.',
  unfinishedFirst: 'Finish the sentence to see the answer.',
  working: 'Counting …',
  stop: 'Stop counting',
  stopped: 'The counting was stopped. The question stays as it is.',
  again: 'Count',
  notAnswered: 'The question was not answered',
  problems: {
    missing: 'Choose a word.',
    not_a_number: 'Type a whole number.',
    not_an_amount: 'Type an amount in mg.',
    not_a_date: 'Type a day such as 03-Feb-2026.',
    backwards: 'The second is before the first.',
  },
  print: 'Print',
  file: 'question',
  paperNote: 'Counts by register number; no names. Asked in OST Register.',

  drawn: (title: string) => `Picture: ${title}. The same numbers stand in the table.`,
  tooMany: 'Too many parts for a picture. The table has them all.',
  axis: (text: string) => text,

  rows: {
    title: (part: string) => `Rows: ${part}`,
    columns: { who: 'Register number' },
    none: 'No row.',
    noNumber: 'Not enrolled',
    total: (total: number) => `${number(total)} ${total === 1 ? 'row' : 'rows'}.`,
    page: (from: number, to: number, total: number) =>
      `${number(from)} to ${number(to)} of ${number(total)} rows.`,
    back: 'Back to the answer',
    open: (registerNumber: number) => `Open the record of client ${registerNumber}`,
  },

  list: {
    ready: 'Ready-made',
    kept: 'Kept here',
    none: 'No question is kept yet. Build one and keep it under a name; everybody who may ask finds it here.',
    unknown: 'This version of the program cannot ask it any more.',
    on: (day: string) => `Kept on ${clinicDay(day)}`,
    end: 'Take off the list',
    endTitle: (name: string) => `Take “${name}” off the list?`,
    endWhy: 'The question is gone from everybody’s list. The register keeps that it was asked.',
  },
  ready: {
    missed_by_weekday: 'Missed doses by weekday',
    sessions_by_kind: 'Sessions by month and kind',
    new_by_month: 'New clients by month',
    needles_by_month: 'Needles out by month',
    follow_up_by_round: 'Follow-up outcomes by round',
    dose_by_month: 'Mean dose by month and medicine',
  },
  keep: {
    act: 'Keep this question',
    title: 'Keep this question',
    name: 'Name',
    nameHow: 'Without any client’s name: everybody who may ask reads it.',
    save: 'Keep',
    inPlace: 'In the place of',
    asNew: 'nothing: as a new one',
  },
}

export const questionReasons: ReasonWords = {
  question_too_long: () =>
    'The counting took over half a minute and was stopped. Ask for fewer days, or without different clients.',
  question_replaced: () =>
    'Somebody else has just changed or ended this question. The list shows what stands now.',
  question_name_missing: () => 'Give the question a name of two letters or more.',
  no_such_part: () => 'This part is not of this question any more. Ask again.',
  no_such_column: () => 'This cannot be asked of this subject. Choose again.',
  not_for_this_column: () => 'This does not go with what was chosen. Choose again.',
  not_a_value: () => 'This is none of the words that can stand here. Choose again.',
}
