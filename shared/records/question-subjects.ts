import { Sex } from './client.ts'
import { DayOutcome } from './clinic-day.ts'
import { DetoxOutcome, DetoxSetting, DischargeKit, DischargeTalk } from './detox.ts'
import { ClosingReason, EpisodeEntry, EpisodeKind } from './episode.ts'
import { FollowUpOutcome, VisitMet } from './follow-up.ts'
import { TestKind } from './health.ts'
import { NaloxoneRecipient } from './naloxone.ts'
import { Overdose } from './overdose.ts'
import { PeerGroupKind } from './peer-group.ts'
import { Drug, Product } from './product.ts'
import {
  age,
  amount,
  type Columns,
  code,
  day,
  filled,
  registerNumber,
  strength,
  whole,
  yesNo,
} from './question-column.ts'
import { ReferralEndReason, ReferralPurpose } from './referral.ts'
import { ServiceKind } from './service-contact.ts'
import { SessionKind, SessionPlace } from './session.ts'
import { StockEntryKind } from './stock-entry.ts'

/** What may be asked about: one read-only view, and of it these columns and no others. */
export interface Subject {
  readonly view: string
  /** Whether a row belongs to one client at most, by `client_id` and `register_number`. */
  readonly ofClients: boolean
  /** The column of the view that is the day of a row: what the period means. */
  readonly day: string
  /** Columns of the view that tell its rows apart, so that lists have one order. */
  readonly key: readonly string[]
  /** Exists only where medicine is given. */
  readonly dispensing: boolean
  readonly columns: Columns
}

const sex = code('sex', Sex.options)
const person = (dayColumn = 'day'): Columns => ({
  sex,
  age: age('birth_year', dayColumn),
  client: registerNumber(),
})
const kindsOfService = [...ServiceKind.options, 'abscess', ...TestKind.options.map((kind) => `test_${kind}`)]
const overdose = Overdose.shape

/**
 * The whitelist: what is not here cannot be asked. No name, no note, no result, no free text, nobody of the staff; every
 * view is of migrations 0200 and 0240, where nothing sealed is read.
 */
export const SUBJECTS = {
  doses: {
    ...{ view: 'question_dose', ofClients: true, day: 'day', key: ['line_id'], dispensing: true },
    columns: {
      day: day('day'),
      outcome: code('outcome', DayOutcome.options),
      drug: code('drug', Drug.options),
      due: yesNo('due'),
      slot: whole('slot'),
      amount: amount('amount_micrograms'),
      ...person(),
    },
  },
  take_homes: {
    ...{ view: 'take_home_given', ofClients: true, day: 'day', key: ['dose_id'], dispensing: true },
    columns: {
      day: day('day'),
      for_day: day('for_day'),
      drug: code('drug', Drug.options),
      returned: yesNo('returned'),
      amount: amount('amount_micrograms'),
      client: registerNumber(),
    },
  },
  clients: {
    ...{ view: 'client_person', ofClients: true, day: 'enrolled_day', key: ['client_id'], dispensing: false },
    columns: { enrolled_day: day('enrolled_day'), ...person('enrolled_day') },
  },
  episodes: {
    ...{
      view: 'question_episode',
      ofClients: true,
      day: 'opened_day',
      key: ['episode_id'],
      dispensing: false,
    },
    columns: {
      opened_day: day('opened_day'),
      kind: code('kind', EpisodeKind.options),
      entry: code('entry', EpisodeEntry.exclude(['guest']).options),
      open: filled('closed_day', 'empty'),
      closed_day: day('closed_day'),
      closed_for: code('closed_for', ClosingReason.exclude(['guest_left']).options),
      ...person('opened_day'),
    },
  },
  sessions: {
    ...{ view: 'session_held', ofClients: false, day: 'day', key: ['session_id'], dispensing: false },
    columns: {
      day: day('day'),
      kind: code('kind', SessionKind.options),
      place: code('place', SessionPlace.options),
      minutes: whole('minutes'),
      clients: whole('clients'),
      relatives: whole('relatives'),
    },
  },
  attendances: {
    ...{
      view: 'session_attended',
      ofClients: true,
      day: 'day',
      key: ['session_client_id'],
      dispensing: false,
    },
    columns: { day: day('day'), kind: code('kind', SessionKind.options), ...person() },
  },
  groups: {
    ...{ view: 'group_meeting_held', ofClients: false, day: 'day', key: ['group_meeting_id'] },
    dispensing: false,
    columns: {
      day: day('day'),
      kind: code('kind', PeerGroupKind.options),
      members: whole('members'),
      family: whole('family'),
      guests: whole('guests'),
    },
  },
  services: {
    ...{ view: 'service_given', ofClients: true, day: 'day', key: ['table_name', 'row_id'] },
    dispensing: false,
    columns: {
      day: day('day'),
      kind: code('kind', kindsOfService),
      quantity: whole('quantity'),
      sex,
      age: age('birth_year', 'day', 'age_band'),
      enrolled: filled('client_id', 'filled'),
      client: registerNumber(),
    },
  },
  tests: {
    ...{ view: 'test_taken', ofClients: true, day: 'day', key: ['health_test_id'], dispensing: false },
    columns: {
      day: day('day'),
      kind: code('kind', TestKind.options),
      result_known: filled('result_day', 'filled'),
      talked: filled('talk_day', 'filled'),
      ...person(),
    },
  },
  referrals: {
    ...{ view: 'referral_made', ofClients: true, day: 'day', key: ['referral_id'], dispensing: false },
    columns: {
      day: day('day'),
      purpose: code('purpose', ReferralPurpose.options),
      attended: filled('attended_day', 'filled'),
      attended_day: day('attended_day'),
      result_known: filled('result_day', 'filled'),
      ended_for: code('ended_for', ReferralEndReason.exclude(['entered_by_mistake']).options),
      ...person(),
    },
  },
  detox: {
    ...{ view: 'detox_stay', ofClients: true, day: 'day', key: ['episode_id'], dispensing: false },
    columns: {
      day: day('day'),
      setting: code('setting', DetoxSetting.options),
      discharge_day: day('discharge_day'),
      outcome: code('outcome', DetoxOutcome.options),
      tolerance_talk: code('tolerance_talk', DischargeTalk.options),
      naloxone: code('naloxone', DischargeKit.options),
      ...person(),
    },
  },
  follow_ups: {
    ...{ view: 'follow_up_made', ofClients: true, day: 'day', key: ['follow_up_visit_id'] },
    dispensing: false,
    columns: {
      day: day('day'),
      step: whole('step'),
      met: code('met', VisitMet.options),
      outcome: code('outcome', FollowUpOutcome.options),
      ...person(),
    },
  },
  overdoses: {
    ...{ view: 'overdose_told', ofClients: true, day: 'day', key: ['overdose_id'], dispensing: false },
    columns: {
      day: day('day'),
      place: code('place', overdose.place.options),
      naloxone: code('naloxone', overdose.naloxone.options),
      referred: code('referred', overdose.referred.options),
      outcome: code('outcome', overdose.outcome.options),
      ...person(),
    },
  },
  naloxone_kits: {
    ...{ view: 'naloxone_kit_given', ofClients: true, day: 'day', key: ['naloxone_entry_id'] },
    dispensing: false,
    columns: {
      day: day('day'),
      recipient: code('recipient', NaloxoneRecipient.options),
      kits: whole('kits'),
      client: registerNumber(),
    },
  },
  stock: {
    ...{ view: 'question_stock', ofClients: false, day: 'day', key: ['stock_entry_id'], dispensing: true },
    columns: {
      day: day('day'),
      kind: code('kind', StockEntryKind.options),
      drug: code('drug', Drug.options),
      form: code('form', Product.shape.form.options),
      strength: strength('strength_micrograms'),
      into: amount('in_micrograms'),
      out_of: amount('out_micrograms'),
      expiry_day: day('expiry_day'),
    },
  },
} as const satisfies Record<string, Subject>

export type SubjectId = keyof typeof SUBJECTS

export const SUBJECT_IDS = Object.keys(SUBJECTS) as [SubjectId, ...SubjectId[]]

export const subjectOf = (id: SubjectId): Subject => SUBJECTS[id]
