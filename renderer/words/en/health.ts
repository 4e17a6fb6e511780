import type {
  AbscessOutcome,
  AbscessStage,
  LinkProgramme,
  LinkStage,
  StiSign,
  TestKind,
  TestResult,
} from '../../../shared/records/health.ts'
import { clinicDay, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** In digits also below ten: these begin sentences and stand in tables. */
const many = (count: number, one: string, more: string): string =>
  `${number(count)} ${count === 1 ? one : more}`

const stages: Record<AbscessStage, string> = {
  swelling: 'Swelling, hard and red',
  ripe: 'Soft, full of pus',
  draining: 'Draining',
  open_wound: 'Open wound',
  healing: 'Healing, clean',
  closed: 'Closed',
}
const outcomes: Record<AbscessOutcome, string> = {
  healed: 'Healed',
  referred: 'Referred',
  lost: 'Did not come back',
}
const tests: Record<TestKind, string> = { hiv: 'HIV', hbv: 'Hepatitis B', hcv: 'Hepatitis C', tb: 'TB' }
const results: Record<TestResult, string> = {
  reactive: 'Reactive',
  non_reactive: 'Non-reactive',
  indeterminate: 'Indeterminate',
  invalid: 'Invalid, to be repeated',
}
const signs: Record<StiSign, string> = {
  discharge: 'Discharge',
  ulcer: 'Sore or ulcer',
  pain: 'Pain in the lower belly',
  swelling: 'Swelling',
  check_up: 'Check-up',
  other: 'Something else',
}
const programmes: Record<LinkProgramme, string> = {
  art: 'ART (HIV)',
  hepatitis: 'Hepatitis treatment',
  dots: 'DOTS (TB)',
}
const linkStages: Record<LinkStage, string> = {
  referred: 'Referred',
  linked: 'Linked: was there',
  on_treatment: 'On treatment',
  ended: 'Treatment ended',
}

/** A client’s health page: abscesses, STI care, tests. */
export const health = {
  title: 'Health',
  stages,
  outcomes,
  tests,
  results,
  signs,
  programmes,
  linkStages,
  abscess: {
    title: 'Abscesses',
    none: 'No abscess is written down.',
    begin: 'New abscess',
    visit: 'New dressing',
    opened: (day: string) => `Seen first on ${clinicDay(day)}`,
    open: 'in care',
    ended: (outcome: AbscessOutcome, day: string) => `${outcomes[outcome].toLowerCase()}, ${clinicDay(day)}`,
    course: 'Healing course',
    columns: { day: 'Day', where: 'Where', stage: 'Stage', size: 'Size', dressing: 'Dressing', by: 'By' },
    size: (mm: number | null) => (mm === null ? 'not measured' : `${number(mm)} mm`),
    day: 'Day',
    bodyPart: 'Where on the body',
    stage: 'Stage',
    sizeMm: 'Size across, in mm',
    sizeHow: 'The longest side. Leave empty when it was not measured.',
    dressing: 'Dressing and medicine',
    note: 'Note',
    goesOn: 'How it goes on',
    goesOnOptions: { on: 'Another dressing', ...outcomes },
    save: 'Save the dressing',
    saved: 'The dressing is saved.',
    counted: (visits: number) => many(visits, 'dressing', 'dressings'),
  },
  test: {
    title: 'Tests',
    none: 'No test is written down.',
    lead: 'Each test asks for the client’s own agreement and a talk before and after. You see here that a test was done and when the next is due; results are for the doctor, and for a counsellor while the client agrees.',
    begin: 'New test',
    which: 'Which test',
    noConsents:
      'The client has agreed to no test. Write the agreement down on the client’s page first (Consents): HIV, hepatitis and TB have one each.',
    preDay: 'Day of the talk before',
    day: 'Day of the test',
    save: 'Save the test',
    saved: 'The test is saved.',
    columns: {
      kind: 'Test',
      pre: 'Talk before',
      day: 'Test',
      result: 'Result',
      talk: 'Talk after',
      next: 'Next due',
    },
    resultKnown: (day: string) => `written on ${clinicDay(day)}`,
    resultOpen: 'open',
    talkOpen: 'open',
    overdue: 'overdue',
    due: 'due',
    enterResult: 'Write the result',
    result: 'Result',
    resultDay: 'Day of the result',
    next: 'Next test or check-up',
    nextHow:
      'Such as 17 Apr 2026, or +90. Agree on a day whatever the result, so that the day says nothing about it.',
    talkHeld: 'The talk after the result was held on this day',
    saveResult: 'Save the result',
    resultSaved: 'The result is saved, sealed.',
    talk: 'Talk after the result',
    saveTalk: 'Save the talk',
    talkSaved: 'The talk is saved.',
    read: 'Read the results',
    readLead: 'Reading is a line of the ledger.',
    readNone: 'No result is written down yet.',
    readTitle: 'Results and treatment',
    readColumns: {
      kind: 'Test',
      tested: 'Tested',
      result: 'Result',
      day: 'Result on',
      next: 'Next',
      by: 'By',
    },
    links: 'Treatment after a result',
    linksNone: 'No treatment is written down.',
    linkColumns: { programme: 'Treatment', stage: 'Step', day: 'Day', place: 'Where', by: 'By' },
    mayNot: 'You see that tests were done and when the next is due. Results are not shown to you.',
  },
  link: {
    begin: 'Write a step of treatment',
    programme: 'Treatment',
    stage: 'Step',
    day: 'Day',
    place: 'Where',
    save: 'Save the step',
    saved: 'The step is saved, sealed.',
  },
  sti: {
    title: 'STI care',
    begin: 'New STI care',
    times: (times: number) =>
      times === 0 ? 'No STI care is written down.' : `${many(times, 'time', 'times')}.`,
    read: 'Read it',
    readLead: 'What is written is sealed. Reading it is a line of the ledger.',
    day: 'Day',
    sign: 'What for',
    treatment: 'Treatment given',
    partner: 'Is the partner told?',
    partners: { yes: 'Yes', no: 'No', not_asked: 'Not asked' },
    note: 'Note',
    save: 'Save the STI care',
    saved: 'The STI care is saved, sealed.',
    columns: { day: 'Day', sign: 'What for', treatment: 'Treatment', partner: 'Partner told', by: 'By' },
  },
  contacts: {
    title: 'Services received',
    none: 'No service is written down for this client. They are entered on the screen Services.',
  },
  takeBack: {
    button: 'A mistake …',
    title: 'Written by mistake',
    lead: 'It no longer counts. It stays in the register.',
    save: 'Take it back',
    done: 'It is taken back.',
    which: 'What was the mistake?',
    subjects: {
      abscess: 'The whole abscess',
      abscess_visit: 'The last dressing',
      health_test: 'The test',
      health_test_result: 'The result',
      health_record: 'The entry',
    },
  },
  due: {
    title: 'Tests due',
    lead: 'Next tests and check-ups of this week, and those whose day has passed. Enter opens the client.',
    none: 'No test is due this week.',
    columns: { number: 'Number', kind: 'Test', day: 'Due', state: '' },
  },
} as const

export const healthReasons: ReasonWords = {
  no_test_consent: () =>
    'The client has not agreed to this test, or took it back. Ask first and write it down.',
  not_allowed_no_test_consent: () =>
    'The client’s agreement to this test does not stand, so its result is closed to you.',
  talk_after_test: () => 'The talk before a test cannot be later than the test.',
  result_before_test: () => 'A result cannot be earlier than its test.',
  next_not_after_result: () => 'The next test must be later than this result.',
  test_has_result: () => 'This test has a result. A wrong one is taken back first.',
  no_result_yet: () => 'There is no result to talk about yet.',
  talk_held: () => 'The talk after this result is written down already.',
  talk_before_result: () => 'The talk after a result cannot be earlier than the result.',
  abscess_ended: () => 'This abscess is ended. A new one begins a new course.',
  before_last_visit: () => 'This is earlier than the last dressing.',
  only_visit: () => 'This is the only dressing of the abscess. Take the whole abscess back.',
  body_part_missing: () => 'Say where on the body it is.',
  stage_missing: () => 'Choose the stage.',
  size_not_read: () => 'Type the size as a whole number of millimetres, up to 500.',
}

export const healthNeeds: ReasonWords = {
  tests_due: ({ count }) => `${many(Number(count), 'test is', 'tests are')} due this week or overdue.`,
}
