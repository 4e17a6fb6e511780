import { clinicDay, counted, weekday } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const long = (day: string) => `${weekday(day)}, ${clinicDay(day)}`

/** A clock that was wrong, set right by two keyholders. */
export const clock = {
  title: 'Clock',
  lead: 'When this computer’s clock was wrong and a clinic day was opened in the future, a manager and another keyholder take it back. All that was written down is kept.',
  now: (text: string) => `This computer says: ${text}`,
  nowHow: 'If that is wrong, set the computer’s clock right first, then come back here.',
  good: 'No clinic day lies in the future, and the clock shows no time before the last entry.',
  ahead: (day: string) => `The clinic day of ${long(day)} lies in the future`,
  empty: 'No dose was written on it. It is taken back, and the right day is opened afterwards.',
  withDoses: (doses: number) =>
    `${doses === 1 ? 'One dose was' : `${counted(doses, 'dose', 'doses')} were`} written on it. They are kept, and belong to the day that it really was.`,
  closeFirst: 'Close it first: its doses and stock are written down, then it is taken back.',
  toClose: 'Go to Close the day',
  trueDay: 'What day was it really?',
  trueDayHow: (before: string | null) =>
    before === null
      ? 'Nobody doses on that day again.'
      : `After ${clinicDay(before)}. Nobody doses on that day again.`,
  behind: (when: string) => `The register has seen a later time: ${when}`,
  behindHow:
    'The clock was ahead then, or is behind now. If it is right now, the later time is forgotten, and days open without a second person again.',
  reason: 'What happened to the clock?',
  reasonHow: 'A few words, such as: the battery was empty.',
  reasonMissing: 'Write a few words.',
  passphrase: 'Passphrase of another keyholder, who agrees',
  passphraseMissing: 'The other keyholder types their passphrase.',
  takeBack: 'Take this day back',
  forget: 'The clock is right now',
  pinTitle: 'Your signature',
  pinLead: (day: string | null) =>
    day === null
      ? 'You say that the clock is right now.'
      : `You say that ${long(day)} was opened by mistake, and take it back.`,
  done: 'It is set right.',
  history: 'Set right before',
  taken: (day: string | null, trueDay: string | null) =>
    day === null
      ? 'A later time was forgotten'
      : trueDay === null
        ? `${clinicDay(day)} was taken back`
        : `${clinicDay(day)} was really ${clinicDay(trueDay)}`,
} as const

export const clockReasons: ReasonWords = {
  clock_is_right: () => 'The clock shows no time before the last entry. There is nothing to set right.',
  day_not_ahead: () => 'This day does not lie in the future. Look at the computer’s clock.',
  close_the_day_first: () => 'Doses were written on this day. Close it first.',
  true_day_missing: () => 'Type what day it really was.',
  true_day_not_wanted: () => 'Nothing was dosed on it, so no day is wanted.',
  true_day_taken: ({ before }) =>
    `It came after ${before ? clinicDay(String(before)) : 'the last clinic day'}. Type a later day.`,
  true_day_ahead: () => 'That day is still to come. Look at the computer’s clock.',
  day_has_been: () => 'This clinic day has been already. A day opens only once.',
}
