import type {
  AttendedHow,
  PlaceKind,
  ReferralEndReason,
  ReferralPurpose,
} from '../../../shared/records/referral.ts'
import { capital, clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const purposes: Record<ReferralPurpose, string> = {
  hiv_test: 'HIV test',
  hiv_care: 'HIV care (ART)',
  hepatitis_test: 'Hepatitis test',
  hepatitis_care: 'Hepatitis care',
  tb_test: 'TB test',
  tb_care: 'TB care (DOTS)',
  sti: 'STI care',
  abscess: 'Abscess care',
  hospital: 'Hospital',
  mental_health: 'Mental health',
  detox: 'Detoxification',
  rehabilitation: 'Rehabilitation',
  ost: 'OST elsewhere',
  skill_training: 'Skill training',
  job_placement: 'Work',
  legal: 'Legal help',
  shelter: 'Shelter',
  social: 'Social support',
  other: 'Something else',
}
const kinds: Record<PlaceKind, string> = {
  hospital: 'Hospital or clinic',
  testing: 'Testing centre',
  treatment_of_hiv: 'ART centre',
  tb_centre: 'TB centre',
  treatment_centre: 'Treatment centre',
  training: 'Training',
  employer: 'Employer',
  legal: 'Legal aid',
  shelter: 'Shelter',
  office: 'Office',
  other: 'Other',
}
const hows: Record<AttendedHow, string> = {
  slip: 'The slip came back',
  went_along: 'Somebody of us went along',
  place_says: 'The place says so',
  client_says: 'The client says so',
}
const ends: Record<ReferralEndReason, string> = {
  declined: 'The client does not want it',
  not_needed: 'No longer needed',
  could_not_go: 'Could not go',
  entered_by_mistake: 'Entered by mistake',
}

/** Referrals: where people are sent, whether they went, and what came of it. */
export const referrals = {
  title: 'Referrals',
  lead: 'Who was sent where, who went, and of whom the result is known.',
  purposes,
  kinds,
  hows,
  ends,
  hidden: 'Health care',
  stages: {
    referred: 'referred',
    overdue: 'overdue: ask',
    attended: 'went; result not known',
    result_known: 'result known',
    ended: 'ended',
  },
  list: {
    title: 'Waiting',
    caption: 'Referrals',
    none: 'Nobody waits. Alt+N makes a referral by register number, F3 on the client’s page.',
    overdueOnly: 'Show only overdue',
    note: (count: number, overdue: number) =>
      capital(
        `${counted(count, 'referral', 'referrals')} shown, ${overdue === 0 ? 'none' : number(overdue)} overdue; the earliest date first.`,
      ),
    settled: 'Show settled ones of 90 days too',
    columns: { number: 'Number', purpose: 'For', place: 'To', day: 'Referred', by: 'By', stage: 'Now' },
  },
  scan: {
    field: 'Slip that came back',
    how: 'Scan it, or type its 16 digits and press Enter.',
    marked: (registerNumber: number, place: string) =>
      `Number ${registerNumber} went to ${place}: written down.`,
    known: (registerNumber: number, place: string) => `Number ${registerNumber} at ${place}: known before.`,
  },
  client: {
    title: 'Referrals',
    make: 'New referral',
    none: 'Nobody has referred this client yet.',
    lead: 'Where the client was sent, and what came of it.',
    backToSession: 'Back to Counselling',
    back: 'Back to the client',
  },
  form: {
    title: 'New referral',
    number: 'Register number',
    purpose: 'For what',
    place: 'To whom',
    noPlaces: 'No place is in the directory yet. Add it under Referrals, Directory.',
    by: 'To go by',
    note: 'Note for us',
    save: 'Refer and make the slip',
    choose: 'Choose …',
  },
  open: {
    title: (registerNumber: number) => `Referral of number ${registerNumber}`,
    rows: {
      to: 'To',
      for: 'For',
      by: 'To go by',
      went: 'Went',
      result: 'Result known',
      ended: 'Ended',
      made: 'Made by',
      note: 'Note',
      address: 'Address',
      phone: 'Phone',
      hours: 'Open',
    },
    went: (day: string, how: AttendedHow | null) =>
      how === null ? clinicDay(day) : `${clinicDay(day)} (${hows[how].toLowerCase()})`,
    slip: 'Slip',
    attended: 'The client went',
    result: 'The result is known',
    readResult: 'Read the result',
    readHow: 'Reading it is a line of the ledger.',
    end: 'End it',
    client: 'Open the client',
    nothingWritten: 'Nothing was written beside the date.',
  },
  attended: { title: 'The client went', day: 'On which day', how: 'How do we know?', save: 'Write it down' },
  result: {
    title: 'The result is known',
    day: 'Since when',
    note: 'What the place found or did',
    noteHow: 'Only doctors and counsellors can read it.',
    save: 'Write it down',
  },
  end: { title: 'End the referral', why: 'Why?', save: 'End it' },
  slip: {
    title: 'Slip',
    head: 'Please tick and give this slip back',
    came: 'Came on: _______________________',
    stamp: 'Stamp or sign: _______________________',
    bring: 'Bring this slip back to those who gave it to you.',
    qr: 'The square with the number of the slip',
    to: (name: string) => `To: ${name}`,
  },
  places: {
    title: 'Directory of places',
    lead: 'Where people are sent, learn and work.',
    open: 'Directory',
    none: 'No place is written down yet. Press Alt+N and write the first one.',
    add: 'New place',
    edit: 'Correct',
    end: 'Take out',
    endTitle: (name: string) => `Take ${name} out of the directory`,
    endLead: 'It stays in the referrals that were made to it.',
    columns: { name: 'Place', kind: 'Kind', address: 'Address', phone: 'Phone', hours: 'Open', act: '' },
    name: 'Name',
    kind: 'Kind',
    address: 'Address',
    phone: 'Phone',
    hours: 'Open when',
    save: 'Save the place',
    print: 'Print the directory',
    caption: 'Places',
  },
  numbers: {
    title: 'Numbers',
    lead: 'Of those referred in the period: who went, and of whom the result is known, as known today. Entered by mistake is left out.',
    columns: { purpose: 'For', referred: 'Referred', attended: 'Went', resultKnown: 'Result known' },
    all: 'All',
    none: 'Nobody was referred in this period.',
  },
} as const

export const referralReasons: ReasonWords = {
  by_day_past: () => 'This day has passed. Choose today or later.',
  name_missing: () => 'Type the name of the place.',
  place_ended: () => 'This place is no longer in the directory. Choose another one.',
  place_known: () => 'A place of this name is in the directory already.',
  client_died: () => 'This client’s death is written down.',
  attended_known: () => 'It is known already that the client went.',
  attended_before_referral: () => 'This day is before the referral.',
  result_known: () => 'The result is known already.',
  result_before_attended: () =>
    'Write down first that the client went; the result comes on that day or later.',
  referral_ended: () => 'This referral has ended.',
  referral_was_attended: () => 'The client went, so it cannot end in this way.',
  not_a_referral_slip: () => 'This is not a slip of a referral.',
  slip_of_other_site: () => 'This slip is from another site.',
  slip_unknown: () => 'No referral has this slip.',
}

export const referralNeeds: ReasonWords = {
  referrals_overdue: ({ count }) =>
    Number(count) === 1
      ? 'A referral is overdue: ask whether the client went.'
      : `${number(Number(count))} referrals are overdue: ask whether the clients went.`,
}
