import type { SettingName } from '../../../shared/records/setting.ts'
import { number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const names: Record<SettingName, { label: string; how: string }> = {
  'counter.stopwatch': {
    label: 'Counter stopwatch',
    how: 'Shows how long a dose takes from scan to given, by the hour of the day. Never by person.',
  },
  'counter.client_window': {
    label: 'Window turned to the client',
    how: 'A second window shows the amount and a tick, and nothing else. For a second screen at the counter.',
  },
  'services.places': {
    label: 'Places where people are met',
    how: 'One a line. The contact grid of the Services screen offers them.',
  },
  'backup.weekday': {
    label: 'Weekday of the backup',
    how: 'Home reminds whoever makes backups from this day on.',
  },
  'returns.due_day': {
    label: 'Day of the monthly return',
    how: 'Home asks for last month’s return from this day of the month on.',
  },
  'follow_up.template': {
    label: 'Dates of follow-ups',
    how: 'Weeks (w) and months (m) after a discharge, between blanks: 1w 2w 4w 2m 3m 6m 12m. Plans that have begun keep theirs.',
  },
  'rehabilitation.phases': {
    label: 'Phases of a stay',
    how: 'One a line, the first one first.',
  },
  'rehabilitation.duties': {
    label: 'Duties in the house',
    how: 'One a line.',
  },
  'counselling.topics': {
    label: 'Topics of sessions',
    how: 'One a line; digits choose the first nine in the session form.',
  },
  'counselling.instruments': {
    label: 'Questionnaires',
    how: 'Asked at intake, after three months and at the close, and due on the counsellor’s My day.',
  },
}

/** What a site may set. */
export const settings = {
  title: 'Settings',
  lead: 'How this site works with the register. Clinical rules are not here: the doctor signs them on the Rules screen.',
  names,
  counter: 'Counter',
  counselling: 'Counselling',
  saveTopics: 'Save the topics',
  savedList: (label: string) => `${label}: saved.`,
  topicsLimits:
    'From 1 to 24 lines of 2 to 60 letters. Sessions keep the topics that they were written with.',
  saved: (label: string, on: boolean) => `${label} is ${on ? 'on' : 'off'} now.`,
  stopwatch: {
    title: 'Counter times',
    lead: 'From the scan to given, by the hour of the day, over the last 30 days. By site, never by person.',
    columns: {
      hour: 'Hour',
      doses: 'Doses',
      median: 'Half took no longer than',
      slow: 'Nine of ten took no longer than',
    },
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    seconds: (seconds: number) => (seconds === 1 ? '1 second' : `${number(seconds)} seconds`),
    none: 'No dose was given at the counter in these 30 days.',
    open: 'Look at the times',
  },
} as const

export const settingsReasons: ReasonWords = {
  setting_not_possible: () => 'This setting cannot have that value.',
  stopwatch_off: () => 'The stopwatch is switched off. The manager switches it on under Settings.',
}
