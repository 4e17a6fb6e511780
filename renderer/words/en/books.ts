import type { BookKind, DoseBookRow } from '../../../shared/records/book.ts'
import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'
import { dayClose } from './day-close.ts'

const titles: Record<BookKind, string> = {
  doses: 'Dose register',
  narcotic: 'Narcotic register',
  counselling: 'Counselling register',
  follow_up: 'Follow-up register',
}

const period = (firstDay: string, lastDay: string): string =>
  firstDay === lastDay ? clinicDay(firstDay) : `${clinicDay(firstDay)} to ${clinicDay(lastDay)}`

const states: Record<DoseBookRow['state'], string> = {
  ...dayClose.counts.outcomes,
  prepared: 'Prepared, not given yet',
  given: 'Given, mouth not looked at yet',
  checked: 'Taken',
  returned: 'Came back unused',
  voided: 'Voided: nobody swallowed any',
}

const upper = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())

/** The standing books: a period of the register on paper, by register number. */
export const books = {
  title: 'Books',
  door: 'Registers on paper: doses, narcotics, counselling, follow-up.',
  lead: 'A period of the register as a book: to a stick, into a folder, or onto paper. Register numbers only, never a name.',
  which: 'Which book',
  titles,
  hows: {
    doses: 'Every dose handed out, and who did not come',
    narcotic: 'Every movement of one product, with its balance',
    counselling: 'Every session, without its note',
    follow_up: 'Every attempt to meet somebody after a discharge',
  } satisfies Record<BookKind, string>,
  product: 'Product',
  from: 'From',
  to: 'To',
  today: 'Today',
  thisMonth: 'This month',
  lastMonth: 'Last month',
  oneDay: 'You make the dose register of one day at a time.',
  look: 'How long is it?',
  length: {
    title: (book: BookKind, first: string, last: string) => `${titles[book]}, ${period(first, last)}`,
    text: (rows: number, pages: number) =>
      `${upper(counted(rows, 'line', 'lines'))} on ${counted(pages, 'page', 'pages')}`,
    empty: 'Nothing was written down in this time. The book would be one page that says so.',
    draft: 'A day of this time is still open, so the book is a draft and says so.',
    code: (day: string) => `It bears the code of the last closed day, ${clinicDay(day)}.`,
    noCode: 'No day of this time is closed, so the book bears no day-close code.',
  },
  where: 'Where to',
  stick: (folder: string) => `Stick ${folder}`,
  choose: 'Into a folder that I choose',
  printer: (jobs: number) =>
    jobs > 1
      ? `Onto paper (long: the printer’s window opens ${number(jobs)} times, once for each part)`
      : 'Onto paper',
  make: 'Make the book',
  progress: {
    title: 'The book is being made',
    measuring: (done: number, total: number) => `Laying out line ${number(done)} of ${number(total)}`,
    drawing: (done: number, total: number) => `Page ${number(done)} of ${number(total)}`,
    starting: 'Reading the register …',
    goOn: 'The counter is not held up. Leave this screen open until it is done.',
    cancel: 'Stop',
  },
  done: {
    saved: 'The book is saved',
    printed: 'The book was sent to the printer',
    cancelled: 'Nothing was made',
    cancelledText: 'No folder was chosen, or the printer’s window was closed.',
    text: (file: string, rows: number, pages: number) =>
      `${file}: ${counted(rows, 'line', 'lines')}, ${counted(pages, 'page', 'pages')}.`,
    spooler: 'The computer’s print queue may keep a copy of what was printed for a while.',
    stopped: 'Stopped. Nothing was left behind.',
  },
  card: {
    title: 'Client card',
    lead: 'One client’s card for the file, by register number, without a name. What a client may see of their own record is printed on the client’s page, under Care.',
    number: 'Register number',
    numberHow: 'The number in the register, not the card’s digits.',
    make: 'Show the card',
    paper: (registerNumber: number) => `Client card No. ${registerNumber}`,
    file: (registerNumber: number) => `client-card-${registerNumber}`,
    rows: {
      sex: 'Sex',
      born: 'Born',
      enrolled: 'In the register since',
      sessions: 'Counselling sessions',
      lastSession: (day: string) => `, the last on ${clinicDay(day)}`,
      followUps: 'Follow-ups made',
      next: 'Next appointment',
    },
    none: 'none',
    treatments: 'Treatments',
    treatmentColumns: { kind: 'What', entry: 'How it began', from: 'From', until: 'Until', why: 'Ended by' },
    orders: 'Dose orders, the newest first',
    orderColumns: {
      drug: 'Medicine',
      kind: 'Kind',
      amount: 'A day',
      from: 'From',
      until: 'Until',
      by: 'Prescriber',
    },
    amounts: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
    before: (count: number) => `Older than these: ${counted(count, 'order', 'orders')}.`,
    noOrders: 'No dose was ever ordered.',
    absences: 'Away',
    away: (kind: string, from: string, back: string | null) =>
      `${kind}: from ${clinicDay(from)}${back === null ? '' : `, back on ${clinicDay(back)}`}`,
    days: 'The last sixty days, where something was due or came',
    dayColumns: { day: 'Day', mark: 'What it was', amount: 'Dose' },
    noDays: 'Nothing was due and nothing was given.',
    note: 'Without notes, test results, name and address: they stay in the register.',
  },
  paper: {
    period,
    draft: 'DRAFT: a day of this time is not closed',
    title: (book: BookKind, product: string | null): string =>
      product === null ? titles[book] : `${titles[book]}: ${product}`,
    code: (day: string, code: string) => `Code of ${clinicDay(day)}: ${code}`,
    empty: 'Nothing was written down in this time.',
    client: 'Client',
    day: 'Date',
    time: 'Time',
    by: 'By',
    remarks: 'Remarks',
    voided: (why: string) => `VOIDED: ${why}`,
    doses: {
      medicine: 'Medicine',
      dose: 'Dose',
      inHand: 'In hand',
      batch: 'Batch',
      ended: 'How it ended',
      states,
      nothing: '–',
      home: (day: string) => `Carried home for ${clinicDay(day)}`,
      passport: (day: string) => `Claimed for another site, ${clinicDay(day)}`,
      guest: 'Guest of another site',
      slot: (slot: number) => `time ${number(slot)} of the day`,
      noCard: (why: string) => `no card: ${why}`,
      sheet: (sheet: number) => `from paper sheet ${number(sheet)}`,
      redose: 'given again on a doctor’s order',
      suspected: 'diversion suspected',
      confirmed: 'diversion confirmed',
    },
    counselling: {
      time: 'Begun',
      minutes: 'Min.',
      kind: 'Kind',
      where: 'Where',
      clients: 'Clients',
      family: 'Family',
      topics: 'Topics',
      next: 'Next date',
      counsellor: 'Counsellor',
    },
    followUp: {
      after: 'After',
      discharged: 'Discharged',
      step: 'Of the plan',
      between: 'between',
      steps: (step: number) => `No. ${number(step)}`,
      where: 'Where',
      met: 'Met',
      outcome: 'Outcome',
      evidence: 'Known by',
      nobody: 'not known',
      route: (route: number) => `route list ${number(route)}`,
    },
  },
} as const

export const bookReasons: ReasonWords = {
  period_in_future: () => 'This day has not come yet.',
  period_too_long: ({ days }) =>
    `A book covers at most ${number(Number(days))} days. Make two books of a longer time.`,
  one_day_only: () => 'You make the dose register of one day. Give the same day twice, or ask the manager.',
  book_running: () => 'A book is being made already. Wait until it is done, or stop it.',
  book_locked: () => 'The register was locked meanwhile, so no book was made.',
}
