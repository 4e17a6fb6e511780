import type { SubjectId } from '../../../shared/records/question-subjects.ts'
import { care } from './care.ts'
import { clients } from './clients.ts'
import { counselling } from './counselling.ts'
import { dayClose } from './day-close.ts'
import { detox } from './detox.ts'
import { followUp } from './follow-up.ts'
import { groups } from './groups.ts'
import { cellWords } from './indicator-cells.ts'
import { naloxone } from './naloxone.ts'
import { referrals } from './referrals.ts'
import { services } from './services.ts'
import { stock } from './stock.ts'

/** A subject as the chooser names it, and its rows as they are counted. */
export const subjects: Record<SubjectId, { readonly title: string; readonly rows: string }> = {
  doses: { title: 'Doses, day by day', rows: 'doses' },
  take_homes: { title: 'Doses handed over to carry home', rows: 'doses to carry home' },
  clients: { title: 'Clients, since they were enrolled', rows: 'clients' },
  episodes: { title: 'Treatments, since they began', rows: 'treatments' },
  sessions: { title: 'Counselling sessions', rows: 'sessions' },
  attendances: { title: 'Clients in counselling sessions', rows: 'attendances' },
  groups: { title: 'Group meetings', rows: 'meetings' },
  services: { title: 'Services given', rows: 'services' },
  tests: { title: 'Tests for HIV, hepatitis and TB', rows: 'tests' },
  referrals: { title: 'Referrals', rows: 'referrals' },
  detox: { title: 'Detoxifications', rows: 'detoxifications' },
  follow_ups: { title: 'Follow-ups', rows: 'follow-ups' },
  overdoses: { title: 'Overdoses', rows: 'overdoses' },
  naloxone_kits: { title: 'Naloxone kits handed out', rows: 'handings out' },
  stock: { title: 'Movements of the medicine stock', rows: 'movements' },
}

const yesNo = { yes: 'Yes', no: 'No' } as const
const tests = { hiv: 'HIV', hbv: 'Hepatitis B', hcv: 'Hepatitis C', tb: 'TB' } as const

type Words = Readonly<Record<string, string>>

/** Columns by name, or by subject and name where a name means different things. */
const columns: Words = {
  day: 'Day',
  for_day: 'Day for which it is',
  enrolled_day: 'Day of enrolment',
  opened_day: 'Day it began',
  closed_day: 'Day it ended',
  attended_day: 'Day they went',
  discharge_day: 'Day of discharge',
  expiry_day: 'Expiry',
  outcome: 'Outcome',
  drug: 'Medicine',
  due: 'Was due',
  slot: 'Dose of the day',
  amount: 'Amount',
  returned: 'Was brought back',
  sex: 'Sex',
  age: 'Age',
  client: 'Register number',
  kind: 'Kind',
  entry: 'How they came',
  open: 'Still goes on',
  closed_for: 'Why it ended',
  place: 'Place',
  minutes: 'Minutes',
  clients: 'Clients present',
  relatives: 'Relatives present',
  members: 'Members present',
  family: 'Family present',
  guests: 'Guests',
  quantity: 'Pieces',
  enrolled: 'Client is enrolled',
  result_known: 'Result is known',
  talked: 'Talk after it was held',
  purpose: 'For what',
  attended: 'They went',
  ended_for: 'Why it was dropped',
  setting: 'Setting',
  tolerance_talk: 'Talk about lost tolerance',
  naloxone: 'Naloxone',
  step: 'Round (0: between)',
  met: 'Who was met',
  referred: 'Referred',
  recipient: 'To whom',
  kits: 'Kits',
  form: 'Form',
  strength: 'Strength',
  into: 'Amount in',
  out_of: 'Amount out',
}

const codes: Readonly<Record<string, Words>> = {
  sex: clients.sexes,
  age: cellWords.ages,
  drug: cellWords.drugs,
  due: yesNo,
  returned: yesNo,
  open: yesNo,
  enrolled: yesNo,
  result_known: yesNo,
  talked: yesNo,
  attended: yesNo,
  entry: clients.entries,
  closed_for: clients.closings,
  purpose: referrals.purposes,
  ended_for: referrals.ends,
  setting: detox.settings,
  tolerance_talk: { held: 'Held', gone: 'Was gone before', not_able: 'Could not be talked to' },
  met: followUp.met,
  referred: care.overdose.referrals,
  recipient: naloxone.give.recipients,
  form: { tablet: 'Tablets', liquid: 'Liquid' },
  'doses.outcome': dayClose.counts.outcomes,
  'episodes.kind': clients.kinds,
  'sessions.kind': counselling.kinds,
  'attendances.kind': counselling.kinds,
  'sessions.place': counselling.places,
  'groups.kind': groups.kinds,
  'services.kind': services.kinds,
  'tests.kind': tests,
  'detox.outcome': detox.outcomes,
  'detox.naloxone': detox.kits,
  'follow_ups.outcome': followUp.outcomes,
  'overdoses.place': care.overdose.places,
  'overdoses.naloxone': care.overdose.naloxones,
  'overdoses.outcome': { ...care.overdose.outcomes, died: 'Died' },
  'stock.kind': stock.batch.kinds,
}

export const columnWord = (column: string): string => columns[column] ?? column

/** A word of a list as people say it. */
export const codeWord = (subject: SubjectId, column: string, code: string): string =>
  (codes[`${subject}.${column}`] ?? codes[column])?.[code] ?? code
