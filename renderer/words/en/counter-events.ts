import type { DiversionSeen } from '../../../shared/contract/counter-events.ts'
import type { LastOpioid } from '../../../shared/records/induction.ts'
import { amount, counted, inWords } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const because = (source: unknown) => (typeof source === 'string' && source !== '' ? ` (${source})` : '')

export const induction = {
  ask: (slot: number) => (slot === 1 ? 'Ask and look before the first dose' : 'Look again before the top-up'),
  title: 'Before the first dose',
  titleTopUp: 'Before the top-up',
  lead: 'It is kept with this dose. What the rules then say stands on the counter.',
  lastOpioid: 'Which opioid was taken last?',
  opioids: {
    short: 'Heroin, or another that passes in hours',
    long: 'Methadone, or another that lasts for days',
    buprenorphine: 'Buprenorphine',
    none: 'None since days or weeks',
    unknown: 'Does not know, or does not say',
  } satisfies Record<LastOpioid, string>,
  hoursAgo: 'How many hours ago?',
  hoursAgoHow: 'Empty if the client does not know. Three days are 72.',
  hoursWrong: 'Type the hours as a number from 0 to 2000, or leave it empty.',
  sedation: 'Awake?',
  sedations: { awake: 'Awake, and speaks clearly', drowsy: 'Drowsy', hard_to_wake: 'Hard to wake' },
  breathing: 'Breathing',
  breathings: { normal: 'Normal', slow: 'Slow or shallow' },
  alcohol: 'Alcohol today?',
  benzodiazepines: 'Benzodiazepines or other sleeping tablets today?',
  yesNo: { no: 'No', yes: 'Yes' },
  pregnancy: 'Pregnant?',
  pregnancies: { no: 'No', yes: 'Yes', unsure: 'Not sure' },
  missing: (what: string) => `Answer this: ${what.replace(/\?$/, '').toLowerCase()}.`,
  save: 'Save what was asked and seen',
  saved: (time: string, name: string) => `${time} saved. ${name}, asked and seen.`,
  again: 'Ask and look again',
  decide: 'Doctor: decide',
  decideTitle: 'The doctor decides',
  decideLead: 'With the doctor’s own PIN, also at the nurse’s counter.',
  goOn: { go_on: 'Give the dose all the same', no: 'No dose today' },
  doctor: 'Which doctor?',
  reason: 'Reason (no names)',
  reasonMissing: 'Say why, in at least three letters.',
  choiceMissing: 'Choose what the doctor decides.',
  decideSave: 'Sign the decision',
}

export const reDose = {
  order: 'Order it again (re-dose)',
  title: 'Re-dose: give again what was lost',
  lost: { spilled: 'Spilled', vomited: 'Vomited' },
  what: (state: 'spilled' | 'vomited', dose: string, minutes: number | null) =>
    `${dose} ${state === 'spilled' ? 'were spilled' : `were vomited, ${counted(minutes ?? 0, 'minute', 'minutes')} after the dose`}.`,
  most: (dose: string) => `The rules allow at most ${dose} again, once.`,
  amount: 'Amount to give again',
  amountMissing: 'Type the amount in mg.',
  again: 'Type the amount again',
  againHow: 'So that a slip of a digit is seen.',
  againDiffers: 'The two amounts differ. Type the one that the doctor named.',
  who: 'How does the doctor order it?',
  ways: {
    here: 'The doctor is here, and signs with PIN',
    telephone: 'By telephone, read back; the doctor signs later',
  },
  doctor: 'Which doctor?',
  doctorMissing: 'Choose the doctor.',
  reason: 'Reason (no names)',
  reasonMissing: 'Say why, in at least three letters.',
  readBack: (dose: string) => `I read back to the doctor: ${dose}, again.`,
  readBackMissing: 'Read it back, and say so here.',
  save: 'Save the order',
  no: 'It cannot be given again',
  saved: (time: string, name: string) => `${time} saved. The dose of ${name} is ordered again: give it now.`,
  againMark: 're-dose',
}

const seen: Record<DiversionSeen, string> = {
  kept_in_mouth: 'Kept it in the mouth',
  hid_it: 'Hid it in hand or clothes',
  spat_it_out: 'Spat it out and kept it',
  handed_over: 'Handed it to somebody',
  other: 'Something else',
}

export const diversion = {
  choose: 'Looks as if it was not swallowed (diversion)',
  seenTitle: 'What was seen?',
  seen,
  /** `hid_it: behind the belt` as it is stored. */
  seenText: (stored: string) => {
    const [code = '', ...own] = stored.split(': ')
    const kinds: Record<string, string> = seen
    return [kinds[code] ?? code, ...own].join(': ')
  },
  note: 'In your own words (no names)',
  noteMissing: 'Say what was seen.',
  save: 'Save the suspicion',
  saved: (time: string, name: string) => `${time} saved. A doctor reviews what was seen of ${name}.`,
  mark: { suspected: 'Diversion suspected', confirmed: 'Diversion confirmed' },
  review: 'Review',
  reviewTitle: 'Was it diversion?',
  reviewLead:
    'Unfounded leaves the counter and the lists. Confirmed: the dose counts as not taken, and it is said at the next doses.',
  confirmed: { yes: 'Confirmed: it was not swallowed', no: 'Unfounded' },
  reason: 'Why (no names)',
  reasonMissing: 'Say why, in at least three letters.',
  choiceMissing: 'Choose confirmed or unfounded.',
  reviewSave: 'Save the review',
}

const notices = {
  dose_again: (lost: 'spilled' | 'vomited', dose: string) =>
    `Re-dose by a doctor’s order, for ${dose} that ${lost === 'spilled' ? 'were spilled' : 'were vomited'}`,
  diversion_suspected: (day: string) => `Diversion suspected on ${day}: a doctor reviews it. Look closely`,
  diversion_confirmed: (day: string) => `Diversion confirmed on ${day}: look closely`,
}

export const counterEvents = {
  notices,
  lost: 'Lost doses of today',
  reDosesToSign: 'Re-doses by telephone, to sign',
  suspected: 'Suspected diversion, to review',
  by: (name: string, at: string) => `${name}, ${at}`,
  signed: (prescriber: string, by: string) => `Ordered by ${prescriber} by telephone, typed by ${by}`,
  signTitle: 'Sign the re-dose',
  sign: 'Sign',
}

/** Needs, as Home says them. */
export const counterNeeds: ReasonWords = {
  doses_lost: ({ count }) =>
    `${Number(count) === 1 ? 'One dose was' : `${inWords(Number(count))} doses were`} spilled or vomited today: give again, or not?`.replace(
      /^./,
      (c) => c.toUpperCase(),
    ),
  re_doses_to_sign: ({ count }) =>
    `${counted(Number(count), 're-dose', 're-doses')} by telephone to sign`.replace(/^./, (c) =>
      c.toUpperCase(),
    ),
  diversions_to_review: ({ count }) =>
    `${counted(Number(count), 'suspected diversion', 'suspected diversions')} to review`.replace(/^./, (c) =>
      c.toUpperCase(),
    ),
}

export const counterEventReasons: ReasonWords = {
  induction_not_asked: ({ slot }) =>
    slot === 1
      ? 'First dose of this order: first ask for the last opioid, look for withdrawal, drowsiness and breathing.'
      : 'A top-up: first look again for withdrawal, drowsiness and breathing.',
  induction_asked_long_ago: () => 'What was asked before is too long ago. Ask and look again.',
  induction_wait: ({ untilTime, until }) =>
    until === null || until === undefined
      ? 'Too early for this dose. Look again in an hour or two.'
      : `Too early for this dose${untilTime ? `. Not before ${untilTime}; then ask and look again` : ''}.`,
  induction_doctor: () => 'A doctor decides about this dose of the induction.',
  induction_not_asked_for: () => 'Nothing waits for these questions now. Look at the client again.',
  induction_decided: () => 'A doctor decided about this already.',
  induction_before_first: () => 'Answer what is asked before a first dose.',
  pregnancy_not_asked: () => 'Ask about pregnancy.',
  cows_too_low: ({ total, atLeast, source }) =>
    `COWS ${total}, and at least ${atLeast} are wanted${because(source)}.`,
  too_soon_after_short: ({ hours, source }) =>
    `Less than ${counted(Number(hours), 'hour', 'hours')} since heroin or the like${because(source)}.`,
  too_soon_after_long: ({ hours, source }) =>
    `Less than ${counted(Number(hours), 'hour', 'hours')} since methadone or the like${because(source)}.`,
  last_opioid_unknown: ({ source }) => `Nobody knows when the last opioid was taken${because(source)}.`,
  drowsy: () => 'Drowsy: withheld (WHO).',
  hard_to_wake: () => 'Hard to wake: withheld (WHO). Call the doctor now, naloxone at hand.',
  slow_breathing: () => 'Slow breathing: withheld (WHO). Call the doctor now, naloxone at hand.',
  alcohol_taken: () => 'Alcohol today: the doctor decides (WHO).',
  benzodiazepines_taken: () => 'Benzodiazepines today: the doctor decides (WHO).',
  pregnant: () => 'Pregnant: the doctor decides.',
  pregnancy_unsure: () => 'Perhaps pregnant: the doctor decides.',
  no_withdrawal_left: ({ total }) => `COWS ${total}: no withdrawal is left that a top-up would answer.`,
  doctor_said_no: () => 'The doctor said: no dose today.',
  redose_other_day: () => 'That dose is of another day. Only a dose of today is given again.',
  redose_ordered_already: () => 'It was ordered again already. A dose is given again once.',
  redose_telephone_not_allowed: () => 'The signed rules allow no orders by telephone.',
  vomited_not_repeated: ({ source }) =>
    `A vomited dose of this medicine is not given again${because(source)}.`,
  vomited_too_late: ({ minutes, within, source }) =>
    `Vomited ${counted(Number(minutes), 'minute', 'minutes')} after the dose; only within ${Number(within)} it is given again${because(source)}.`,
  vomited_not_seen: ({ source }) => `Nobody of the staff saw it${because(source)}.`,
  redose_above_most: ({ mostMicrograms }) => `At most ${amount(Number(mostMicrograms))} may be given again.`,
}
