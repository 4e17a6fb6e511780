import type { AppointmentOutcome } from '../../../shared/records/appointment.ts'
import { clinicDay, counted, monthName, number, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const outcomes: Record<AppointmentOutcome, string> = {
  kept: 'Came',
  missed: 'Did not come',
  cancelled: 'Cancelled',
  moved: 'Moved to another date',
}

/** Agreed dates: the calendar, the client's page, slips. */
export const appointments = {
  title: 'Calendar',
  lead: 'Agreed dates of a week. Arrow keys go from one to the next; Enter says what became of it.',
  outcomes,
  week: (from: string) => `Week of ${clinicDay(from)}`,
  before: 'Week before',
  after: 'Week after',
  thisWeek: 'This week',
  whose: 'Whose dates',
  everybody: 'Everybody’s',
  anybody: 'Nobody in particular',
  make: 'Agree a date',
  slips: 'Print slips',
  day: (day: string) => `${weekday(day)}, ${clinicDay(day)}`,
  dayShort: (day: string) =>
    `${weekday(day).slice(0, 3)} ${Number(day.slice(8))} ${monthName(day).slice(0, 3)}`,
  today: 'Today',
  closed: 'Clinic closed',
  anyTime: 'any time',
  noneThisWeek: 'Nothing is agreed for this week. Press Alt+N to agree a date, or do it on a client’s page.',
  noneOnDay: 'Nothing agreed',
  overdue: (count: number) =>
    count === 1
      ? 'Of one date that is over nobody said what became of it'
      : `Of ${number(count)} dates that are over nobody said what became of them`,
  columns: { time: 'Time', client: 'Client', what: 'What for', who: 'With', outcome: 'What became of it' },
  waiting: 'waiting',
  open: 'Waiting: say what became of it',
  client: (registerNumber: number, called: string | null) =>
    called === null ? number(registerNumber) : `${number(registerNumber)} ${called}`,
  form: {
    title: 'Agree a date',
    titleFor: (registerNumber: number) => `Agree a date with client ${registerNumber}`,
    number: 'Register number',
    numberHow: 'Type it, or scan the card.',
    date: 'Date',
    dateHow: 'Such as 17 Feb 2026, or +14 for two weeks from today.',
    dateIs: (day: string) => `${weekday(day)}, ${clinicDay(day)}`,
    time: 'Time, if agreed',
    timeHow: 'Hours and minutes, such as 9:30. Empty: any time of the day.',
    kind: 'What for',
    who: 'With whom',
    save: 'Agree the date',
    saved: 'The date is agreed.',
  },
  end: {
    title: (registerNumber: number, day: string) => `Client ${registerNumber}, ${clinicDay(day)}`,
    what: 'What became of it?',
    save: 'Save',
    newDate: 'New date',
  },
  client_: {
    title: 'Agreed dates',
    none: 'No date is agreed.',
    earlier: 'Earlier dates',
    overdue: 'over: say what became of it',
  },
  slip: {
    title: 'Slips',
    fileName: 'slips',
    please: 'Please come on',
    at: (time: string) => `at ${time}`,
    anyTime: 'during opening hours',
    bring: 'If you cannot come, please tell us before.',
    number: (registerNumber: number) => String(registerNumber),
    count: (count: number) => counted(count, 'slip', 'slips'),
    none: 'No date of this week still waits: there is nothing to print.',
  },
} as const

export const appointmentReasons: ReasonWords = {
  appointment_in_past: () => 'This time is over. Choose a later one.',
  appointment_too_far: () => 'This is more than a year ahead. Choose an earlier day.',
  appointment_twice: () => 'The client has such a date on that day already.',
  appointment_overlaps: () => 'This person has another date at that minute. Choose another time.',
  appointment_ended: () => 'Somebody said already what became of this date.',
  appointment_to_come: () => 'This day has not come yet. It can be cancelled or moved.',
  nobody_there: () => 'This person no longer works here. Choose somebody else.',
}

export const appointmentNeeds: ReasonWords = {
  appointments_today: ({ count }) =>
    Number(count) === 1
      ? 'One person is expected by you today.'
      : `${number(Number(count))} people are expected by you today.`,
  appointments_overdue: ({ count }) =>
    Number(count) === 1
      ? 'One agreed date is over and nobody said what became of it.'
      : `${number(Number(count))} agreed dates are over and nobody said what became of them.`,
}
