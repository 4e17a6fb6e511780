import type { AppointmentKind } from '../../../shared/records/appointment.ts'
import type { Relation, RelativeConsentKind } from '../../../shared/records/relative.ts'
import type { SessionKind, SessionPlace } from '../../../shared/records/session.ts'
import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const kinds: Record<SessionKind, string> = {
  individual: 'Individual',
  family: 'Family',
  group: 'Group',
  crisis: 'Crisis',
}
const places: Record<SessionPlace, string> = {
  centre: 'Here at the centre',
  drop_in: 'Drop-in centre',
  home: 'At home',
  phone: 'By phone',
}
/** The topics that a site starts with; its own stand as they were typed. */
const topics: Readonly<Record<string, string>> = {
  treatment_information: 'Treatment information',
  relapse: 'Relapse',
  motivation: 'Motivation',
  work: 'Work',
  harm_reduction: 'Harm reduction',
  referral: 'Referral',
  family: 'Family',
  stigma: 'Stigma',
}
const relations: Record<Relation, string> = {
  mother: 'Mother',
  father: 'Father',
  wife: 'Wife',
  husband: 'Husband',
  partner: 'Partner',
  sister: 'Sister',
  brother: 'Brother',
  child: 'Child',
  friend: 'Friend',
  other: 'Somebody else',
}
const relativeConsents: Record<RelativeConsentKind, string> = {
  counselling: 'Counselling',
  visit: 'Home visit',
  phone: 'Phone call',
  disclosure: 'Telling others',
}
const appointmentKinds: Record<AppointmentKind, string> = {
  counselling: 'Counselling',
  doctor: 'Doctor',
  test: 'Test',
  group: 'Group',
  other: 'Other',
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Counselling: sessions, notes, relatives. */
export const counselling = {
  title: 'Counselling',
  clock,
  kinds,
  places,
  relations,
  relativeConsents,
  appointmentKinds,
  topic: (topic: string): string => topics[topic] ?? topic,
  minutes: (minutes: number) => counted(minutes, 'minute', 'minutes'),
  client: {
    lead: 'Sessions and notes. Notes are for counsellors; for the doctor only if the client agreed.',
    onlyThat: 'You see that sessions took place, and no more: notes are the counsellors’.',
    none: 'No session has been written down yet.',
    count: (count: number) => counted(count, 'session', 'sessions'),
    newSession: 'New session',
    sessions: 'Sessions',
    consentGiven: 'The client agreed that the doctor reads the notes.',
    glassBroken:
      'You read without the client’s agreement, for half an hour. The counsellors see that you did, and why.',
    columns: { day: 'Day', kind: 'Kind', topics: 'Topics', who: 'Counsellor', place: 'Where', notes: 'Note' },
    notes: (count: number) =>
      count === 0 ? 'none' : count === 1 ? 'note' : `note and ${counted(count - 1, 'addendum', 'addenda')}`,
    voided: {
      wrong_client: 'voided: wrong client',
      not_held: 'voided: was not held',
      entered_twice: 'voided: entered twice',
    },
    withOthers: (count: number) => `with ${counted(count, 'other', 'others')}`,
    withRelatives: (count: number) => `${counted(count, 'relative', 'relatives')}`,
  },
  mine: {
    title: 'Sessions',
    lead: 'The sessions that you wrote down, the newest first. A new one begins on the client’s page.',
    clients: 'Clients',
    none: 'You have not written a session down yet. Open a client, then press F6 and Alt+N.',
    toClients: 'Find a client',
    more: 'Show earlier ones',
  },
  form: {
    title: 'New session',
    kind: 'Kind of session',
    day: 'Day of the session',
    start: 'Begun at',
    startHow: 'Hours and minutes, such as 9:30.',
    minutes: 'How many minutes',
    place: 'Where',
    topics: 'Topics',
    topicsHow: 'Digits choose while the focus is here.',
    relatives: 'Who of the family was there',
    noRelatives: 'No relative is written down yet. Add them on the Counselling page of the client.',
    others: 'Who else took part',
    othersHow: 'Type a register number and press Enter, or scan a card.',
    remove: (registerNumber: number) => `Take number ${registerNumber} off`,
    situation: 'Situation',
    situationHow: 'What the client says and how they are.',
    assessment: 'Assessment',
    assessmentHow: 'What you think of it.',
    plan: 'Plan',
    planHow: 'What you agreed.',
    next: 'Next date',
    nextHow: 'Such as 17 Feb 2026, or +14 for two weeks from today. Empty: none.',
    nextIs: (day: string) => `Next: ${clinicDay(day)}`,
    nextTime: 'Next time, if agreed',
    save: 'Save the session',
    saveHow: 'The note is signed by being saved. It can be added to later, not changed.',
    saved: 'The session is saved.',
    characters: (count: number) => `${number(count)} of 20,000 characters`,
  },
  note: {
    title: 'Session and note',
    read: 'Reading a note is a line of the ledger.',
    none: 'This session has no note.',
    addendum: 'Addendum',
    add: 'Add to the note',
    save: 'Save the addendum',
    void: 'This session does not count',
    voidWhy: 'Why does it not count?',
    voidReasons: {
      wrong_client: 'Wrong client',
      not_held: 'It was not held',
      entered_twice: 'Entered twice',
    },
    parts: { situation: 'Situation', assessment: 'Assessment', plan: 'Plan' },
    by: (name: string, when: string) => `${name}, ${when}`,
  },
  glass: {
    open: 'Read without agreement …',
    title: 'Read the notes without the client’s agreement',
    lead: 'Only when somebody may come to harm. Your reason is written down and shown to the counsellors; you can read for half an hour.',
    reason: 'Why must you read them now?',
    confirm: 'Read the notes',
    pinTitle: 'Your PIN',
    waiting: (registerNumber: number, by: string, when: string) =>
      `${by} read the notes of client ${registerNumber} without their agreement, ${when}.`,
    seen: 'I have seen this',
    listTitle: 'Read without agreement',
  },
  relative: {
    title: 'Family and close people',
    none: 'Nobody is written down.',
    add: 'Add somebody',
    name: 'Name',
    relation: 'Who they are to the client',
    phone: 'Phone, if they agree to calls',
    save: 'Add',
    consents: 'Agreed to',
    noConsent: 'nothing yet',
    consent: 'Agreed to …',
    consentTitle: (name: string) => `What ${name} agreed to`,
    consentKind: 'To what',
    consentDay: 'On which day',
    consentDetail: 'Where, when, who may know',
    consentSave: 'Save the consent',
    withdraw: (kind: string) => `Withdraw: ${kind}`,
    end: 'Take off the list',
    endTitle: (name: string) => `Take ${name} off the list`,
    endWhy: 'Why?',
    ends: {
      asked: 'They asked for it',
      moved: 'Moved away',
      died: 'Died',
      entered_by_mistake: 'Entered by mistake',
    },
  },
  search: {
    title: 'Find in notes',
    lead: 'Words in the notes that you may read. The search is a line of the ledger.',
    field: 'Words',
    how: 'All words must stand in one note; beginnings are enough. Press Enter.',
    none: 'No note holds all these words.',
    count: (count: number, more: boolean) =>
      more ? `The newest ${number(count)} notes; more hold these words.` : counted(count, 'note', 'notes'),
  },
} as const

export const counsellingReasons: ReasonWords = {
  session_in_future: () => 'This time has not come yet. Write a session down after it was held.',
  session_too_old: () => 'A session can be written down for sixty days.',
  no_episode_then: () =>
    'The client was in no treatment on that day. Change the day, or open a treatment first.',
  session_overlaps: () => 'You have another session at that time. Change the time or the minutes.',
  one_client: () => 'An individual or crisis session has one client. Choose group or family for more.',
  client_twice: () => 'A client stands there twice.',
  relative_unknown: () => 'This relative does not belong to a client of the session.',
  not_after_session: () => 'The next date must come after the session.',
  note_empty: () => 'Nothing is written yet.',
  session_voided: () => 'This session was voided before.',
  not_allowed_no_consent: () => 'The client has not agreed that you read these notes.',
  has_consent: () => 'The client agreed: you can read the notes without this.',
  seen_before: () => 'A counsellor has seen this already.',
  relative_ended: () => 'This person was taken off the list before.',
  consent_in_future: () => 'This day has not come yet.',
  consent_given: () => 'This consent stands already.',
  not_a_time: () => 'Type hours and minutes, such as 9:30.',
  not_minutes: () => 'Type whole minutes from 1 to 600.',
}

export const counsellingNeeds: ReasonWords = {
  glass_broken: ({ count }) =>
    Number(count) === 1
      ? 'A doctor read a client’s notes without their agreement. See why.'
      : `A doctor read notes without agreement ${number(Number(count))} times. See why.`,
}
