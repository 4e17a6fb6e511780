import { clinicDay, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Why a register that is there cannot be opened. */
const trouble = {
  damaged:
    'The register’s file is damaged. Nothing was changed. Call the office: the last backup brings it back.',
  newer_program: 'This register was written by a newer version of the program. Install the newer version.',
  key_file_damaged: 'The register’s key file is damaged. Call the office; do not delete anything.',
  rolled_back:
    'An older copy of the register was put in place of the newest one. Call the office before anything is entered.',
} as const

/** Passphrase, PIN, and the clinic day. */
export const doors = {
  locked: {
    title: 'Open the register',
    lead: 'A keyholder types their passphrase. It is asked in the morning, after twelve hours, and after the power failed.',
    passphrase: 'Passphrase',
    how: 'Type the first letters of a word; Tab takes the word that is offered.',
    show: 'Show what is typed',
    hide: 'Hide what is typed',
    open: 'Open',
    not: 'Not opened',
    opening: 'Opening …',
    take: (word: string) => `Tab takes “${word}”`,
    trouble,
  },
  signIn: {
    title: 'Who is here?',
    lead: 'Choose your name and enter your PIN.',
    pin: (name: string) => `PIN of ${name}`,
    pinHow: 'Six digits. It is checked as soon as the sixth is typed.',
    not: 'Not signed in',
    off: 'PIN switched off',
    letWork: (name: string) =>
      `The PIN of ${name} was switched off after ten wrong tries. A keyholder’s passphrase lets it work again.`,
    letWorkNow: 'Let the PIN work again',
    notYet: 'The PIN is still switched off',
    nobody: 'No person of the staff has access. A keyholder restores a backup or calls the office.',
    panic: 'Close the register',
  },
  day: {
    first: 'Open the day first',
    firstFor: (screen: string) => `${screen} needs an open clinic day.`,
    wait: 'Nobody has opened the clinic day yet. A nurse, doctor, counsellor, manager or data person opens it.',
    lead: 'Look at a calendar, not at this computer, and type today’s date. All entries belong to this day until it is closed.',
    last: (day: string) => `The last clinic day was ${weekday(day)}, ${clinicDay(day)}.`,
    none: 'This is the first clinic day of the register.',
    date: 'Today’s date',
    open: 'Open the day',
    doubt: 'Please make sure',
    reason: 'Why is it right all the same?',
    reasonHow: 'A few words, such as: the computer’s battery was empty.',
    reasonMissing: 'Write a few words.',
    second: 'A second person looks at the date',
    secondLead: (day: string) =>
      `They say that today is ${weekday(day)}, ${clinicDay(day)}, and enter their own PIN.`,
    change: 'Type another date',
    goOn: 'The date is right',
    notClosed: (day: string) => `The clinic day of ${weekday(day)}, ${clinicDay(day)}, is still open.`,
    notClosedHow: 'Everything entered now belongs to that day. Close it, late, then open today.',
    close: 'Close that day',
  },
} as const

const say = (value: unknown) => `${weekday(String(value))}, ${clinicDay(String(value))}`

export const doorsReasons: ReasonWords = {
  damaged: () => trouble.damaged,
  newer_program: () => trouble.newer_program,
  key_file_damaged: () => trouble.key_file_damaged,
  rolled_back: () => trouble.rolled_back,
  register_closed: () => 'The register was closed meanwhile. Open it with a passphrase.',
  day_still_open: ({ last }) => `The clinic day of ${say(last)}, is still open. Close it first.`,
  day_not_after_last: ({ last }) =>
    `The last clinic day was ${say(last)}. A day only opens after it, never again; look at the date once more. If that day was opened by mistake, a manager and another keyholder take it back: the manager’s Home leads there.`,
  day_not_calendar: ({ typed, calendar }) =>
    `You typed ${say(typed)}. This computer’s calendar says ${say(calendar)}.`,
  clock_behind: () => 'This computer’s clock shows a time before the last entry: it was set back.',
  clock_jumped: () => 'This computer’s clock was changed while the register was open.',
  day_long_gap: ({ last }) => `More than a week has passed since the last clinic day, ${say(last)}.`,
}
