import type { DutyEnd, TrainingKind, TrainingOutcome } from '../../../shared/records/rehabilitation.ts'
import { clinicDay, counted, monthName, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** What a site starts with; its own words stand as they were typed. */
const phases: Readonly<Record<string, string>> = {
  arriving: 'Arriving',
  working_on_oneself: 'Working on oneself',
  taking_responsibility: 'Taking responsibility',
  going_home: 'Going home',
}
const duties: Readonly<Record<string, string>> = {
  kitchen: 'Kitchen',
  cleaning: 'Cleaning',
  garden: 'Garden',
  workshop: 'Workshop',
  leading_a_group: 'Leading a group',
  night_watch: 'Night watch',
}
const kinds: Record<TrainingKind, string> = {
  skill_training: 'Skill training',
  job_placement: 'Work placement',
}
const dutyEnds: Record<DutyEnd, string> = {
  done: 'Done',
  changed: 'Changed to another one',
  given_up: 'Given up',
  entered_by_mistake: 'Entered by mistake',
}
const outcomes: Record<TrainingOutcome, string> = {
  completed: 'Completed',
  left: 'Left before the end',
  entered_by_mistake: 'Entered by mistake',
}

/** Stays in rehabilitation, skill training and work. */
export const rehabilitation = {
  title: 'Rehabilitation',
  lead: 'Who stays in the house, and who learns or works.',
  phase: (phase: string): string => phases[phase] ?? phase,
  duty: (duty: string): string => duties[duty] ?? duty,
  kinds,
  dutyEnds,
  outcomes,
  /** What outreach sees of it. */
  training: {
    title: 'Training and work',
    lead: 'Who learns a skill or works, by register number.',
    number: 'Register number',
    numberHow: 'Opens what is written of this client’s training and work',
    numberWrong: 'Type a register number.',
    open: 'Open',
  },
  house: {
    residents: 'In the house',
    none: 'Nobody stays in the house now. A stay begins on the client’s page: Open a treatment, Rehabilitation.',
    trainees: 'In training or work',
    noTrainees: 'Nobody is in training or placed at work now.',
    columns: {
      number: 'Number',
      since: 'Since',
      phase: 'Phase',
      duties: 'Duties',
      kind: 'Kind',
      provider: 'Where',
      course: 'What',
    },
    noPhase: 'no phase yet',
    phaseSince: (phase: string, day: string) => `${phase}, since ${clinicDay(day)}`,
    numbers: 'Numbers',
    numbersLead: 'By when a course or placement began; the later columns as known today.',
    numberColumns: {
      kind: 'Kind',
      began: 'Began',
      completed: 'Completed',
      certificates: 'Certificates',
      left: 'Left',
      working: 'Working since',
    },
    noNumbers: 'No course or placement began in this period.',
  },
  client: {
    title: 'Rehabilitation',
    lead: 'Stays with their phases and duties; training, work and what came of it.',
    noStay: 'This client has not stayed in rehabilitation.',
    stay: (opened: string, closed: string | null) =>
      closed === null
        ? `Stay since ${clinicDay(opened)}`
        : `Stay, ${clinicDay(opened)} to ${clinicDay(closed)}`,
    phases: 'Phases',
    noPhases: 'No phase has begun.',
    phaseLine: (phase: string, day: string) => `${phase}, from ${clinicDay(day)}`,
    beginPhase: 'Begin a phase',
    phase: 'Phase',
    duties: 'Duties in the house',
    noDuties: 'No duty yet.',
    dutyLine: (duty: string, from: string, until: string | null) =>
      until === null
        ? `${duty}, since ${clinicDay(from)}`
        : `${duty}, ${clinicDay(from)} to ${clinicDay(until)}`,
    giveDuty: 'Give a duty',
    duty: 'Duty',
    endDuty: 'End',
    endDutyOf: (duty: string) => `End the duty: ${duty}`,
    how: 'How did it end?',
    day: 'From which day',
    endDay: 'On which day',
    save: 'Save',
    trainings: 'Training and work',
    noTrainings: 'No training or placement yet.',
    begin: 'New training or placement',
    kind: 'Kind',
    provider: 'Where',
    noProviders: 'No place is in the directory yet. Add it under Referrals, Directory.',
    choose: 'Choose …',
    course: 'Course or work',
    courseHow: 'Such as tailoring, driving, shop assistant.',
    trainingLine: (provider: string, day: string) => `${provider}, since ${clinicDay(day)}`,
    ended: (outcome: TrainingOutcome, day: string) => `${outcomes[outcome]}, ${clinicDay(day)}`,
    certificate: 'Certificate',
    certificateHow: 'Its number or name; empty: none.',
    certificateLine: (text: string) => `Certificate ${text}`,
    attendance: 'Attendance',
    month: 'Month',
    monthHow: 'Such as 2026-02.',
    held: 'Days held',
    came: 'Days the client came',
    monthLine: (month: string, came: number, held: number) =>
      `${monthName(`${month}-01`)}: ${came} of ${counted(held, 'day', 'days')}`,
    end: 'End',
    endOf: (course: string) => `End: ${course}`,
    outcome: 'How did it end?',
    income: 'Later income',
    working: 'Working now?',
    yes: 'Yes',
    no: 'No',
    work: 'What work',
    monthly: 'Income a month',
    monthlyHow: 'In whole rupees or taka, as the client says; may stay empty. Kept sealed.',
    incomeLine: (day: string, working: boolean, work: string, monthly: number | null) =>
      [
        `${clinicDay(day)}: ${working ? 'working' : 'not working'}`,
        ...(work ? [work] : []),
        ...(monthly === null ? [] : [`${number(monthly)} a month`]),
      ].join(', '),
    aria: (act: string, course: string) => `${act}: ${course}`,
  },
} as const

export const rehabilitationReasons: ReasonWords = {
  outside_the_stay: () => 'This day is not within the stay.',
  phase_is_older: () => 'A later phase has begun already. Look at the day.',
  duty_known: () => 'This duty is given already.',
  duty_ended: () => 'This duty has ended already.',
  ends_before_begun: () => 'This day is before it began.',
  outside_the_course: () => 'This month is not within the course.',
  training_ended: () => 'This training has ended already.',
  month_known: () => 'The attendance of this month is written down already.',
  month_ahead: () => 'This month has not come yet.',
  not_a_month: () => 'Type a month such as 2026-02.',
  came_more_than_held: () => 'Nobody comes on more days than were held.',
  certificate_not_completed: () => 'Only who completed a course has its certificate.',
  income_known: () => 'Something is written down for this day already.',
  course_missing: () => 'Say what is learned or done there.',
  not_month_days: () => 'Type whole days from 0 to 31.',
  not_whole_money: () => 'Type whole rupees or taka, without points, or leave it empty.',
}
