import type { Leads, Why } from '../../../shared/rules/my-day.ts'
import { clinicDay, counted, number } from '../format.ts'

interface Facts {
  readonly day: string | null
  readonly count: number | null
  readonly time: string | null
}

const on = ({ day }: Facts) => (day === null ? '' : clinicDay(day))

const why: Record<Why, (facts: Facts) => string> = {
  glass_broken: () => 'A doctor read the notes without the client’s agreement',
  withheld: (facts) => `Came on ${on(facts)} and was sent away without the medicine`,
  missed: ({ count }) =>
    count === null || count < 2
      ? 'Did not come on the clinic day before'
      : `Did not come on ${counted(count, 'day', 'days')} in a row`,
  appointment_overdue: (facts) => `Was expected on ${on(facts)}: say what became of it`,
  appointment_today: ({ time }) => (time === null ? 'Is expected today' : `Is expected today at ${time}`),
  review_due: (facts) => `The plan was to be looked at on ${on(facts)}`,
  treatment_ends: (facts) => `The doctor’s order ends on ${on(facts)}, and none follows it`,
  treatment_began: (facts) => `Began treatment on ${on(facts)}`,
  scales_due: ({ count }) => `Questionnaires to ask: ${count ?? 1}`,
}

const leads: Record<Leads, string> = {
  sessions: 'Who read',
  counselling: 'Counselling',
  plan: 'Plan and measures',
}

/** The counsellor's work list. */
export const myDay = {
  title: 'My day',
  door: 'Whom to see today, and why',
  lead: 'Whom to see today, the most pressing first, and why. Words of attendance only: no amounts.',
  why: (reason: Why, facts: Facts) => why[reason](facts),
  leads: (to: Leads | null) => (to === null ? '' : leads[to]),
  columns: { client: 'Client', why: 'Why', leads: 'Enter opens' },
  caption: 'Whom to see today',
  client: (registerNumber: number, called: string | null) =>
    called === null ? number(registerNumber) : `${number(registerNumber)} ${called}`,
  none: 'Nobody waits for you today. Agreed dates stand in the calendar.',
  count: (count: number) => `${number(count)} ${count === 1 ? 'client' : 'clients'}`,
  before: (day: string) => `The clinic day before was ${clinicDay(day)}.`,
} as const
