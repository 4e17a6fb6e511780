import type { CloseNeed, OutcomeCount } from '../../../shared/contract/day-close.ts'
import type { NotCheckedReason } from '../../../shared/contract/doses.ts'
import { clinicDay, counted, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const outcomes = {
  taken: 'Taken',
  not_checked: 'Taken, mouth not looked at',
  take_home: 'Carried home',
  vomited: 'Vomited',
  incident: 'Dosing incident',
  spilled: 'Spilled',
  refused: 'Refused by the client',
  withheld: 'Withheld',
  held: 'Came, held for the doctor',
  no_order: 'Came without an order',
  unfinished: 'Not finished yet',
  away: 'Away, in a camp, or given by a chart',
  elsewhere: 'Dosed at another site',
  missed: 'Did not come',
} satisfies Record<OutcomeCount['outcome'], string>

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

/** The end of a clinic day. */
export const dayClose = {
  title: 'Close the day',
  door: 'The page of the day, and its code.',
  lead: 'The day’s doses, stock, counts and marks are written down for good. What happens later belongs to the next day.',
  /** Where no medicine is given: a day with a code, and nothing to count. */
  plain: {
    lead: 'What was written today stays as it is, under one code. What happens later belongs to the next day.',
    code: 'Copy this code into the day book, beside the day’s last line:',
    askMore: 'Today’s contacts, sessions and tests can still be written down later, with their own day.',
  },
  dayIs: (day: string) => `${weekday(day)}, ${clinicDay(day)}`,
  late: (day: string) =>
    `This is the day of ${clinicDay(day)}, and it is over. It can be closed now; the register notes that it was closed late.`,
  unfinished: {
    title: 'Not finished',
    none: 'Every dose has its end.',
    prepared: 'Prepared, and nobody said how it went',
    preparedHow: 'End these at the counter first: given, refused, withheld, or void.',
    toCounter: 'Go to the counter',
    given: 'Given, and the mouth was not looked at',
    givenHow: 'Look at the mouth now, at the counter. If the client has left, say why.',
    client: (registerNumber: number) => `Client ${registerNumber}`,
    since: (time: string) => `since ${time}`,
    why: (registerNumber: number) => `Why was the mouth of client ${registerNumber} not looked at?`,
    choose: 'Choose why',
    reasons: {
      left_early: 'Left before the mouth was looked at',
      would_not_open: 'Would not open the mouth',
      staff_busy: 'Nobody had time to look',
      other: 'Another reason',
    } satisfies Record<NotCheckedReason, string>,
  },
  counts: {
    title: 'Doses of the day',
    outcome: 'How it ended',
    due: 'Due today',
    other: 'Besides',
    total: 'Together',
    outcomes,
    sum: 'All',
    nobody: 'Nobody was due on this day, and nobody came.',
  },
  page: {
    title: 'Narcotic page of the day',
    product: 'Product and batch',
    opening: 'Before',
    countedBefore: 'Counted then',
    countedAfter: 'Counted',
    sentOut: 'Sent out',
    book: 'Left',
    blind: 'The book is shown when the closing count is typed: who counts does not know what it says.',
    nothing: 'There is no stock in the book.',
  },
  parts: {
    counts: 'Counts',
    wasted: 'Wasted today',
    nothingWasted: 'Nothing was written off on this day.',
    notCounted: (doses: number, printed: number) =>
      `${upper(counted(doses, 'dose was', 'doses were'))} handed out, ${counted(printed, 'sheet', 'sheets')} printed; the marks are not counted yet`,
    toSheets: 'Go to the signature sheets',
    owed: (count: number) => `${upper(counted(count, 'countersign', 'countersigns'))} owed for this day`,
    owedHow: 'It does not keep the day open: a second person signs within seven days.',
    nothingOwed: 'Nothing of this day waits for a second signature.',
    toOwed: 'Go to Second signatures',
  },
  paper: {
    title: 'Clinic day',
    late: 'closed late',
    code: 'Day-close code',
    print: 'Print the page of the day',
    noMarks: 'No marks were wanted.',
    sheet: (sheet: number, marks: number | null) =>
      marks === null
        ? `sheet ${sheet}: did not come back`
        : `sheet ${sheet}: ${counted(marks, 'mark', 'marks')}`,
    owed: 'Second signatures owed',
    nurse: 'Signature of who closed the day',
    second: 'Second person',
    date: 'Date',
  },
  needs: {
    closing_count_missing: 'Make the closing count, or leave it out with a reason.',
    closing_count_not_signed: 'Sign the closing count.',
    marks_not_counted: 'Count the marks on the signature sheets.',
  } satisfies Record<CloseNeed, string>,
  close: 'Close this day',
  first: (count: number) =>
    count === 1
      ? 'First finish the dose that stands open above.'
      : `First finish the ${number(count)} doses that stand open above.`,
  ask: (day: string) => `Close ${clinicDay(day)}?`,
  askMissed: (count: number) =>
    count === 0
      ? 'Everybody who was due has come.'
      : `${upper(counted(count, 'dose that was due', 'doses that were due'))} will be written as not taken: the clients did not come.`,
  askMore: 'After this, nothing more can be entered for this day.',
  closed: {
    title: (day: string) => `${clinicDay(day)} is closed`,
    by: (name: string, when: string) => `Closed by ${name}, ${when}.`,
    late: 'Closed late.',
    code: 'Copy this code into the paper stock book, beside the day’s last line:',
    codeWhy: 'It proves later that nobody changed this day in the register.',
    none: 'No day is open, and none was closed yet.',
    openNext: 'The next day is opened on Home.',
    home: 'Go to Home',
  },
} as const

export const dayCloseReasons: ReasonWords = {
  doses_prepared: ({ count }) =>
    `${upper(counted(Number(count), 'dose stands prepared', 'doses stand prepared'))}, and nobody said how it went. End them at the counter first.`,
  mouths_not_checked: ({ count }) =>
    `${upper(counted(Number(count), 'mouth was', 'mouths were'))} not looked at. Look now, or say why not.`,
}
