import type { Instrument, ScaleOccasion } from '../../../shared/records/scale.ts'
import type { PlanOutcome } from '../../../shared/records/treatment-plan.ts'
import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const outcomes: Record<PlanOutcome, string> = {
  reached: 'All was reached: the plan ends',
  partly: 'Partly reached: go on',
  not_reached: 'Not reached: go on',
  given_up: 'Given up: the plan ends',
}
const occasions: Record<ScaleOccasion, string> = {
  intake: 'At intake',
  three_months: 'After three months',
  closing: 'At the close',
  other: 'Another time',
}
const measures: Record<Instrument['measures'], string> = {
  motivation: 'motivation',
  craving: 'craving',
  well_being: 'well-being and quality of life',
  low_mood: 'low mood',
  anxiety: 'anxiety',
}

/** Treatment plans and questionnaires. */
export const plans = {
  title: 'Plan and measures',
  lead: 'What was agreed with the client, and how they answered. For counsellors; for the doctor only if the client agreed. Each look is a line of the ledger.',
  outcomes,
  occasions,
  measures,
  plan: {
    title: 'Treatment plan',
    none: 'No plan has been written yet.',
    write: 'Write a plan',
    renew: 'Write a new plan',
    review: 'Review the plan',
    lookOn: (day: string) => `To be looked at on ${clinicDay(day)}`,
    due: (day: string) => `Was to be looked at on ${clinicDay(day)}`,
    ended: (outcome: 'reached' | 'given_up', day: string) =>
      outcome === 'reached' ? `All was reached on ${clinicDay(day)}` : `Given up on ${clinicDay(day)}`,
    signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
    agreed: 'The client agrees with this plan.',
    notAgreed: 'The client has not agreed with this plan.',
    reviews: 'Reviews',
    reviewed: (day: string, outcome: PlanOutcome, by: string) =>
      `${clinicDay(day)}: ${outcomes[outcome].toLowerCase()} (${by})`,
    earlier: 'Earlier plans',
    earlierOf: (when: string, by: string) => `Plan of ${when}, ${by}`,
  },
  form: {
    title: 'Treatment plan',
    goal: (index: number) => `Goal ${index + 1}`,
    goalHow: 'What the client wants to reach, in their own words.',
    steps: (index: number) => `Steps for goal ${index + 1}`,
    stepsHow: 'Who does what.',
    add: 'Add a goal',
    takeOut: 'Take out',
    remove: (index: number) => `Take goal ${index + 1} out`,
    reviewDay: 'Look at it again on',
    reviewHow: 'Such as 17 May 2026, or +90 for three months from today.',
    agreed: 'The client agrees with this plan',
    agreedYes: 'Yes',
    agreedNo: 'No, or not asked yet',
    pin: 'Your PIN signs the plan',
    save: 'Sign the plan',
    saved: 'The plan is signed.',
    how: 'A signed plan is not changed: a new one takes its place, and this one stays to be read.',
  },
  review: {
    title: 'Review the plan',
    outcome: 'What became of it?',
    next: 'Look at it again on',
    note: 'What was said',
    save: 'Save the review',
  },
  scale: {
    title: 'Measures',
    none: 'No questionnaire has been answered yet.',
    ask: 'Ask a questionnaire',
    due: (occasion: ScaleOccasion, titles: readonly string[]) =>
      `${occasions[occasion]}, still to ask: ${titles.join(', ')}.`,
    which: 'Which',
    occasion: 'When in the treatment',
    day: 'Day of the answers',
    save: 'Save the answers',
    score: (score: number, most: number) => `${number(score)} of ${number(most)}`,
    saved: (title: string, score: number, most: number) => `${title}: ${number(score)} of ${number(most)}.`,
    care: (questions: readonly number[]) =>
      `The answer to question ${questions.map(number).join(' and ')} asks for care now: talk about safety with the client before they go, and tell the doctor.`,
    columns: {
      day: 'Day',
      what: 'Questionnaire',
      occasion: 'When',
      score: 'Score',
      by: 'Asked by',
      void: 'Counts',
    },
    caption: 'Answers, the newest first',
    higherIs: { better: 'higher is better', worse: 'higher is worse' },
    chart: 'Scores over time, and days with the medicine',
    chartHow: 'Each dot is one questionnaire. Below, how many days of each week the client had the medicine.',
    chartSaid: (title: string, points: readonly { day: string; score: number }[]) =>
      `${title}: ${points.map(({ day, score }) => `${clinicDay(day)} ${number(score)}`).join(', ')}`,
    weeksTitle: 'Days with the medicine',
    weeksHow: 'of seven, by week',
    weekSaid: (day: string, taken: number) => `week from ${clinicDay(day)}: ${counted(taken, 'day', 'days')}`,
    openTitle: (title: string, day: string) => `${title}, ${clinicDay(day)}`,
    source: 'Source',
    void: 'These answers do not count',
    voidWhy: 'Why do they not count?',
    voidReasons: {
      wrong_client: 'Wrong client',
      wrong_answers: 'Wrong answers',
      entered_twice: 'Entered twice',
    },
    voided: {
      wrong_client: 'voided: wrong client',
      wrong_answers: 'voided: wrong answers',
      entered_twice: 'voided: entered twice',
    },
    counts: 'yes',
    print: 'Print',
    paperTitle: (registerNumber: number) => `Measures of client ${registerNumber}`,
    paperFile: (registerNumber: number) => `measures-${registerNumber}`,
    sources: 'Sources',
  },
} as const

export const planReasons: ReasonWords = {
  review_in_past: () => 'The next look must be on a later day than today.',
  review_too_far: () => 'A plan is looked at again within half a year. Choose an earlier day.',
  plan_changed: () => 'Somebody signed a newer plan meanwhile. Read it first.',
  plan_ended: () => 'This plan has ended. Write a new one.',
  instrument_unknown: () => 'This questionnaire is not known here.',
  answer_missing: ({ question }) =>
    question ? `Question ${question} has no answer yet.` : 'A question has no answer yet.',
  answer_impossible: ({ question }) =>
    question
      ? `The answer to question ${question} is none of those printed.`
      : 'An answer is none of those printed.',
  scale_in_future: () => 'This day has not come yet.',
  scale_too_old: () => 'Answers can be written down for sixty days.',
  scale_voided: () => 'These answers were voided before.',
}
