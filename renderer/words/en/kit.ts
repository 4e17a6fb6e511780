import { clinicDay, weekday } from '../format.ts'

/** Fields, dialogs and tables that many screens share. */
export const kit = {
  notAnswered: 'Not answered yet.',
  pin: {
    who: 'Who?',
    chooseWho: 'Choose a name',
    ofSelf: (name: string) => `PIN of ${name}`,
    ofOther: 'Their PIN',
    confirm: 'Confirm',
    owe: 'Nobody else is here',
    oweHow: 'It is saved now; a colleague signs it within seven days.',
  },
  date: {
    how: 'Day, month, year: 3 Feb 2026 or 03/02/2026',
    shown: (day: string) => `${weekday(day)}, ${clinicDay(day)}`,
    which: 'Which day do you mean?',
    empty: 'Type a date, such as 3 Feb 2026.',
    not_a_date: 'This is no date. Type day, month and year, such as 3 Feb 2026.',
    ambiguous: 'This can be read as two days. Choose one of them.',
  },
  amount: {
    empty: 'Type an amount in mg.',
    not_an_amount: 'This is no amount. Type a number in mg, such as 8 or 0.4.',
    comma: 'Write a decimal point, not a comma: 1.5. A comma stands only between thousands: 1,200.',
    too_fine: 'At most three digits after the point.',
    mg: 'mg',
  },
  draft: {
    back: (when: string) => `What you typed at ${when} is back.`,
    drop: 'Throw it away',
  },
  table: {
    keys: 'Arrow keys move from row to row, Enter opens one.',
    rows: (count: string) => `${count} rows`,
  },
  folders: {
    none: 'No stick is in. Put one in and look again, or choose a folder.',
    lookAgain: 'Look again',
    choose: 'Choose another folder',
  },
  pages: { before: 'Rows before', after: 'Next rows' },
  reason: (digit: number) => `key ${digit}`,
  client: {
    number: (value: string) => `No. ${value}`,
    age: (years: string) => `${years} years`,
    noPhoto: 'No photo',
    photoOf: (name: string) => `Photo of ${name}`,
  },
} as const
