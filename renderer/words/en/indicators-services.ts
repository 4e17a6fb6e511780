import type { IndicatorWords } from './indicators.ts'

export const serviceIndicators: Readonly<Record<string, IndicatorWords>> = {
  sessions: {
    title: 'Sessions',
    counts: 'Sessions held in the period, by kind. Those that were taken back are left out.',
  },
  counselled: {
    title: 'Had a session',
    counts: 'Of those below, the clients who were at one session or more in the period.',
    of: 'Clients who were active in substitution treatment on any day of the period.',
  },
  group_meetings: {
    title: 'Group meetings',
    counts: 'Meetings of peer and self-help groups that were held.',
  },
  group_attendance: {
    title: 'Who was there',
    counts: 'Presences at those meetings: somebody at two meetings counts twice.',
  },
  detox_started: {
    title: 'Admitted to detoxification',
    counts: 'Admissions by the day of admission and by place.',
  },
  detox_ended: {
    title: 'Ended detoxification',
    counts: 'Discharges and deaths by their day, by outcome.',
    of: 'All that ended in the period.',
  },
  detox_talks: {
    title: 'Counselling around detoxification',
    counts: 'Talks before and after, by their day.',
  },
  follow_ups_done: {
    title: 'Follow-ups done of those due',
    counts: 'Of those below, the dates whose outcome is known now.',
    of: 'Dates of follow-up plans in the period. Not counted as due: after a death, a newer discharge or a return into such care.',
  },
  follow_up_outcome: {
    title: 'Visits by outcome',
    counts: 'Visits made in the period by what was found, those between two dates of the plan too.',
  },
  service_times: { title: 'How often', counts: 'Services given and tests and dressings done in the period.' },
  service_quantity: {
    title: 'How many pieces',
    counts: 'Pieces handed out or taken in; 1 for what is done.',
  },
  service_clients: {
    title: 'To how many clients',
    counts:
      'Different clients with a register number. People without one cannot be told apart and are not in it.',
  },
  tests_with_result: {
    title: 'Tests with a result',
    counts: 'Of those below, the tests whose result is known now. What it says is in no report.',
    of: 'Tests taken in the period.',
  },
  tests_with_talk: {
    title: 'Tests with the talk after',
    counts: 'Of those below, the tests after which the result was talked over.',
    of: 'Tests taken in the period.',
  },
  referred: { title: 'Referred', counts: 'Referrals made in the period, by purpose.' },
  referral_attended: {
    title: 'Went there',
    counts: 'Of those below, the referrals after which the client is known to have gone.',
    of: 'Referrals made in the period.',
  },
  referral_result: {
    title: 'Result known',
    counts: 'Of those below, the referrals whose result is known.',
    of: 'Referrals made in the period.',
  },
  overdoses: { title: 'Overdoses', counts: 'Overdoses by their day, here and elsewhere.' },
  overdose_naloxone: {
    title: 'Naloxone was given',
    counts: 'Of those below, the overdoses at which naloxone was given.',
    of: 'Overdoses of the period.',
  },
  overdose_deaths: {
    title: 'Died of it',
    counts: 'Of those below, the overdoses that ended in death.',
    of: 'Overdoses of the period.',
  },
  naloxone_kits: { title: 'Naloxone kits handed out', counts: 'Kits by who received them.' },
  stock: {
    title: 'Shelf',
    counts:
      'In the smallest measurable part of each product (a tablet, half of one, 0.1 mL). In is positive, out is negative; the book before and all movements make the book after.',
    source: 'Grams of base drug: amount as labelled × the product’s base factor (Kerala asks for grams).',
  },
}
